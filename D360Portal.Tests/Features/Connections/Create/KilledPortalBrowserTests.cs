using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>The portal's process is killed while Salesforce is at it.</summary>
public sealed class KilledPortalBrowserTests(BrowserFixture browser)
{
    private const string Collection = "/services/data/v66.0/ssot/connections";

    [Fact]
    public async Task The_next_process_finds_what_the_killed_one_created()
    {
        using var folder = new TemporaryFolder();
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        await using var org = await LoopbackOrg.StartAsync(address);
        var settings = org.Settings("acme").ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value!);
        settings["Salesforce__Orgs__acme__DisplayName"] = "Simulated org";
        settings["Urls"] = address.GetLeftPart(UriPartial.Authority);
        settings["DOTNET_ENVIRONMENT"] = "Development";
        var gate = new TaskCompletionSource();
        IPage page;
        using (var killed = new StartedPortal(folder, settings))
        {
            await killed.AnswersAsync(address);
            page = await browser.OpenAsync(address);
            await page.SignInAsync("/connectors/new/AwsRdsMySql");
            foreach (var (field, value) in (IEnumerable<(string, string)>)
                [("Name", "Killed"), ("Username", "user"), ("Password", "canary"), ("Connection URL", "clinic.abc123.eu-west-1.rds.amazonaws.com"), ("Database", "clinic")])
            {
                await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
            }

            org.Faults.Next(ConnectionWriteFaults.CreateReplyHeld(gate.Task));

            // By key: what the last value brings onto the page may move the button away under the mouse.
            await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).PressAsync("Enter");
            await Patience.UntilAsync(() => org.Org.Data360.Connections.All.Any(connection => connection.Label == "Killed"));
        }

        gate.SetResult();
        using var next = new StartedPortal(folder, settings);
        await next.AnswersAsync(address);
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Killed" });
        var created = row.GetByText("Created", new() { Exact = true });

        // The look-up begins when the process does, and the page shows what is known when it is opened.
        for (var attempt = 0; attempt < 50 && !await created.IsVisibleAsync(); attempt++)
        {
            await page.GotoAsync("/activity");
        }

        await Expect(created).ToBeVisibleAsync();
        var stored = Assert.Single(org.Org.Data360.Connections.All, connection => connection.Label == "Killed");
        await Expect(row).ToContainTextAsync(stored.Id);
        Assert.Single(org.Requests.To(Collection), request => request.Method == "POST");
        Assert.DoesNotContain("canary", next.Output, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }
}
