using System.Diagnostics;
using System.Globalization;
using System.Text;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;
using D360Portal.Salesforce.Data360;
using MiniExcelLibs;

namespace D360Portal.Benchmarks;

/// <summary>A spreadsheet of 5,000 rows: read, checked and planned against an org of 5,000 connectors, from a text and from a workbook; and one cell of it changed.</summary>
internal static class SheetBenchmark
{
    private const int Rows = SheetLimits.Rows;
    private const int Rounds = 5;
    private const double AimInSeconds = 2;
    private const double EditAimInSeconds = 0.2;

    public static Task RunAsync()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Lines().Select(cells => string.Join(',', cells) + "\r\n")));
        var workbook = Workbook();
        Measure("CSV", () => SheetReader.ReadFile(text, "clinics.csv"));
        Measure("XLSX", () => SheetReader.ReadFile(workbook, "clinics.xlsx"));
        MeasureEdit(text);
        return Task.CompletedTask;
    }

    private static void Measure(string what, Func<SheetOutcome> read)
    {
        var seconds = new List<double>();
        var creates = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            var batch = new BulkBatch(Form(), Org(), nameLimit: 40);
            batch.Load(((SheetOutcome.Done)read()).Sheet);
            seconds.Add(clock.Elapsed.TotalSeconds);
            creates = batch.Plan!.Creates;
        }

        Console.WriteLine(
            $"  sheet: {Rows} rows of {what} read, checked and planned ({creates} to create): first {Format(seconds[0])} s, median {Format(seconds.Order().ElementAt(Rounds / 2))} s (aim: below {Format(AimInSeconds)} s)");
    }

    private static void MeasureEdit(byte[] text)
    {
        var batch = new BulkBatch(Form(), Org(), nameLimit: 40);
        batch.Load(((SheetOutcome.Done)SheetReader.ReadFile(text, "clinics.csv")).Sheet);
        batch.Edit(2, 0, "warm");
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            batch.Edit(100 + round, 0, $"Changed {round}");
        }

        Console.WriteLine($"  sheet: one cell of {Rows} rows changed, to the next plan: {Format(clock.Elapsed.TotalSeconds / Rounds)} s (aim: below {Format(EditAimInSeconds)} s)");
    }

    private static IEnumerable<string[]> Lines() =>
    [
        ["Name", "Connection URL", "Database", "Username", "Password"],
        .. Enumerable.Range(1, Rows).Select(number => (string[])
            [$"Clinic {number} of the northern region", $"north{number}.abc123.eu-west-1.rds.amazonaws.com:3306", $"clinic_{number}", "reader", $"secret-{number}"]),
    ];

    private static byte[] Workbook()
    {
        var lines = Lines().ToArray();
        using var stream = new MemoryStream();
        stream.SaveAs(lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => (object)pair.Second)));
        return stream.ToArray();
    }

    private static ConnectorForm Form() => ConnectorForm.Of(
        ConnectorTypeName.Parse("AwsRdsMySql"),
        new ConnectorTypeDescription(
            new ConnectorType(ConnectorTypeName.Parse("AwsRdsMySql"), "AWS RDS MySQL", "GA"),
            [
                new AttributeDescription("user", "Username", IsSecret: true) { IsRequired = true, MaxLength = 100 },
                new AttributeDescription("password", "Password", IsSecret: true) { IsRequired = true, IsMasked = true, MaxLength = 128 },
                new AttributeDescription("jdbc_connection_url", "Connection URL", IsSecret: false)
                {
                    IsRequired = true,
                    Meaning = "jdbcConnectionUrl",
                    Pattern = @"[a-z0-9-]{1,30}\.[a-z0-9]{1,20}\.[a-z0-9-]{1,20}\.rds\.amazonaws\.com(:[0-9]{4,5})?",
                },
                new AttributeDescription("DATABASE", "Database", IsSecret: false) { IsRequired = true, Pattern = "^[a-zA-Z0-9-_]+$", MaxLength = 128 },
            ]),
        source: null);

    private static ConnectionRow[] Org() =>
    [
        .. Enumerable.Range(1, Rows).Select(number => new ConnectionRow
        {
            Label = $"Clinic {number}",
            Name = $"Clinic_{number}",
            Type = ConnectorTypeName.Parse("AwsRdsMySql"),
            TypeLabel = "AWS RDS MySQL",
            Parameters = [new ConnectionParameter("jdbc_connection_url", $"south{number}.abc123.eu-west-1.rds.amazonaws.com:3306"), new ConnectionParameter("DATABASE", $"clinic_{number}")],
        }),
    ];

    private static string Format(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
