using D360Portal.Features.Connections.Details;
using D360Portal.Salesforce.Data360;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections.Details;

public sealed class ConnectionDetailsTests
{
    private static readonly ConnectorTypeName MySql = ConnectorTypeName.Parse("AwsRdsMySql");

    private static readonly ConnectorTypeDescription Described = new(
        new ConnectorType(MySql, "AWS RDS MySQL", "GA"),
        [
            new AttributeDescription("user", "User name", IsSecret: true),
            new AttributeDescription("password", "Password", IsSecret: true),
            new AttributeDescription("jdbc_connection_url", "Connection URL", IsSecret: false),
            new AttributeDescription("DATABASE", "Database", IsSecret: false),
        ]);

    private static readonly Connection Connector = new()
    {
        Label = "Clinic 01",
        Type = MySql,
        Parameters =
        [
            new ConnectionParameter("region", "eu-west-1"),
            new ConnectionParameter("DATABASE", "clinic_01"),
            new ConnectionParameter("jdbc_connection_url", "clinic-01.example:3306"),
        ],
        CredentialNames = ["password", "user"],
    };

    [Fact]
    public void Settings_come_by_the_catalogue_s_names_and_in_its_order()
    {
        var details = ConnectionDetails.Of(Connector, Described, The.Start);

        Assert.Equal(
            [
                new SettingRow("user", "User name", null, IsSecret: true),
                new SettingRow("password", "Password", null, IsSecret: true),
                new SettingRow("jdbc_connection_url", "Connection URL", "clinic-01.example:3306", IsSecret: false),
                new SettingRow("DATABASE", "Database", "clinic_01", IsSecret: false),
                new SettingRow("region", "region", "eu-west-1", IsSecret: false) { IsForeign = true },
            ],
            details.Settings);
        Assert.Equal("AWS RDS MySQL", details.TypeLabel);
        Assert.Equal(The.Start, details.ReadAt);
    }

    [Fact]
    public void Without_the_catalogue_settings_have_Salesforce_s_names()
    {
        var details = ConnectionDetails.Of(Connector, type: null, The.Start);

        Assert.Equal(["region", "DATABASE", "jdbc_connection_url", "password", "user"], details.Settings.Select(row => row.Label));
        Assert.Equal(["password", "user"], details.Settings.Where(row => row.IsSecret).Select(row => row.Name));
        Assert.Equal("AwsRdsMySql", details.TypeLabel);
        Assert.Equal("MySQL", ConnectionDetails.Of(Connector with { TypeLabel = "MySQL" }, type: null, The.Start).TypeLabel);
    }

    [Fact]
    public void What_the_catalogue_calls_secret_is_not_shown_wherever_it_stands()
    {
        var details = ConnectionDetails.Of(Connector with { Parameters = [new ConnectionParameter("USER", "canary")], CredentialNames = [] }, Described, The.Start);

        Assert.Equal(new SettingRow("USER", "User name", null, IsSecret: true), Assert.Single(details.Settings));
    }

    [Fact]
    public void A_catalogue_that_names_one_setting_twice_does_no_harm()
    {
        var twice = Described with { Attributes = [.. Described.Attributes, .. Described.Attributes, new AttributeDescription("database", "Other database", IsSecret: false)] };

        var details = ConnectionDetails.Of(Connector, twice, The.Start);

        Assert.Equal(["user", "password", "jdbc_connection_url", "DATABASE", "region"], details.Settings.Select(row => row.Name));
        Assert.Equal("Database", details.Settings[3].Label);
    }

    [Fact]
    public void A_setting_that_differs_in_case_alone_is_another_one()
    {
        var types = Described with { Attributes = [new AttributeDescription("database", "Lower", IsSecret: false), new AttributeDescription("DATABASE", "Upper", IsSecret: false)] };

        Assert.Equal("Upper", types.Find("DATABASE")!.Label);
        Assert.Equal("Lower", types.Find("database")!.Label);
        Assert.Equal("Lower", types.Find("Database")!.Label);
        Assert.Null(types.Find("warehouse"));
    }
}
