using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections;

public sealed class InventorySnapshotTests
{
    private static readonly ConnectorTypeName MySql = ConnectorTypeName.Parse("AwsRdsMySql");

    [Fact]
    public void The_rows_of_a_type_replace_those_that_it_had()
    {
        var snapshot = InventorySnapshot.Nothing.With(MySql, [Connector(MySql, "A"), Connector(MySql, "B")])
            .With(ConnectorTypeName.IngestApi, [Connector(ConnectorTypeName.IngestApi, "C")])
            .With(MySql, [Connector(MySql, "D")]);

        Assert.Equal(["D", "C"], snapshot.Rows.Select(row => row.Label));
        Assert.Equal(2, snapshot.Count);
    }

    [Fact]
    public void A_type_that_has_become_empty_leaves_no_rows()
    {
        var snapshot = InventorySnapshot.Nothing.With(MySql, [Connector(MySql, "A")]).With(MySql, []);

        Assert.Empty(snapshot.Rows);
        Assert.Empty(snapshot.RowsByType);
    }

    [Fact]
    public void Part_of_a_type_comes_beside_what_it_had()
    {
        var snapshot = InventorySnapshot.Nothing.With(MySql, [Connector(MySql, "A", 1), Connector(MySql, "B", 2), Connector(MySql, "C", 3)])
            .WithPart(MySql, [Connector(MySql, "B, renamed", 2), Connector(MySql, "D", 4)]);

        Assert.Equal(["A", "B, renamed", "C", "D"], snapshot.Rows.Select(row => row.Label).Order(StringComparer.Ordinal));
        Assert.Same(snapshot, snapshot.WithPart(MySql, []));
    }

    [Fact]
    public void Rows_are_named_by_the_catalogue_whichever_of_the_two_comes_first()
    {
        ConnectorType[] catalogue = [new(MySql, "AWS RDS MySQL", "GA")];

        var rowsFirst = InventorySnapshot.Nothing.With(MySql, [Connector(MySql, "A")]).WithCatalogue(catalogue);
        var catalogueFirst = InventorySnapshot.Nothing.WithCatalogue(catalogue).With(MySql, [Connector(MySql, "A")]);

        Assert.Equal("AWS RDS MySQL", Assert.Single(rowsFirst.Rows).TypeLabel);
        Assert.Equal("AWS RDS MySQL", Assert.Single(catalogueFirst.Rows).TypeLabel);
    }

    [Fact]
    public void Salesforce_connectors_are_named_by_the_entry_that_the_catalogue_calls_otherwise()
    {
        var snapshot = InventorySnapshot.Nothing.WithCatalogue([new ConnectorType(ConnectorTypeName.SalesforceCrm, "Salesforce CRM", "GA")])
            .With(ConnectorTypeName.SalesforceDotCom, [Connector(ConnectorTypeName.SalesforceDotCom, "Home")]);

        Assert.Equal("Salesforce CRM", Assert.Single(snapshot.Rows).TypeLabel);
    }

    [Fact]
    public void A_type_that_the_catalogue_lacks_keeps_its_name()
    {
        var snapshot = InventorySnapshot.Nothing.With(ConnectorTypeName.IngestApi, [Connector(ConnectorTypeName.IngestApi, "A")])
            .WithCatalogue([new ConnectorType(MySql, "AWS RDS MySQL", "GA")]);

        Assert.Equal("IngestApi", Assert.Single(snapshot.Rows).TypeLabel);
    }

    [Fact]
    public void Two_types_that_the_catalogue_calls_the_same_can_be_told_apart()
    {
        var other = ConnectorTypeName.Parse("GoogleAnalyticsEMI");
        var snapshot = InventorySnapshot.Nothing.With(MySql, [Connector(MySql, "A")]).With(other, [Connector(other, "B")])
            .WithCatalogue([new ConnectorType(MySql, "Analytics", "GA"), new ConnectorType(other, "Analytics", "GA")]);

        Assert.Equal(["Analytics (AwsRdsMySql)", "Analytics (GoogleAnalyticsEMI)"], snapshot.Rows.Select(row => row.TypeLabel));
    }

    private static Connection Connector(ConnectorTypeName type, string label, int? id = null) =>
        new() { Id = id is { } number ? SomeRows.Id(number) : null, Label = label, Type = type };
}
