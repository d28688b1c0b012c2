using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>Fifty circuits that meet an expired token at once, through the network, against an org with rotation and reuse detection.</summary>
public sealed class FiftyCircuitsTests : IAsyncLifetime
{
    private const int Circuits = 50;
    private const string Token = "/services/oauth2/token";
    private const string UserInfo = "/services/oauth2/userinfo";

    private LoopbackOrg _org = default!;
    private RunningPortal _portal = default!;
    private GrantId _grant;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Data360Client Client => _portal.Services.GetRequiredService<Data360Client>();

    private IGrantStore Store => _portal.Services.GetRequiredService<IGrantStore>();

    public async ValueTask InitializeAsync()
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        _org = await LoopbackOrg.StartAsync(address, change: options => options with { Quirks = new Quirks { RotatesRefreshTokens = true } });
        _portal = await RunningPortal.StartAsync(new RunningPortal.Setup { Address = address, Settings = _org.Settings("acme") });
        using var browser = _portal.OpenBrowser();
        await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");
        _grant = new GrantId((await _portal.ReadGrantsAsync()).Single().Id);
        _org.Requests.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_portal.Log.Complaints());
        await _portal.DisposeAsync();
        await _org.DisposeAsync();
    }

    [Fact]
    public async Task They_make_one_token_call()
    {
        await CallAtOnceAsync(Enumerable.Repeat(Client, Circuits), Cancellation);

        Assert.Equal([200], _org.Requests.To(Token).Select(request => request.Status ?? 0));
        await AssertIsAliveAsync();
    }

    [Fact]
    public async Task Those_who_leave_change_nothing()
    {
        using var leaving = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        _org.Faults.Next(AnyFaults.ReplyHeld(Token, gate.Task));

        var calls = CallAtOnceAsync(Enumerable.Repeat(Client, Circuits), leaving.Token);
        await _org.Requests.WaitForAsync(request => request.Path == Token, Cancellation);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calls);
        gate.SetResult();

        await AssertIsAliveAsync();
        Assert.Single(_org.Requests.To(Token));
    }

    [Fact]
    public async Task Those_of_two_processes_on_one_database_make_one_token_call()
    {
        var other = StartOtherProcess();

        await CallAtOnceAsync(Enumerable.Range(0, Circuits).Select(number => number % 2 == 0 ? Client : other), Cancellation);

        Assert.Equal([200], _org.Requests.To(Token).Select(request => request.Status ?? 0));
        await AssertIsAliveAsync();
    }

    [Fact]
    public async Task A_lost_reply_on_a_connection_that_was_used_before_is_not_sent_again_by_the_network_either()
    {
        // The handler below the client repeats some requests by itself when a kept connection breaks. Not this one.
        _org.Org.ExpireAccessTokens();
        await Client.WhoAmIAsync(_grant, Cancellation);
        _org.Org.ExpireAccessTokens();
        _org.Faults.Next(AnyFaults.ReplyLost(Token));

        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => Client.WhoAmIAsync(_grant, Cancellation));

        Assert.Equal(2, _org.Requests.To(Token).Count);
        var failure = await Assert.ThrowsAsync<SignInRequiredException>(() => Client.WhoAmIAsync(_grant, Cancellation));
        Assert.Equal("reply_lost", failure.Reason);
    }

    private Data360Client StartOtherProcess()
    {
        var services = _portal.Services;
        var endpoints = services.GetRequiredService<OAuthEndpoints>();
        var tokens = new GrantTokens(
            Store,
            endpoints,
            new TokenRevoker(endpoints, NullLogger<TokenRevoker>.Instance),
            services.GetRequiredService<SalesforceOrgs>(),
            new GrantChanges(),
            TimeProvider.System,
            NullLogger<GrantTokens>.Instance);
        return new Data360Client(new HttpClient(), tokens, new ApiAllowances(), services.GetRequiredService<Data360Paths>());
    }

    /// <summary>The calls are answered together, so that all of them hold the dead token before anybody renews it.</summary>
    private async Task CallAtOnceAsync(IEnumerable<Data360Client> clients, CancellationToken cancellationToken)
    {
        _org.Org.ExpireAccessTokens();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _org.Faults.Next(AnyFaults.Held(UserInfo, gate.Task), Circuits);
        var calls = clients.Select(client => client.WhoAmIAsync(_grant, cancellationToken)).ToArray();
        await _org.Requests.WaitForAsync(_ => _org.Requests.To(UserInfo).Count == Circuits, Cancellation);
        gate.SetResult();
        await Task.WhenAll(calls);
    }

    private async Task AssertIsAliveAsync()
    {
        await Client.WhoAmIAsync(_grant, Cancellation);
        Assert.Equal(GrantStatus.Active, (await Store.FindAsync(_grant, Cancellation))!.Status);
    }
}
