using System.IO.Compression;
using D360Portal.Hosting.Configuration;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Hosting;

/// <summary>Secrets that are planted in a spreadsheet and in credentials, and looked for wherever the portal writes, while the run is under way and after it.</summary>
public sealed class BulkCanaryBrowserTests(BrowserFixture browser)
{
    private const string Header = "Name\tConnection URL\tDatabase\tUsername\tPassword";

    private static readonly string[] Secrets =
        ["canary-row-user", "canary-row-password", "canary-refused-user", "canary-refused-password", "canary-set-user", "canary-set-password"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_bulk_run_no_secret_is_anywhere_but_at_Salesforce(bool otherQuirks)
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        await using var org = await LoopbackOrg.StartAsync(address, change: options => options with { Quirks = otherQuirks ? Quirks.AllOther : new Quirks() });
        using var traces = new TraceRecorder();
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Address = address,
            Settings = new(org.Settings("acme", OrgSettingsReader.DefaultScopes).Concat(PortalLoggingTests.Verbose())),
        });
        var page = await browser.OpenAsync(address);
        var visit = new VisitRecorder(page, address);

        await PlanAsync(page);
        await visit.KeepAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start run" }).ClickAsync();

        // An org that does not look at the source when it creates takes all three.
        var created = otherQuirks ? 3 : 2;
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"Done: 3 of 3 rows, {created} created, {3 - created} failed." })).ToBeAttachedAsync();
        await visit.KeepAsync(page);
        var files = await portal.ReadFilesAsync();
        await visit.KeepAsync(await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download results" }).ClickAsync()));
        var workbook = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download as XLSX" }).ClickAsync());
        var unpacked = await UnpackAsync(await workbook.PathAsync());
        await page.GotoAsync("/runs");
        await Expect(page.GetByText("pasted rows").First).ToBeVisibleAsync();
        await visit.KeepAsync(page);
        await page.Context.CloseAsync();

        Assert.Equal(created, org.Org.Data360.Connections.All.Count(connection => connection.Label.StartsWith("Canary ", StringComparison.Ordinal)));
        Assert.Contains("Canary one", unpacked, StringComparison.Ordinal);
        Assert.Contains("Canary refused", files, StringComparison.Ordinal);
        var written = (await visit.AllAsync()).Append(("log", portal.Log.Text)).Append(("files", files)).Append(("files after", await portal.ReadFilesAsync()))
            .Append(("workbook", unpacked)).Concat(traces.Spans.Select(span => ("trace", span))).ToArray();
        Assert.Contains(written, place => place.Item1.StartsWith("download", StringComparison.Ordinal) && place.Item2.Contains("Canary one", StringComparison.Ordinal));
        Assert.Contains(written, place => place.Item1.StartsWith("circuit", StringComparison.Ordinal) && place.Item2.Contains("Canary one", StringComparison.Ordinal));
        Assert.All([.. org.Org.IssuedSecrets, .. Secrets], secret => Assert.DoesNotContain(written, place =>
            !IsShownOnPurpose(place, secret) && place.Item2.Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>Three rows: one with secrets of its own, one that Salesforce will refuse, one with credentials that were typed once.</summary>
    private static async Task PlanAsync(IPage page)
    {
        await page.GotoAsync("/connectors/bulk?type=AwsRdsMySql");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Sign in to") }).ClickAsync();
        await page.LogInAndAllowAsync();
        await page.CircuitAsync();
        await page.GetByLabel("Paste rows").FillAsync(
            $"""
            {Header}
            Canary one	one.abc123.eu-west-1.rds.amazonaws.com:3306	one	canary-row-user	canary-row-password
            Canary refused	down.abc123.eu-west-1.rds.amazonaws.com:3306	two	canary-refused-user	canary-refused-password
            Canary three	three.abc123.eu-west-1.rds.amazonaws.com:3306	three		
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check rows" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add credentials" }).ClickAsync();
        await page.GetByLabel("Username", new() { Exact = true }).FillAsync("canary-set-user");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("canary-set-password");
        await page.GetByLabel("Password", new() { Exact = true }).BlurAsync();
        await Expect(page.Locator("p.said")).ToContainTextAsync("3 to create");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test all" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "create anyway row 3", Exact = true }).CheckAsync();
        await Expect(page.Locator("p.said")).ToContainTextAsync("3 to create");
    }

    /// <summary>The grid shows user names in their cells, so that they can be mended; passwords never.</summary>
    private static bool IsShownOnPurpose((string What, string Text) place, string secret) =>
        secret.EndsWith("-user", StringComparison.Ordinal) && place.What.Contains("/connectors/bulk", StringComparison.Ordinal);

    private static async Task<string> UnpackAsync(string path)
    {
        await using var archive = await ZipFile.OpenReadAsync(path);
        var texts = new List<string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            texts.Add(await reader.ReadToEndAsync());
        }

        return string.Join('\n', texts);
    }
}
