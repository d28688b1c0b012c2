using System.Security.Claims;
using D360Portal.Features.SignIn;
using D360Portal.Salesforce.Grants;
using D360Portal.Sessions;
using D360Portal.Tests.Sessions;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Logging.Abstractions;

namespace D360Portal.Tests.Features.SignIn;

/// <summary>Whose an open page is, whatever user its connection brings along.</summary>
public sealed class CircuitAuthenticationTests
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    [Fact]
    public async Task A_page_belongs_to_the_user_it_was_opened_for()
    {
        using var page = new WatchedSession();
        await page.KeepGrantAsync();
        using var circuit = Open(page);

        Connect(circuit, page.User.ToPrincipal("test"));

        Assert.Equal(page.User, await OwnerAsync(circuit));
        Assert.Equal(page.User, page.Session.User);
    }

    [Fact]
    public async Task A_connection_that_comes_back_without_a_cookie_loses_nothing()
    {
        using var page = new WatchedSession();
        await page.KeepGrantAsync(GrantStatus.NeedsSignIn);
        using var circuit = Open(page);
        Connect(circuit, page.User.ToPrincipal("test"));
        var changes = 0;
        circuit.AuthenticationStateChanged += _ => changes++;

        Connect(circuit, Nobody);

        Assert.Equal(page.User, await OwnerAsync(circuit));
        Assert.Equal(0, changes);
        Assert.True(page.Session.NeedsSignIn);
    }

    [Fact]
    public async Task A_connection_that_comes_back_as_somebody_else_does_not_hand_the_page_over()
    {
        using var page = new WatchedSession();
        await page.KeepGrantAsync();
        using var circuit = Open(page);
        Connect(circuit, page.User.ToPrincipal("test"));

        Connect(circuit, PortalUser.Of(Some.Grant(The.OtherUserId)).ToPrincipal("test"));

        Assert.Equal(page.User, await OwnerAsync(circuit));
        Assert.Equal(page.User, page.Session.User);
    }

    [Fact]
    public async Task A_connection_that_comes_back_after_signing_out_finds_the_page_closed()
    {
        using var page = new WatchedSession();
        await page.KeepGrantAsync();
        using var circuit = Open(page);
        Connect(circuit, page.User.ToPrincipal("test"));
        await page.Ended.AddAsync(page.User.Session, The.Start, TestContext.Current.CancellationToken);

        Connect(circuit, Nobody);

        Assert.Null(await OwnerAsync(circuit));
        Assert.Equal("signed_out", page.Session.LeftBecause);
    }

    [Fact]
    public async Task The_same_user_s_new_session_is_the_one_that_closes_the_page()
    {
        using var page = new WatchedSession();
        await page.KeepGrantAsync();
        using var circuit = Open(page);
        Connect(circuit, page.User.ToPrincipal("test"));
        var anew = PortalUser.Of(page.Grant);

        Connect(circuit, anew.ToPrincipal("test"));
        Assert.NotNull(await OwnerAsync(circuit));
        await page.Ends.EndAsync(anew.Session, The.Start);

        Assert.Null(await OwnerAsync(circuit));
    }

    [Theory]
    [InlineData(true, "signed_out")]
    [InlineData(false, "disconnected")]
    public async Task What_another_process_has_ended_is_found_within_the_interval(bool signsOut, string reason)
    {
        using var page = new WatchedSession();
        await page.KeepGrantAsync();
        using var circuit = Open(page, TimeSpan.FromMilliseconds(20));
        var closed = new TaskCompletionSource();
        Connect(circuit, page.User.ToPrincipal("test"));
        circuit.AuthenticationStateChanged += _ => closed.TrySetResult();
        page.Ended.IsBroken = true;
        await page.Log.WaitForAsync(logEvent => logEvent.MessageTemplate.Text.Contains("could not be looked at", StringComparison.Ordinal));
        Assert.NotNull(await OwnerAsync(circuit));

        await (signsOut
            ? page.Ended.AddAsync(page.User.Session, The.Start, TestContext.Current.CancellationToken)
            : page.Grants.EraseAsync(page.Grant.Id, TestContext.Current.CancellationToken));
        page.Ended.IsBroken = false;

        await closed.Task.WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
        Assert.Null(await OwnerAsync(circuit));
        Assert.Equal(reason, page.Session.LeftBecause);
    }

    private static CircuitAuthentication Open(WatchedSession page, TimeSpan? lookEvery = null) =>
        new(page.Session, NullLoggerFactory.Instance) { LookEvery = lookEvery ?? TimeSpan.FromHours(1) };

    /// <summary>As the framework does, for a new circuit and for one that reconnects.</summary>
    private static void Connect(CircuitAuthentication circuit, ClaimsPrincipal user) =>
        ((IHostEnvironmentAuthenticationStateProvider)circuit).SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));

    private static async Task<PortalUser?> OwnerAsync(CircuitAuthentication circuit) =>
        PortalUser.TryRead((await circuit.GetAuthenticationStateAsync()).User, out var user) ? user : null;
}
