using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

public sealed class ConnectorFormTests
{
    private static readonly Connection Source = new()
    {
        Id = SomeRows.Id(1),
        Label = "Clinic 01",
        Type = MadeUp,
        Method = "Ingress",
        Parameters = [new ConnectionParameter("host", "clinic-01.example"), new ConnectionParameter("tuning", "fast")],
        CredentialNames = ["password", "certificate"],
    };

    [Fact]
    public void A_form_has_the_catalogue_s_settings_in_its_order()
    {
        var form = Of(Secret("password"), Text("host"), Text("DATABASE", "Database"));

        Assert.Equal(["password", "host", "DATABASE"], form.Fields.Select(field => field.Name));
        Assert.All(form.Fields, field => Assert.Equal(FieldOrigin.Catalogue, field.Origin));
        Assert.Equal((MadeUp, "Made-up type", "GA", "Ingress", true), (form.Type, form.TypeLabel, form.ReleaseLevel, form.Method, form.IsInCatalogue));
    }

    [Fact]
    public void What_the_catalogue_lacks_is_completed_from_the_cloned_connector()
    {
        var form = ConnectorForm.Of(MadeUp, Describe(Secret("password"), Text("host")), Source);

        Assert.Equal(["password", "host", "tuning", "certificate"], form.Fields.Select(field => field.Name));
        Assert.Equal(["tuning", "certificate"], form.Fields.Where(field => field.Origin == FieldOrigin.ClonedConnector).Select(field => field.Name));
        Assert.False(form.Find("tuning")!.Attribute.IsSecret);
        Assert.True(form.Find("certificate")!.Attribute is { IsSecret: true, IsRequired: true, IsMasked: true });
    }

    [Fact]
    public void A_type_that_the_catalogue_does_not_have_can_still_be_cloned()
    {
        var form = ConnectorForm.Of(MadeUp, description: null, Source with { TypeLabel = "Made by hand" });

        Assert.Equal(["host", "tuning", "password", "certificate"], form.Fields.Select(field => field.Name));
        Assert.Equal(("Made by hand", false), (form.TypeLabel, form.IsInCatalogue));
    }

    [Fact]
    public void A_setting_that_stands_in_both_lists_is_one_field()
    {
        var form = ConnectorForm.Of(MadeUp, description: null, Source with { CredentialNames = ["host", "password"] });

        Assert.Equal(["host", "tuning", "password"], form.Fields.Select(field => field.Name));
    }

    [Fact]
    public void The_catalogue_s_spelling_wins_over_the_cloned_connector_s()
    {
        var form = ConnectorForm.Of(MadeUp, Describe(Text("HOST"), Text("tuning"), Secret("PASSWORD"), Secret("certificate")), Source);

        Assert.Equal(["HOST", "tuning", "PASSWORD", "certificate"], form.Fields.Select(field => field.Name));
        Assert.Equal("HOST", form.Find("host")!.Name);
    }

    [Fact]
    public void Two_settings_that_differ_in_case_alone_are_two()
    {
        var form = Of(Text("user"), Text("USER"));

        Assert.Equal(("user", "USER"), (form.Find("user")!.Name, form.Find("USER")!.Name));
    }

    [Theory]
    [InlineData(null, null, true, true)]
    [InlineData(true, null, true, false)]
    [InlineData(null, true, false, true)]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, false, true)]
    [InlineData(true, false, true, false)]
    [InlineData(false, false, false, false)]
    public void A_setting_belongs_to_the_directions_that_it_is_meant_for(bool? ingress, bool? egress, bool isForIngress, bool isForEgress)
    {
        var type = Describe(Text("always"), Text("sometimes") with { IsForIngress = ingress, IsForEgress = egress });

        Assert.Equal(isForIngress, ConnectorForm.Of(MadeUp, type, Source with { Parameters = [], CredentialNames = [] }).Find("sometimes") is not null);
        Assert.Equal(isForEgress, ConnectorForm.Of(MadeUp, type, Source with { Method = "Egress", Parameters = [], CredentialNames = [] }).Find("sometimes") is not null);
    }

    [Fact]
    public void A_type_that_only_sends_data_out_is_made_for_that()
    {
        Assert.Equal("Egress", Of(Text("bucket") with { IsForEgress = true }).Method);
        Assert.Equal("Ingress", Of(Text("bucket") with { IsForEgress = true }, Text("folder")).Method);
        Assert.Equal("Ingress", Of().Method);
    }

    [Fact]
    public void A_clone_goes_the_way_of_its_source() => Assert.Equal("Egress", ConnectorForm.Of(MadeUp, Describe(Text("host")), Source with { Method = "Egress" }).Method);

    [Theory]
    [InlineData("jdbcConnectionUrl", true)]
    [InlineData("JDBCDATABASE", true)]
    [InlineData("bucket", false)]
    [InlineData(null, false)]
    public void A_database_is_known_by_what_its_settings_mean(string? meaning, bool isDatabase) =>
        Assert.Equal(isDatabase, Of(Text("where") with { Meaning = meaning }).IsDatabase);
}
