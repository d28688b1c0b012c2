using System.Text;
using System.Text.Json.Nodes;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class RequestBodyTests
{
    private const string Canary = "canary-\"<&'\\-päss";

    private static readonly ConnectionDefinition Definition = new()
    {
        Type = ConnectorTypeName.Parse("AwsRdsMySql"),
        Method = "Ingress",
        Label = "Clinic <01> & \"co\"",
        Name = "Clinic_01",
        Credentials = [new ConnectionCredential("user", new Secret("canary-user")), new ConnectionCredential("password", new Secret(Canary))],
        Parameters = [new ConnectionParameter("jdbc_connection_url", "one.example:3306"), new ConnectionParameter("ssl", "true")],
    };

    [Fact]
    public void A_create_is_written_as_Salesforce_documents_it() => AssertJson(
        """
        {"connectorType":"AwsRdsMySql","label":"Clinic <01> & \"co\"","name":"Clinic_01","method":"Ingress",
         "credentials":[{"paramName":"user","value":"canary-user"},{"paramName":"password","value":"canary-\"<&'\\-päss"}],
         "parameters":[{"paramName":"jdbc_connection_url","value":"one.example:3306"},{"paramName":"ssl","value":"true"}]}
        """,
        RequestBody.Create(Definition));

    [Fact]
    public void A_test_has_no_names() => AssertJson(
        """{"connectorType":"AwsRdsMySql","method":"Ingress","credentials":[],"parameters":[{"paramName":"jdbc_connection_url","value":"one.example:3306"},{"paramName":"ssl","value":"true"}]}""",
        RequestBody.Test(Definition with { Credentials = [] }));

    [Fact]
    public void A_type_that_has_no_settings_gets_none()
    {
        var definition = Definition with { Type = ConnectorTypeName.IngestApi, Credentials = [], Parameters = [] };

        AssertJson("""{"connectorType":"IngestApi","label":"Clinic <01> & \"co\"","name":"Clinic_01"}""", RequestBody.Create(definition));
        AssertJson("""{"connectorType":"IngestApi","method":"Ingress"}""", RequestBody.Test(definition));
    }

    [Fact]
    public void A_Salesforce_CRM_connector_has_its_org_beside_its_names()
    {
        var definition = Definition with { Type = ConnectorTypeName.SalesforceDotCom, Credentials = [], Parameters = [new ConnectionParameter("organizationId", "00D000000000001")] };

        AssertJson("""{"connectorType":"SalesforceDotCom","label":"Clinic <01> & \"co\"","name":"Clinic_01","organizationId":"00D000000000001"}""", RequestBody.Create(definition));
        AssertJson("""{"connectorType":"SalesforceDotCom","method":"Ingress","organizationId":"00D000000000001"}""", RequestBody.Test(definition));
    }

    [Fact]
    public void A_value_that_is_typed_unseen_is_not_shown_either()
    {
        var definition = Definition with { Parameters = [new ConnectionParameter("pin", "canary-pin"), new ConnectionParameter("ssl", "true")], MaskedParameters = new HashSet<string> { "pin" } };

        Assert.DoesNotContain("canary", RequestBody.Create(definition).ToShown().GetRawText(), StringComparison.Ordinal);
        Assert.Contains("canary-pin", Encoding.UTF8.GetString(RequestBody.Create(definition).ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_taken_out_of_messages_the_longest_first()
    {
        var definition = Definition with
        {
            Credentials = [new ConnectionCredential("user", new Secret("canary")), new ConnectionCredential("password", new Secret("canary-long")), new ConnectionCredential("pin", new Secret("no"))],
        };

        Assert.Equal("*** and *** are not right, no.", definition.Redact("canary and canary-long are not right, no."));
        Assert.Null(definition.Redact(null));
    }

    [Fact]
    public void What_is_shown_is_what_is_sent_with_stars_in_place_of_every_credential()
    {
        var shown = JsonNode.Parse(RequestBody.Create(Definition).ToShown().GetRawText())!;
        var sent = JsonNode.Parse(RequestBody.Create(Definition).ToBytes())!;
        foreach (var credential in sent["credentials"]!.AsArray())
        {
            credential!["value"] = "***";
        }

        Assert.True(JsonNode.DeepEquals(sent, shown), shown.ToJsonString());
    }

    [Fact]
    public void No_secret_is_in_the_shown_call()
    {
        var client = new Data360Call("create the connector", HttpMethod.Post, "/services/data/v66.0/ssot/connections") { Body = RequestBody.Create(Definition) };
        var shown = ShownCall.Of(client, new Uri("https://acme.my.salesforce.com"));

        foreach (var text in (string[])[shown.ToCurl(), shown.ToJson(), shown.ToString(), Definition.ToString()])
        {
            Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        }

        Assert.Contains("\"value\": \"***\"", shown.ToJson(), StringComparison.Ordinal);
        Assert.Contains("one.example:3306", shown.ToCurl(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_request_carries_the_body_as_JSON()
    {
        using var request = new Data360Call("create", HttpMethod.Post, "/x") { Body = RequestBody.Create(Definition) }.ToRequest(new Uri("https://acme.my.salesforce.com"));

        Assert.Equal("application/json", request.Content!.Headers.ContentType!.ToString());
    }

    private static void AssertJson(string expected, RequestBody body) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(body.ToBytes())), Encoding.UTF8.GetString(body.ToBytes()));
}
