using System.Text;
using D360Portal.Features.Connections;
using D360Portal.Tests.Testing;
using MiniExcelLibs;

namespace D360Portal.Tests.Features.Connections;

public sealed class RunResultsTests(DemoPortal demo) : RunTests(demo)
{
    [Fact]
    public async Task Results_have_the_user_s_columns_and_what_became_of_each_row_and_no_formula_and_no_secret()
    {
        var grant = await StartAsync();
        var id = await RunAsync(grant, Orders.Of("Results", 3, row => row.Number switch
        {
            3 => Orders.Down(row) with { Cells = ["=1+1", "$=A1"] },
            4 => row with { IsLeftOut = true, Cells = ["@SUM(A1)", "a;b\nc\"d"] },
            _ => row,
        }));
        await UntilAsync(id, RunState.Done);
        var run = await FindAsync(id);
        var rows = await RowsAsync(id);
        using var csv = new MemoryStream();
        using var xlsx = new MemoryStream();

        await RunResults.WriteCsvAsync(Journal, run, csv, Cancellation);
        await RunResults.WriteXlsxAsync(Journal, run, xlsx, Cancellation);

        var text = Encoding.UTF8.GetString(csv.ToArray());
        Assert.StartsWith("\uFEFFClinic,Host,Status,Id,Error\r\n", text, StringComparison.Ordinal);
        Assert.Contains($"Results 001,clinic1,Created,{rows[0].ConnectionId},", text, StringComparison.Ordinal);
        Assert.Contains("'=1+1,$=A1", text.Replace("'$=", "$=", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("'@SUM(A1)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);

        xlsx.Position = 0;
        var lines = xlsx.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToArray();
        Assert.Equal(["Clinic", "Host", "Status", "Id", "Error"], lines[0].Keys);
        Assert.Equal(["Created", "Rejected", "Skipped"], lines.Select(line => line["Status"]));
        Assert.Equal(("'=1+1", "'$=A1"), (lines[1]["Clinic"], lines[1]["Host"]));
        Assert.Contains("Check host and port", (string)lines[1]["Error"]!, StringComparison.Ordinal);
        Assert.Equal(rows[0].ConnectionId.ToString(), lines[0]["Id"]);
    }

    [Fact]
    public async Task A_column_of_the_user_s_own_that_is_called_as_one_of_ours_stays()
    {
        var grant = await StartAsync();
        var id = await RunAsync(grant, Orders.Of("Own id", 1) with { Columns = ["Clinic", "Id"], Rows = [Orders.Row("Own id", 1) with { Cells = ["Own id 001", "A-17"] }] });
        await UntilAsync(id, RunState.Done);
        using var csv = new MemoryStream();

        await RunResults.WriteCsvAsync(Journal, await FindAsync(id), csv, Cancellation);

        var lines = Encoding.UTF8.GetString(csv.ToArray()).Split("\r\n");
        Assert.Equal("\uFEFFClinic,Id (yours),Status,Id,Error", lines[0]);
        Assert.StartsWith("Own id 001,A-17,Created,9cg", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_of_an_earlier_run_s_results_are_written_anew()
    {
        var grant = await StartAsync();
        var id = await RunAsync(grant, Orders.Of("Again", 1) with
        {
            Columns = ["Clinic", "Status", "Id", "Error"],
            Rows = [Orders.Row("Again", 1) with { Cells = ["Again 001", "Rejected", "", "It failed."] }],
        });
        await UntilAsync(id, RunState.Done);
        using var csv = new MemoryStream();

        await RunResults.WriteCsvAsync(Journal, await FindAsync(id), csv, Cancellation);

        var lines = Encoding.UTF8.GetString(csv.ToArray()).Split("\r\n");
        Assert.Equal("\uFEFFClinic,Status,Id,Error", lines[0]);
        Assert.StartsWith("Again 001,Created,9cg", lines[1], StringComparison.Ordinal);
    }
}
