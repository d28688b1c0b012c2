using CsCheck;
using D360Portal.Features.Connections;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

public sealed class FieldNamesTests
{
    [Theory]
    [InlineData("Database", "Database")]
    [InlineData("Name", "Name (one)")]
    [InlineData(" name ", "name (one)")]
    [InlineData("API name", "API name (one)")]
    [InlineData("API Name", "API Name (one)")]
    [InlineData("Account", "Account (one)")]
    [InlineData("ACCOUNT", "ACCOUNT (one)")]
    public void A_label_that_is_taken_gets_the_parameter_s_name_behind_it(string label, string name)
    {
        var form = Of(Text("one", label), Text("two", "Account"));

        Assert.Equal(name, FieldNames.LabelOf(form, form.Fields[0]));
    }

    [Fact]
    public void A_setting_that_is_not_shown_takes_no_label()
    {
        var form = Of(Text("one", "Account"), Text("two", "Account") with { IsHidden = true });

        Assert.Equal("Account", FieldNames.LabelOf(form, form.Fields[0]));
    }

    [Fact]
    public void A_label_that_looks_like_another_with_its_parameter_s_name_is_taken_too()
    {
        var form = Of(Text("a", "Account"), Text("b", "Account"), Text("c", "Account (a)"));

        Assert.Equal(["Account (a)", "Account (b)", "Account (a) (c)"], form.Fields.Select(field => FieldNames.LabelOf(form, field)));
    }

    [Fact]
    public void No_two_controls_share_a_name_or_an_id() => Attributes.Array[0, 12].Sample(attributes =>
    {
        var form = Of([.. attributes.DistinctBy(attribute => attribute.Name, StringComparer.OrdinalIgnoreCase)]);
        var shown = form.Fields.Where(field => field.IsShown).ToArray();

        Assert.Distinct([.. shown.Select(field => FieldNames.LabelOf(form, field)), "Name", "API name"], StringComparer.OrdinalIgnoreCase);
        Assert.Distinct([.. shown.Select(field => FieldNames.IdOf(form, field.Name)), FieldNames.LabelId, FieldNames.NameId]);
    });

    [Fact]
    public void The_two_fields_that_every_form_has_have_ids_of_their_own()
    {
        var form = Of(Text("(label"), Text("name"));

        Assert.Equal((FieldNames.LabelId, FieldNames.NameId), (FieldNames.IdOf(form, FieldFault.Label), FieldNames.IdOf(form, FieldFault.Name)));
        Assert.Equal(["setting-0", "setting-1"], form.Fields.Select(field => FieldNames.IdOf(form, field.Name)));
    }
}
