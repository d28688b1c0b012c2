using System.Net;
using System.Net.Sockets;
using D360Portal.Hosting;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Hosting;

/// <summary>What the process says and returns. Each test starts the built program, in Production and from a folder that is not the program's.</summary>
public sealed class PortalProcessTests : IDisposable
{
    private const string Secret = "canary-secret-in-the-environment";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_demo_answers_in_Production_when_asked_for_and_healthcheck_says_so()
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        var settings = new Dictionary<string, string> { ["Urls"] = Text(address), ["Demo"] = "true" };
        using var portal = new StartedPortal(_folder, settings);
        await portal.AnswersAsync(address);
        using var browser = new PortalBrowser(address);

        // Static files too, of the portal and of its packages: run outside Development they have come back empty.
        Assert.Equal("Sign in", (await browser.GetAsync("/sign-in")).Heading);
        Assert.NotEmpty((await browser.GetAsync("/theme.css")).Html);
        Assert.NotEmpty((await browser.GetAsync("/_content/MudBlazor/MudBlazor.min.css")).Html);
        Assert.NotEmpty((await browser.GetAsync("/_framework/blazor.web.js")).Html);
        Assert.Equal("/org", (await browser.SignInAsync()).Address.AbsolutePath);

        // Data goes by the working directory.
        Assert.True(File.Exists(_folder.File(Path.Combine("data", "portal.demo.db"))));
        Assert.NotEmpty(Directory.GetFiles(_folder.File(Path.Combine("data", "keys.demo"))));

