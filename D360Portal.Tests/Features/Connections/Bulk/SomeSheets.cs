using System.Text;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;
using D360Portal.Salesforce.Data360;
using MiniExcelLibs;

namespace D360Portal.Tests.Features.Connections.Bulk;

/// <summary>Sheets of a made-up type of databases, with one interesting difference.</summary>
internal static class SomeSheets
{
    public const string Header = "Name,Connection URL,Database,Username,Password";

    /// <summary>A type like a database's, of a name that nobody has.</summary>
    public static ConnectorForm Form { get; } = ConnectorForms.Of(
        ConnectorForms.Secret("user", "Username") with { IsMasked = false },
        ConnectorForms.Secret("password", "Password"),
        ConnectorForms.Text("jdbc_connection_url", "Connection URL") with
        {
            IsRequired = true,
            Meaning = "jdbcConnectionUrl",
            Pattern = "[a-z0-9.-]+(:[0-9]+)?",
            PatternMessage = "Type host and port alone.",
        },
        ConnectorForms.Text("DATABASE", "Database") with { IsRequired = true, MaxLength = 20 },
        ConnectorForms.Text("use_ssl", "Use SSL") with { DataType = "boolean" });

    public static Sheet Of(params string[] lines) => Done(SheetReader.ReadPasted(string.Join('\n', lines)));

    public static Sheet Done(SheetOutcome outcome) => outcome is SheetOutcome.Done done ? done.Sheet : throw new InvalidOperationException(Sentences(outcome));

    public static string Sentences(SheetOutcome outcome) =>
        string.Join('\n', Assert.IsType<SheetOutcome.Refused>(outcome).Faults.Select(fault => fault.Sentence));

    public static MatchedSheet Match(Sheet sheet, BatchSettings? settings = null) => ColumnMatcher.Match(sheet, BulkColumns.All(Form), settings ?? new BatchSettings());

    public static BulkPlan Plan(Sheet sheet, BatchSettings? settings = null, RowChoices? choices = null, TestedRows? tests = null, params ConnectionRow[] org) =>
        new BulkPlanner(Form, org, nameLimit: 40).Plan(sheet, settings ?? new BatchSettings(), choices ?? RowChoices.None, tests ?? TestedRows.None);

    public static ConnectionRow InOrg(string label, string url, string database, string? name = null, int id = 1) =>
        SomeRows.Row(label, type: "MadeUpType", name: name ?? label.Replace(' ', '_'), id: id, parameters: [("jdbc_connection_url", url), ("DATABASE", database)]);

    public static CredentialSet Set(string name, string user = "reader", string password = "canary-of-the-set") =>
        new CredentialSet(name).With("user", user).With("password", password);

    /// <summary>A workbook of sheets with one row each.</summary>
    public static byte[] Workbook(params (string Name, Dictionary<string, object> Row)[] sheets)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(sheets.ToDictionary(sheet => sheet.Name, sheet => (object)new[] { sheet.Row }));
        return stream.ToArray();
    }

    public static Dictionary<string, object> Line(string name, string url) =>
        new(StringComparer.Ordinal) { ["Name"] = name, ["Connection URL"] = url, ["Database"] = "clinic", ["Username"] = "reader", ["Password"] = "secret" };

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
