using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections;

public sealed class ConnectionRowTests
{
    private static readonly Connection Connector = new()
    {
        Id = SomeRows.Id(1),
        Label = "Clinic 01",
        Name = "Clinic_01",
        Type = ConnectorTypeName.Parse("AwsRdsMySql"),
        TypeLabel = "MySQL, says the connector",
        Method = "Ingress",
        Status = new ConnectionStatus("CONNECTED"),
        LastSync = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero),
        Parameters = [new ConnectionParameter("DATABASE", "clinic_01")],
    };

    [Fact]
    public void A_row_has_what_the_list_told()
    {
        var row = ConnectionRow.From(Connector, "AWS RDS MySQL");

        Assert.Equal(
            (Connector.Id, "Clinic 01", "Clinic_01", Connector.Type, "AWS RDS MySQL", Connector.Status, "Ingress", Connector.LastSync),
            (row.Id, row.Label, row.Name, row.Type, row.TypeLabel, row.Status, row.Method, row.LastSync));
        Assert.Equal(Connector.Parameters, row.Parameters);
    }

    [Fact]
    public void A_type_is_called_by_the_catalogue_then_by_the_connector_then_by_its_name()
    {
        Assert.Equal("AWS RDS MySQL", ConnectionRow.From(Connector, "AWS RDS MySQL").TypeLabel);
        Assert.Equal("MySQL, says the connector", ConnectionRow.From(Connector, typeLabel: null).TypeLabel);
        Assert.Equal("AwsRdsMySql", ConnectionRow.From(Connector with { TypeLabel = null }, typeLabel: null).TypeLabel);
    }

    [Fact]
    public void A_row_of_which_little_is_known_can_be_searched()
    {
        var row = new ConnectionRow { Label = "Clinic", Type = ConnectorTypeName.Parse("act"), TypeLabel = "act", Parameters = [new ConnectionParameter("host", Value: null)] };

        Assert.True(row.Has("CLIN"));
        Assert.False(row.Has("host"));
    }
}
