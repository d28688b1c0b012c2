using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

public sealed class ConnectionDraftTests
{
    private static readonly ImmutableHashSet<string> NoNames = [];

    [Fact]
    public void A_new_draft_has_the_catalogue_s_defaults_but_for_secrets()
    {
        var draft = ConnectionDraft.New(Of(Text("region") with { Default = "eu-west-1" }, Text("host"), Secret("password") with { Default = "changeme" }));

        Assert.Equal(("eu-west-1", "", ""), (draft["region"], draft["host"], draft["password"]));
    }

    [Fact]
    public void The_API_name_follows_the_label_until_the_user_writes_one()
    {
        var draft = new ConnectionDraft().Labelled("Clinic 1", NoNames, limit: 40);
        Assert.Equal("Clinic_1", draft.Name);

        var written = draft with { Name = "Mine", IsNameWritten = true };
        Assert.Equal(("Clinic 2", "Mine"), (written.Labelled("Clinic 2", NoNames, limit: 40).Label, written.Labelled("Clinic 2", NoNames, limit: 40).Name));
        Assert.Equal("Clinic_2_2", draft.Labelled("Clinic 2", ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "CLINIC_2"), limit: 40).Name);
    }

    [Fact]
    public void Secrets_go_to_the_letter_and_everything_else_without_blanks_around_it()
    {
        var form = Of(Secret("password"), Text("host"), Text("note"));

        var definition = Draft(("password", " pass word\t"), ("host", "  clinic-01.example \n"), ("note", " \t ")).ToDefinition(form);

        Assert.Equal(" pass word\t", Assert.Single(definition.Credentials).Value.Reveal());
        Assert.Equal([new ConnectionParameter("host", "clinic-01.example")], definition.Parameters);
    }

    [Fact]
    public void Label_and_name_go_without_blanks_around_them()
    {
        var definition = (Draft() with { Label = "  Clinic 01 ", Name = " Clinic_01 " }).ToDefinition(Of());

        Assert.Equal(("Clinic 01", "Clinic_01"), (definition.Label, definition.Name));
    }

    [Fact]
    public void What_cannot_be_filled_in_goes_with_its_default()
    {
        var form = Of(
            Text("hidden") with { IsHidden = true, Default = "42" },
            Text("fixed") with { IsReadOnly = true, Default = "7" },
            Text("without") with { IsHidden = true },
            Secret("sealed") with { IsHidden = true, Default = "agreed" });

        var definition = ConnectionDraft.New(form).ToDefinition(form);

        Assert.Equal([new ConnectionParameter("hidden", "42"), new ConnectionParameter("fixed", "7")], definition.Parameters);
        Assert.Equal(("sealed", "agreed"), (Assert.Single(definition.Credentials).Name, definition.Credentials[0].Value.Reveal()));
    }

    [Fact]
    public void A_mask_is_not_sent_as_a_secret_even_by_the_catalogue_s_default()
    {
        var form = Of(Secret("sealed") with { IsHidden = true, Default = "****" }, Secret("password"), Text("pin") with { IsMasked = true }, Text("stars"));

        var definition = Draft(("password", " •••• "), ("pin", "****"), ("stars", "****")).ToDefinition(form);

        Assert.Empty(definition.Credentials);
        Assert.Equal([new ConnectionParameter("stars", "****")], definition.Parameters);
    }

    [Fact]
    public void What_a_clone_carries_into_a_hidden_setting_goes_on()
    {
        var form = Of(Text("hidden") with { IsHidden = true, Default = "42" });

        Assert.Equal("43", Assert.Single(Draft(("hidden", "43")).ToDefinition(form).Parameters).Value);
    }

    [Fact]
    public void Values_of_settings_that_the_form_does_not_have_are_not_sent() =>
        Assert.Empty(Draft(("gone", "value")).ToDefinition(Of(Text("host"))).Parameters);

    [Fact]
    public void Nothing_of_a_secret_or_of_what_is_typed_unseen_is_left_without_secrets()
    {
        var form = Of(Secret("password"), Text("pin") with { IsMasked = true }, new AttributeDescription("tenant", "Tenant", IsSecret: true), Text("host"));

        var kept = Draft(("password", "p"), ("pin", "1234"), ("tenant", "t"), ("host", "h")).WithoutSecrets(form);

        Assert.Equal(["host"], kept.Values.Keys);
    }

    [Fact]
    public void Every_value_goes_where_the_catalogue_says_whatever_the_settings() => Filled.Sample(filled =>
    {
        var (form, draft) = filled;
        var body = JsonNode.Parse(RequestBody.Create(draft.ToDefinition(form)).ToBytes())!;
        var credentials = Read(body["credentials"]!);
        var parameters = Read(body["parameters"]!);

        Assert.Equal(("MadeUpType", "Clinic 01", "Clinic_01", form.Method), ((string?)body["connectorType"], (string?)body["label"], (string?)body["name"], (string?)body["method"]));
        Assert.Equal(credentials.Keys, form.Fields.Where(field => field.Attribute.IsSecret).Select(field => field.Name).Where(credentials.ContainsKey));
        Assert.Equal(parameters.Keys, form.Fields.Where(field => !field.Attribute.IsSecret).Select(field => field.Name).Where(parameters.ContainsKey));
        foreach (var field in form.Fields)
        {
            var sent = (field.Attribute.IsSecret ? credentials : parameters).GetValueOrDefault(field.Name);
            Assert.Equal(Expected(field.Attribute, draft.Values.GetValueOrDefault(field.Name)), sent);
        }
    });

    [Fact]
    public void No_mask_is_sent_as_a_secret_by_a_draft_that_passes() => Filled.Where(filled => DraftChecker.CheckSettings(filled.Draft, filled.Form).Count == 0).Sample(
        filled =>
        {
            var definition = filled.Draft.ToDefinition(filled.Form);

            Assert.DoesNotContain(definition.Credentials, credential => MaskedValue.Matches(credential.Value.Reveal()));
            Assert.All(
                filled.Form.Fields.Where(field => field is { IsShown: true, Attribute: { IsRequired: true, IsReadOnly: false } }),
                field => Assert.True(
                    definition.Credentials.Any(credential => credential.Name == field.Name) || definition.Parameters.Any(parameter => parameter.Name == field.Name), field.Name));
        },
        iter: 300);

    /// <summary>What is to be sent of a setting; null for nothing.</summary>
    private static string? Expected(AttributeDescription attribute, string? typed)
    {
        var value = attribute is { IsHidden: true } or { IsReadOnly: true } ? typed ?? attribute.Default : attribute.IsSecret ? typed : typed?.Trim();
        var isMask = (attribute.IsSecret || attribute.IsMasked) && value?.Trim() is "****" or "••••••••";
        return string.IsNullOrEmpty(value) || isMask ? null : value;
    }

    private static Dictionary<string, string> Read(JsonNode list) =>
        list.AsArray().ToDictionary(item => (string)item!["paramName"]!, item => (string)item!["value"]!, StringComparer.Ordinal);
}
