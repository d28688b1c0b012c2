using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Edit;
using D360Portal.Salesforce.Data360;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections.Edit;

public sealed class EditDraftTests
{
    [Fact]
    public void What_Salesforce_tells_is_filled_in_and_secrets_are_not()
    {
        var form = Of(Text("host"), Text("port") with { Default = "3306" }, Secret("password"));

        var draft = EditDraft.Of(Connection(("host", "clinic"), ("port", "3307")), form);

        Assert.Equal(("clinic", "3307", ""), (draft.Draft["host"], draft.Draft["port"], draft.Draft["password"]));
        Assert.Equal(("Clinic 02", "Clinic_02"), (draft.Draft.Label, draft.Draft.Name));
        Assert.True(draft.IsWhole);
        Assert.Empty(draft.Notes);
    }

    [Fact]
    public void A_default_does_not_become_a_value_that_the_connector_never_had() =>
        Assert.Equal("", EditDraft.Of(Connection(("host", "clinic")), Of(Text("host"), Text("port") with { Default = "3306" })).Draft["port"]);

    [Fact]
    public void A_hidden_setting_that_is_not_told_keeps_its_default_unless_it_is_fixed()
    {
        var form = Of(Text("host"), Text("mode") with { IsHidden = true, Default = "1" }, Text("version") with { IsHidden = true, IsFixed = true, Default = "7" });

        var definition = EditDraft.Of(Connection(("host", "clinic")), form).Draft.ToDefinition(form);

        Assert.Equal(["host", "mode"], definition.Parameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData("****")]
    [InlineData("••••••")]
    public void A_mask_is_never_filled_in(string mask)
    {
        var draft = EditDraft.Of(Connection(("host", mask)), Of(Text("host", "Host")));

        Assert.Equal(("", false), (draft.Draft["host"], draft.IsWhole));
        Assert.Contains("Host", Assert.Single(draft.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connector_that_tells_no_settings_says_so() =>
        Assert.False(EditDraft.Of(Connection(), Of(Text("host") with { IsRequired = true })).IsWhole);

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "Salesforce tells a setting without a name. It cannot be sent, so saving may remove it.")]
    [InlineData(2, "Salesforce tells 2 settings without a name. They cannot be sent, so saving may remove them.")]
    public void What_has_no_name_is_told_because_saving_may_remove_it(int count, string? note)
    {
        var draft = EditDraft.Of(Connection(("host", "clinic")) with { NamelessCount = count }, Of(Text("host")));

        Assert.Equal((note, note is null), (draft.Notes.SingleOrDefault(), draft.IsWhole));
    }

    [Fact]
    public void What_the_connector_has_twice_is_told_and_the_last_one_filled_in()
    {
        var draft = EditDraft.Of(Connection(("host", "one"), ("host", "two")), Of(Text("host")));

        Assert.Equal("two", draft.Draft["host"]);
        Assert.Equal("host: the connector has it more than once, with different values. The last one is filled in; saving leaves that one alone.", Assert.Single(draft.Notes));
    }

    [Fact]
    public void What_is_fixed_can_only_be_read_but_a_secret_must_be_typed()
    {
        var form = EditDraft.FormOf(Of(Text("host"), Text("version") with { IsFixed = true }, Secret("password") with { IsFixed = true }));

        Assert.Equal([false, true, false], form.Fields.Select(field => field.Attribute.IsReadOnly));
    }

    [Fact]
    public void Whatever_the_form_no_mask_and_no_secret_is_in_the_draft() => Gen.Select(Attributes.Array[0, 8], Values.Array[8]).Sample((attributes, values) =>
    {
        var distinct = attributes.DistinctBy(attribute => attribute.Name, StringComparer.Ordinal).ToArray();
        var form = EditDraft.FormOf(Of(distinct));
        var connection = Connection([.. distinct.Select((attribute, index) => (attribute.Name, values[index]))]);

        var definition = EditDraft.Of(connection, form).Draft.ToDefinition(form);

        Assert.All(definition.Credentials, credential => Assert.Contains(distinct, attribute => attribute.Name == credential.Name && (attribute.Default ?? "") == credential.Value.Reveal()));
        Assert.DoesNotContain(definition.Parameters, parameter => MaskedValue.Matches(parameter.Value!) && distinct.Single(attribute => attribute.Name == parameter.Name).Default != parameter.Value);
    });

    [Fact]
    public void The_summary_has_old_beside_new_and_of_secrets_only_that_there_is_one()
    {
        var form = Of(Text("host", "Host"), Text("port", "Port"), Secret("password", "Password"));
        var before = Connection(("host", "old-host"), ("port", "3306"));
        var draft = Draft(("host", "new-host"), ("port", " 3306 "), ("password", "canary")) with { Label = "Clinic 02", Name = "Clinic_03" };

        Assert.Equal(
            [new ChangeRow("API name", "Clinic_02", "Clinic_03"), new ChangeRow("Host", "old-host", "new-host"), new ChangeRow("Password", null, null)],
            ChangeSummary.Of(before, draft, form));
    }

    [Fact]
    public void Without_a_change_the_summary_is_empty()
    {
        var form = Of(Text("host"), Text("masked"), Secret("password"));
        var before = Connection(("host", "clinic"), ("masked", "****"));

        Assert.Empty(ChangeSummary.Of(before, EditDraft.Of(before, form).Draft, form));
    }

    [Fact]
    public void What_does_not_go_with_the_choice_is_not_sent_and_the_summary_says_that_it_goes()
    {
        var form = Of(
            Text("mode", "Mode") with { Options = [new("key", "Key") { Fields = new AttributeNames(["key"]) }, new("password", "Password") { Fields = new AttributeNames(["password", "realm"]) }] },
            Secret("key", "Key"), Secret("password", "Password"), Text("realm", "Realm"));
        var before = Connection(("mode", "password"), ("realm", "clinic")) with { CredentialNames = ["password"] };

        var changes = ChangeSummary.Of(before, Draft(("mode", "key"), ("realm", "clinic"), ("key", "canary")) with { Label = "Clinic 02", Name = "Clinic_02" }, form);

        Assert.Equal(
            [
                new ChangeRow("Mode", "password", "key"), new ChangeRow("Key", null, null), new ChangeRow("Password", "not given back", "—"),
                new ChangeRow("Realm", "clinic", "—"),
            ],
            changes);
    }

    private static Connection Connection(params (string Name, string Value)[] parameters) => new()
    {
        Id = SomeRows.Id(2),
        Label = "Clinic 02",
        Name = "Clinic_02",
        Type = MadeUp,
        Parameters = [.. parameters.Select(parameter => new ConnectionParameter(parameter.Name, parameter.Value))],
    };
}
