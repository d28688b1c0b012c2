using System.Text.Json;
using D360Portal.Salesforce.Data360;
using D360Portal.Tests.SimulatorTests.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class ConnectionTests
{
    private static readonly string[] Secrets = ["password", "clientSecret", "privateKey", "accessKey", "refreshToken"];

    [Fact]
    public void A_database_connector_is_read_as_documented()
    {
        var connection = FromSample("connection.aws-rds-mysql");

        Assert.Equal("9cg000000000002AAA", connection.Id.ToString());
        Assert.Equal(("AWS RDS MySQL clinic 01", "AWS_RDS_MySQL_clinic_01"), (connection.Label, connection.Name));
        Assert.Equal(("AwsRdsMySql", "AWS RDS MySQL", "Ingress"), (connection.Type.ToString(), connection.TypeLabel, connection.Method));
        Assert.Equal(ConnectionHealth.Healthy, connection.Status.Health);
        Assert.Equal((true, true), (connection.IsEditable, connection.IsDeletable));
        Assert.Equal(
            [new ConnectionParameter("jdbc_connection_url", "host.abc123.eu-west-1.rds.amazonaws.com:3306"), new ConnectionParameter("DATABASE", "clinic_01")],
            connection.Parameters);
        Assert.Equal(["user", "password"], connection.CredentialNames);
        Assert.Empty(connection.Further);
        Assert.DoesNotContain("****", connection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_Salesforce_connector_is_read_as_documented()
    {
        var connection = Read(ContractSample.Read("connection-list.salesforce")["connections"]![0]!.ToJsonString())!;

        Assert.Equal("0hMX40000002A6XMAU", connection.Id.ToString());
        Assert.Equal("Connected", connection.Status.Word);
        Assert.Equal(new DateTimeOffset(2024, 11, 18, 1, 2, 11, TimeSpan.Zero), connection.Created);
        Assert.Equal([new ConnectionParameter("alias", "Home"), new ConnectionParameter("organizationId", "00DX40000019beX")], connection.Further);
        Assert.Equal((null, null, null), (connection.IsEditable, connection.Method, connection.LastSync));
    }

    [Fact]
    public void A_push_connector_is_read_as_recorded()
    {
        var connection = FromSample("connection.ingest-api");

        Assert.Equal(ConnectorTypeName.IngestApi, connection.Type);
        Assert.Equal("Connected", connection.Status.Word);
        Assert.Equal([new ConnectionParameter("tenantSpecificEndpoint", "tenant.c360a.salesforce.com")], connection.Further);
        Assert.Empty(connection.Parameters);
    }

    [Fact]
    public void A_web_connector_is_read_as_the_schema_says()
    {
        var connection = FromSample("connection.streaming-app");

        Assert.Equal(ConnectorTypeName.StreamingApp, connection.Type);
        Assert.Equal("Needs new sign-in", connection.Status.Word);
        Assert.Contains(new ConnectionParameter("streamingAppType", "WebApp"), connection.Further);
        Assert.DoesNotContain(connection.Further, fact => fact.Name == "modules");
    }

    [Fact]
    public void A_Marketing_Cloud_connector_is_read_as_the_schema_says()
    {
        var connection = FromSample("connection.marketing-cloud");

        Assert.Equal(ConnectorTypeName.MarketingCloud, connection.Type);
        Assert.Equal("—", connection.Status.Word);
        Assert.Equal([new ConnectionParameter("createProfileBuMappings", "True"), new ConnectionParameter("eid", "510000000")], connection.Further.OrderBy(fact => fact.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void The_type_alone_is_enough()
    {
        var connection = Read("""{"connectorType":"act"}""")!;

        Assert.Equal("act", connection.Label);
        Assert.Equal((null, null, null, null), (connection.Id, connection.Name, connection.TypeLabel, connection.Method));
        Assert.Equal(default, connection.Status);
        Assert.Empty(connection.Parameters);
        Assert.Empty(connection.CredentialNames);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"9cg000000000001AAA","label":"Clinic 01"}""")]
    [InlineData("""{"connectorType":null,"label":"Clinic 01"}""")]
    [InlineData("""{"connectorType":"  ","label":"Clinic 01"}""")]
    [InlineData("""{"connectorType":{"name":"act"},"label":"Clinic 01"}""")]
    public void Without_a_type_it_is_no_connector(string json) => Assert.Null(Read(json));

    [Theory]
    [InlineData("""{"connectorType":"act","label":" ","name":"Clinic_01","id":"9cg000000000001AAA"}""", "Clinic_01")]
    [InlineData("""{"connectorType":"act","label":null,"name":"","id":"9cg000000000001AAA"}""", "9cg000000000001AAA")]
    [InlineData("""{"connectorType":"act","id":"no id"}""", "no id")]
    public void There_is_always_something_to_call_it_by(string json, string label) => Assert.Equal(label, Read(json)!.Label);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"9cg/../../x\"")]
    [InlineData("\"9cg000000000001\\u0000AA\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("42")]
    public void An_id_without_the_form_of_one_is_none(string id) => Assert.Null(Read($$"""{"connectorType":"act","label":"Clinic","id":{{id}}}""")!.Id);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2026-13-45T00:00:00.000Z\"")]
    [InlineData("{}")]
    [InlineData("false")]
    public void A_time_that_is_none_is_not_known(string time) =>
        Assert.Null(Read($$"""{"connectorType":"act","lastSyncDate":{{time}}}""")!.LastSync);

    [Theory]
    [InlineData("2026-11-24T09:00:00.000Z")]
    [InlineData("2026-11-24T09:00:00.000+0000")]
    [InlineData("2026-11-24T10:00:00+01:00")]
    [InlineData("2026-11-24T09:00:00")]
    public void A_time_is_read_in_any_of_Salesforce_s_forms(string time) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), Read($$"""{"connectorType":"act","lastSyncDate":"{{time}}"}""")!.LastSync);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"DATABASE":"clinic_01"}""")]
    [InlineData("\"DATABASE=clinic_01\"")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("[null,7,\"a\",[],{}]")]
    [InlineData("""[{"value":"clinic_01"},{"paramName":null,"value":"x"},{"paramName":" "}]""")]
    public void Parameters_of_an_unexpected_shape_are_none(string parameters)
    {
        var connection = Read($$"""{"connectorType":"act","label":"Clinic","params":{{parameters}},"credentials":{{parameters}}}""")!;

        Assert.Empty(connection.Parameters);
        Assert.Empty(connection.CredentialNames);
        Assert.Equal("Clinic", connection.Label);
    }

    [Fact]
    public void One_strange_parameter_does_not_take_the_others_with_it()
    {
        var connection = Read("""{"connectorType":"act","params":[{"paramName":"port","value":3306},17,{"paramName":"ssl","value":true},{"paramName":"host","value":{"name":"x"}},{"paramName":"region","value":null}]}""")!;

        Assert.Equal(
            [new ConnectionParameter("port", "3306"), new ConnectionParameter("ssl", "true"), new ConnectionParameter("host", null), new ConnectionParameter("region", null)],
            connection.Parameters);
    }

    [Fact]
    public void Numbers_and_booleans_do_where_texts_belong()
    {
        var connection = Read("""{"connectorType":"act","label":12,"name":true,"method":3.5,"status":1,"editable":"true","deletable":"no"}""")!;

        Assert.Equal(("12", "true", "3.5", "1"), (connection.Label, connection.Name, connection.Method, connection.Status.Value));
        Assert.Equal((true, false), (connection.IsEditable, connection.IsDeletable));
    }

    [Fact]
    public void A_blank_status_does_not_hide_the_other_one() =>
        Assert.Equal("Active", Read("""{"connectorType":"SalesforceDotCom","status":"","connectionStatus":"Active"}""")!.Status.Value);

    [Fact]
    public void The_value_of_a_credential_goes_nowhere()
    {
        var connection = Read("""{"connectorType":"act","credentials":[{"paramName":"user","value":"canary-1"},{"paramName":"password","value":"canary-2"},{"paramName":"user","value":"canary-3"}]}""")!;

        Assert.Equal(["user", "password"], connection.CredentialNames);
        Assert.DoesNotContain("canary", JsonSerializer.Serialize(connection), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_among_the_parameters_is_taken_for_a_credential()
    {
        foreach (var name in Secrets)
        {
            var connection = Read($$"""{"connectorType":"act","params":[{"paramName":"{{name}}","value":"canary"},{"paramName":"DATABASE","value":"clinic"}],"{{name}}":"canary"}""")!;

            Assert.Equal([name], connection.CredentialNames);
            Assert.Equal([new ConnectionParameter("DATABASE", "clinic")], connection.Parameters);
            Assert.DoesNotContain("canary", JsonSerializer.Serialize(connection), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_has_no_name_is_counted_and_its_value_goes_nowhere()
    {
        var connection = Read("""
            {"connectorType":"act","params":[{"paramName":"host","value":"clinic"},{"paramName":" ","value":"canary-1"},{"value":"canary-2"}],"credentials":[{"paramName":"","value":"canary-3"}]}
            """)!;

        Assert.Equal(3, connection.NamelessCount);
        Assert.Equal([new ConnectionParameter("host", "clinic")], connection.Parameters);
        Assert.DoesNotContain("canary", JsonSerializer.Serialize(connection), StringComparison.Ordinal);
        Assert.Equal(0, Read("""{"connectorType":"act","params":[{"paramName":"host","value":"clinic"}]}""")!.NamelessCount);
    }

    [Fact]
    public void Half_a_character_in_a_field_that_nobody_knows_does_no_harm()
    {
        var connection = Read("""{"connectorType":"act","label":"Clinic","alias":"Ward \ud83c","organizationId":"00D000000000001"}""")!;

        Assert.Equal("Clinic", connection.Label);
        Assert.Contains(new ConnectionParameter("organizationId", "00D000000000001"), connection.Further);
    }

    private static Connection FromSample(string name) => Read(ContractSample.Read(name).ToJsonString())!;

    private static Connection? Read(string json) => Connection.From(JsonSerializer.Deserialize(json, Data360JsonContext.Default.ConnectionRecord));
}