        // The root's appsettings.json keeps the framework's chatter away; without the file it would be here.
        Assert.Contains($"The portal is at \"{Text(address)}\"", portal.Output, StringComparison.Ordinal);
        Assert.Contains(_folder.File("data"), portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Application started", portal.Output, StringComparison.Ordinal);

        Assert.Contains("The org is simulated", portal.Output, StringComparison.Ordinal);
        Assert.Contains("are not wrapped", portal.Output, StringComparison.Ordinal);

        using var check = new StartedPortal(_folder, settings, "healthcheck");
        Assert.Equal((int)PortalExitCode.Success, await check.ExitCodeAsync());
        Assert.Contains("Healthy", check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no verb \"healthchek\"", "healthchek")]
    [InlineData("no verb \"grants\"", "grants")]
    [InlineData("no verb \"grants lst\"", "grants", "lst")]
    [InlineData("\"grants list\" takes nothing more", "grants", "list", "all")]
    [InlineData("\"grants revoke\" takes one {id}", "grants", "revoke")]
    [InlineData("\"1\" is no grant's id", "grants", "revoke", "1")]
    public async Task A_verb_that_does_not_exist_is_refused_and_starts_nothing(string problem, params string[] arguments)
    {
        using var portal = new StartedPortal(_folder, new Dictionary<string, string> { ["Demo"] = "true", ["Urls"] = $"http://localhost:{FreePort.Next()}" }, arguments);

        Assert.Equal((int)PortalExitCode.Usage, await portal.ExitCodeAsync());
        Assert.Contains(problem, portal.Output, StringComparison.Ordinal);
        Assert.Empty(portal.StandardOutput);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    public async Task The_usage_lists_every_verb(string argument)
    {
        using var portal = new StartedPortal(_folder, new Dictionary<string, string> { ["Demo"] = "true", ["Urls"] = $"http://localhost:{FreePort.Next()}" }, argument);

        Assert.Equal((int)PortalExitCode.Success, await portal.ExitCodeAsync());
        Assert.All(
            ["healthcheck", "reencrypt", "grants list", "grants revoke {id}", "help"],
            verb => Assert.Contains($"  {verb} ", portal.StandardOutput, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_writes_lines_into_the_log_by_an_address()
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        using var portal = new StartedPortal(_folder, new Dictionary<string, string> { ["Urls"] = Text(address), ["Demo"] = "true" });
        await portal.AnswersAsync(address);
        using var browser = new PortalBrowser(address);

        await browser.GetAsync("/planted%0A%0D12:00:00%20INF%20forged");
        await browser.GetAsync("/sign-in/simulated");

        await Patience.UntilAsync(() => portal.Output.Contains("/sign-in/simulated", StringComparison.Ordinal));

        var lines = portal.Output.Split(['\n', '\r']);
        Assert.Contains("forged", Assert.Single(lines, line => line.Contains("planted", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Healthcheck_fails_where_nobody_answers()
    {
        var address = $"http://localhost:{FreePort.Next()}";

        using var check = new StartedPortal(_folder, new Dictionary<string, string> { ["Urls"] = address, ["Demo"] = "true" }, "healthcheck");

        Assert.Equal((int)PortalExitCode.Failed, await check.ExitCodeAsync());
        Assert.Contains($"{address}/health/ready does not answer.", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Healthcheck_fails_where_the_portal_is_not_ready()
    {
        using var listener = new HttpListener();
        var address = $"http://localhost:{FreePort.Next()}";
        listener.Prefixes.Add(address + "/");
        listener.Start();
        var answering = Task.Run(
            async () =>
            {
                var context = await listener.GetContextAsync();
                context.Response.StatusCode = 503;
                context.Response.Close();
                return context.Request.RawUrl;
            },
            TestContext.Current.CancellationToken);

        using var check = new StartedPortal(_folder, new Dictionary<string, string> { ["Urls"] = address, ["Demo"] = "true" }, "healthcheck");

        Assert.Equal((int)PortalExitCode.Failed, await check.ExitCodeAsync());
        Assert.Equal("/health/ready", await answering);
    }

    [Fact]
    public async Task Wrong_settings_stop_the_start_with_one_message_that_lists_them_all()
    {
        using var portal = new StartedPortal(_folder, new Dictionary<string, string>
        {
            ["Urls"] = "localhost",
            ["SignIn__Hours"] = "0",
            ["Salesforce__Orgs__acme__MyDomain"] = "https://acme.lightning.force.com",
            ["Salesforce__Orgs__acme__ClientSecret"] = Secret,
        });

        Assert.Equal((int)PortalExitCode.SettingsRejected, await portal.ExitCodeAsync());
        Assert.Contains("The portal cannot start: 4 settings are wrong.", portal.Output, StringComparison.Ordinal);
        Assert.All(
            ["Urls must", "SignIn:Hours must", "Salesforce:Orgs:acme:MyDomain is wrong", "Salesforce:Orgs:acme:ClientId is missing"],
            fault => Assert.Contains($"- {fault}", portal.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, portal.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Production_without_an_org_refuses_to_start()
    {
        using var portal = new StartedPortal(_folder, new Dictionary<string, string>());

        Assert.Equal((int)PortalExitCode.SettingsRejected, await portal.ExitCodeAsync());
        Assert.Contains("Salesforce:Orgs is empty", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_on_this_machine_is_refused_in_Production()
    {
        using var portal = new StartedPortal(_folder, new Dictionary<string, string>
        {
            ["Salesforce__AllowLoopback"] = "true",
            ["Salesforce__Orgs__acme__MyDomain"] = "http://localhost:3001",
            ["Salesforce__Orgs__acme__ClientId"] = "consumer-key",
            ["Salesforce__Orgs__acme__ClientSecret"] = Secret,
        });

        Assert.Equal((int)PortalExitCode.SettingsRejected, await portal.ExitCodeAsync());
        Assert.Contains("an org on this machine is for Development only", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_said_with_what_must_change_with_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        using var portal = new StartedPortal(_folder, new Dictionary<string, string> { ["Urls"] = $"http://127.0.0.1:{port}", ["Demo"] = "true" });

        Assert.Equal((int)PortalExitCode.AddressTaken, await portal.ExitCodeAsync());
        Assert.Contains($"http://127.0.0.1:{port} is taken by another program.", portal.Output, StringComparison.Ordinal);
        Assert.Contains($"http://127.0.0.1:{port + 1}/oauth/callback", portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", portal.Output, StringComparison.Ordinal);
    }

    private static string Text(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
