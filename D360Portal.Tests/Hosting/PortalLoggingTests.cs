using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace D360Portal.Tests.Hosting;

/// <summary>A log turned up as far as configuration can, and still without a secret.</summary>
public sealed class PortalLoggingTests : IAsyncLifetime
{
    private static readonly string[] Loud =
    [
        "D360Portal",
        "MudBlazor",
        "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Components.Server.Circuits.CircuitHost",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.DataProtection",
        "Microsoft.EntityFrameworkCore",
        "Microsoft.IdentityModel",
        "Microsoft.AspNetCore.SignalR",
        "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher",
        "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.Authentication",
        "Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectHandler",
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Quartz",
        "System.Net.Http.HttpClient",
        "System.Net.Http.HttpClient.salesforce-oauth.ClientHandler",
    ];

    private RunningPortal _portal = default!;

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(new RunningPortal.Setup
    {
        Settings = Verbose(),
    });

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    /// <summary>The Serilog section at its loudest.</summary>
    internal static Dictionary<string, string?> Verbose() => new(Loud.Append("Microsoft").Append("System")
        .Select(category => KeyValuePair.Create($"Serilog:MinimumLevel:Override:{category}", (string?)"Verbose")))
    {
        ["Serilog:MinimumLevel:Default"] = "Verbose",
    };

    [Theory]
    [InlineData("Microsoft.AspNetCore.SignalR", LogLevel.Information)]
    [InlineData("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.Information)]
    [InlineData("Microsoft.AspNetCore.Http.Connections.Internal.HttpConnectionDispatcher", LogLevel.Information)]
    [InlineData("Microsoft.AspNetCore.Components.Server.Circuits.RemoteRenderer", LogLevel.Information)]
    [InlineData("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationHandler", LogLevel.Information)]
    [InlineData("Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectHandler", LogLevel.None)]
    [InlineData("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.None)]
    [InlineData("Microsoft.IdentityModel.LoggingExtensions.IdentityLoggerAdapter", LogLevel.Information)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)]
    [InlineData("System.Net.Http.HttpClient.salesforce-oauth.LogicalHandler", LogLevel.Information)]
    [InlineData("Quartz.Core.QuartzScheduler", LogLevel.Warning)]
    public void Configuration_cannot_lower_what_would_tell_secrets(string category, LogLevel least)
    {
        var logger = _portal.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

        foreach (var level in Enum.GetValues<LogLevel>().Where(level => level != LogLevel.None))
        {
            logger.Log(level, default, level, exception: null, (said, _) => $"canary at {said}");
        }

        Assert.Equal(
            Enum.GetValues<LogLevel>().Where(level => level >= least && level != LogLevel.None).Select(level => $"canary at {level}"),
            _portal.Log.Events.Select(logEvent => logEvent.RenderMessage()).Where(text => text.StartsWith("canary at", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_whole_sign_in_at_the_lowest_level_tells_no_secret()
    {
        using var browser = _portal.OpenBrowser();
        var state = System.Web.HttpUtility.ParseQueryString((await browser.GetAsync("/sign-in/simulated")).Location!.Query)["state"]!;

        var page = await browser.SignInAsync();
        _portal.Org.Org.ExpireAccessTokens();
        await browser.PressAsync(page, "Sign out");

        var text = _portal.Log.Text;
        Assert.Contains("Verbose ", text, StringComparison.Ordinal);
        Assert.NotEmpty(_portal.Org.Org.IssuedSecrets);
        Assert.All(
            [.. _portal.Org.Org.IssuedSecrets, SalesforceSimulator.ConsumerSecret, "any password", state],
            secret => Assert.False(
                text.Contains(secret, StringComparison.Ordinal) || text.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal),
                $"The log has {secret}: {Around(text, secret)}"));
    }

    [Fact]
    public async Task What_others_put_into_a_failing_sign_in_is_not_logged()
    {
        using var browser = _portal.OpenBrowser();
        var state = System.Web.HttpUtility.ParseQueryString((await browser.GetAsync("/sign-in/simulated")).Location!.Query)["state"];
        var told = new Dictionary<string, string?> { ["error"] = "canary_error", ["error_description"] = "canary-description", ["error_uri"] = "canary-uri", ["state"] = state };
        await browser.OpenAsync(QueryHelpers.AddQueryString("/oauth/callback", told));
        await browser.OpenAsync("/oauth/callback?code=canary-code&state=canary-state&error_description=canary-description");
        await browser.OpenAsync("/sign-in?problem=canary-problem&returnUrl=/canary-return");
        _portal.Org.Faults.Next(TokenFaults.Refused("canary_error", "canary-description"));
        Assert.Equal("unknown", (await browser.SignInAsync()).Problem);
        _portal.Org.Faults.Next(AnyFaults.Maintenance("/services/oauth2/token") with { Effect = new FaultEffect.Instead(SimulatedAnswer.Html("canary-page", 400)) });
        Assert.Equal("unreadable", (await browser.SignInAsync()).Problem);

        await _portal.Log.WaitForAsync(logEvent => logEvent.RenderMessage().Contains("failed: \"unreadable\"", StringComparison.Ordinal));
        Assert.DoesNotContain("canary", _portal.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_section_Logging_is_not_read()
    {
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup { Settings = new() { ["Logging:LogLevel:Default"] = "None" } });
        using var browser = portal.OpenBrowser();

        await browser.GetAsync("/sign-in");

        await portal.Log.WaitForAsync(logEvent => logEvent.Properties.TryGetValue("RequestPath", out var path) && path.ToString() == "\"/sign-in\"");
    }

    [Fact]
    public async Task Portals_that_share_a_process_have_a_log_each()
    {
        await using var other = await RunningPortal.StartAsync();
        using var browser = _portal.OpenBrowser();

        await browser.GetAsync("/sign-in?here");
        await browser.GetAsync("/nowhere-but-here");

        await _portal.Log.WaitForAsync(logEvent => logEvent.Properties.TryGetValue("RequestPath", out var path) && path.ToString() == "\"/nowhere-but-here\"");
        Assert.DoesNotContain("nowhere-but-here", other.Log.Text, StringComparison.Ordinal);
    }

    private static string Around(string text, string secret)
    {
        var at = text.IndexOf(secret, StringComparison.Ordinal);
        return at < 0 ? "escaped" : text[Math.Max(0, at - 300)..Math.Min(text.Length, at + secret.Length + 100)];
    }
}
