using Bunit;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Edit;
using D360Portal.Salesforce.Data360;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections.Edit;

/// <summary>The form of the credentials alone knows as much of them as the whole form does.</summary>
public sealed class CredentialFieldsTests : BunitContext
{
    private static readonly ConnectorTypeName Snowflake = ConnectorTypeName.Parse("SNOWFLAKE");

    private static readonly ConnectorForm Form = ConnectorForm.Of(
        Snowflake,
        new ConnectorTypeDescription(
            new ConnectorType(Snowflake, "Snowflake", "GA"),
            [
                Text("mode", "Mode") with { Options = [new("key", "Key") { Fields = new AttributeNames(["privateKey"]) }, new("password", "Password") { Fields = new AttributeNames(["password", "realm"]) }] },
                Secret("privateKey", "Private key"), Secret("password", "Password"), Text("realm", "Realm"),
            ]),
        source: null);

    private ConnectionDraft _draft = Draft(("mode", "key"), ("realm", "clinic"));

    [Theory]
    [InlineData("key", "privateKey")]
    [InlineData("password", "password")]
    public void Only_what_goes_with_the_way_to_sign_in_is_asked_for(string mode, string asked)
    {
        _draft = _draft.With("mode", mode);
        var fields = Show();

        Assert.Equal(asked, Assert.Single(fields.FindAll("[data-param]")).GetAttribute("data-param"));
        Assert.Equal(mode is "password", fields.FindAll("dt").Any(term => term.TextContent == "Realm"));
    }

    [Fact]
    public void A_known_trap_is_named_and_put_right_by_a_click()
    {
        _draft = _draft.With("privateKey", "-----BEGIN KEY-----canaryKEY=-----END KEY-----");

        Show().Find(".advice button").Click();

        Assert.Equal("canaryKEY=", _draft["privateKey"]);
    }

    [Fact]
    public void Where_the_sources_disagree_it_is_said_of_the_connector()
    {
        var source = new Connection { Label = "Clinic", Type = Snowflake, Parameters = [new ConnectionParameter("privateKey", "x")] };

        Assert.Equal(
            "The catalogue counts it among the credentials, the connector has it among its parameters. It is sent as the catalogue says.",
            Show(source).Find(".conflict li").TextContent);
    }

    private IRenderedComponent<CredentialFields> Show(Connection? source = null) => Render<CredentialFields>(parameters => parameters
        .Add(fields => fields.Form, Form).Add(fields => fields.Draft, _draft).Add(fields => fields.Faults, [])
        .Add(fields => fields.Facts, new FormFacts(new FormStart { Key = "edit/x", Form = Form, Source = source, IsChange = true, Draft = _draft, Neighbours = [] }))
        .Add(fields => fields.OnChange, (Func<ConnectionDraft, ConnectionDraft> change) => _draft = change(_draft)));
}
