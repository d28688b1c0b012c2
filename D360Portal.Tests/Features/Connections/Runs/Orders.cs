using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Orders of clinics, as a spreadsheet would make them.</summary>
internal static class Orders
{
    public const string Password = "canary-password-in-a-run";

    public static readonly ConnectorTypeName MySql = ConnectorTypeName.Parse("AwsRdsMySql");

    /// <summary>An order of so many rows whose names begin with a word.</summary>
    public static RunOrder Of(string name, int rows, Func<RunOrderRow, RunOrderRow>? change = null, int reserve = 0) => new()
    {
        Type = MySql,
        TypeLabel = "AWS RDS MySQL",
        SheetName = $"{name}.csv",
        Columns = ["Clinic", "Host"],
        Rows = [.. Enumerable.Range(1, rows).Select(number => Row(name, number)).Select(row => change?.Invoke(row) ?? row)],
        CallReserve = reserve,
    };

    /// <summary>With the rows of another order behind its own.</summary>
    public static RunOrder Including(this RunOrder order, RunOrder other) => order with { Rows = [.. order.Rows, .. other.Rows] };

    public static RunOrderRow Row(string name, int number) => new()
    {
        Number = number + 1,
        Definition = Clinic($"{name} {number:000}", "clinic", Password),
        Cells = [$"{name} {number:000}", $"clinic{number}"],
        CredentialSet = "Clinics",
    };

    /// <summary>A row whose source cannot be reached: its create fails, and a test says why.</summary>
    public static RunOrderRow Down(RunOrderRow row) => row with { Definition = Clinic(row.Definition.Label, "down-1", Password) };

    public static ConnectionDefinition Clinic(string label, string host, string password) => new()
    {
        Type = MySql,
        Method = "Ingress",
        Label = label,
        Name = ApiName.Derive(label, limit: 40),
        Credentials = [new ConnectionCredential("user", new Secret("canary-user-of-a-run")), new ConnectionCredential("password", new Secret(password))],
        Parameters = [new ConnectionParameter("jdbc_connection_url", $"{host}.abc123.eu-west-1.rds.amazonaws.com:3306"), new ConnectionParameter("DATABASE", "clinic")],
    };
}
