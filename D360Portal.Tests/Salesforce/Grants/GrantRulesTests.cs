using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>The eight rules of renewing, in order, each against an org that ends a grant whose spent refresh token comes again.</summary>
public sealed class GrantRulesTests : IAsyncLifetime
{
    private GrantWorld _world = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RotatingOrg Org => _world.Org;

    public async ValueTask InitializeAsync() => _world = await GrantWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rule_1_A_user_of_an_org_has_one_grant_whoever_signs_in_where()
    {
        var grants = new List<GrantId>();
        foreach (var process in (GrantProcess[])[_world.StartProcess(), _world.StartProcess()])
        {
            var answer = RotatingOrg.Answer(Org.Issue(), The.UserId, _world.Time.GetUtcNow());
            grants.Add(Assert.IsType<SignInOutcome.Kept>(await process.Issuer.IssueAsync(answer, Cancellation)).Grant.Id);
        }

        Assert.Single(grants.Distinct());
        Assert.Equal(1, Org.Alive);
    }

    [Fact]
    public async Task Rule_2_Who_comes_late_with_a_rejected_token_is_given_the_renewed_one()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        var late = await process.Tokens.GetAsync(grant, rejected: null, Cancellation);
        Org.Expire();
        var renewed = await _world.RunAsync(process.CallAsync(grant, Cancellation));

        Assert.Equal(renewed, (await _world.RunAsync(process.Tokens.GetAsync(grant, late, Cancellation))).AccessToken);
        Assert.Equal(1, Org.Calls);
    }

    [Fact]
    public async Task Rule_2_Who_waited_for_the_turn_reads_the_row_again_before_asking()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        var gate = new TaskCompletionSource();
        Org.Expire();
        Org.BeforeAnswer = () => gate.Task;

        var calls = Enumerable.Range(0, 50).Select(_ => process.CallAsync(grant, Cancellation)).ToArray();
        await Patience.UntilAsync(() => Org.Calls > 0);
        await Task.Delay(50, Cancellation);
        gate.SetResult();
        var tokens = await _world.RunAsync(Task.WhenAll(calls));

        Assert.Single(tokens.Distinct());
        Assert.Equal(1, Org.Calls);
        Assert.Equal(0, Org.AvoidableReuses);
    }

    [Fact]
    public async Task Rule_3_A_caller_who_leaves_does_not_end_the_renewal()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        var gate = new TaskCompletionSource();
        Org.Expire();
        Org.BeforeAnswer = () => gate.Task;
        using var leaving = new CancellationTokenSource();

        var call = process.CallAsync(grant, leaving.Token);
        await Patience.UntilAsync(() => Org.Calls > 0);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        gate.SetResult();

        await _world.RunAsync(process.CallAsync(grant, Cancellation));
        Assert.Equal(1, Org.Calls);
        Assert.True(Org.IsCurrent((await _world.SecretsAsync(grant)).RefreshToken!.Value));
    }

    [Fact]
    public async Task Rule_3_Nobody_has_the_new_token_before_it_is_stored()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        var gate = new TaskCompletionSource();
        process.Store.BeforeRenewed = _ => gate.Task;
        Org.Expire();

        var call = process.CallAsync(grant, Cancellation);
        await Patience.UntilAsync(() => Org.Calls > 0 && !Org.IsBusy);
        await Task.Delay(50, Cancellation);
        Assert.False(call.IsCompleted);
        gate.SetResult();

        Assert.Equal(await _world.RunAsync(call), (await _world.SecretsAsync(grant)).AccessToken);
    }

    [Fact]
    public async Task Rule_3_Nobody_has_it_who_read_the_row_just_before_it_came_either()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        var (read, storing, stored) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        process.Store.AfterOpened = read.Task;
        process.Store.BeforeRenewed = _ =>
        {
            storing.TrySetResult();
            return stored.Task;
        };
        Org.Expire();

        var reader = process.CallAsync(grant, Cancellation);
        await Patience.UntilAsync(() => process.Store.AfterOpened is null);
        var renewer = process.CallAsync(grant, Cancellation);
        await storing.Task.WaitAsync(Cancellation);
        read.SetResult();
        await Task.Delay(50, Cancellation);
        Assert.False(reader.IsCompleted);
        stored.SetResult();

        var token = await _world.RunAsync(renewer);
        Assert.Equal(token, await _world.RunAsync(reader));
        Assert.Equal(token, (await _world.SecretsAsync(grant)).AccessToken);
        Assert.Equal(1, Org.Calls);
    }

    [Theory]
    [InlineData(Mishap.ReplyLost)]
    [InlineData(Mishap.ReplyReplaced)]
    internal async Task Rule_4_A_request_that_may_have_arrived_is_not_repeated(Mishap mishap)
    {
        var grant = await _world.KeepGrantAsync();
        Org.Expire();
        Org.Spoil(mishap);

        Assert.IsType<SalesforceUnreachableException>(await _world.FailureOfAsync(_world.StartProcess().CallAsync(grant, Cancellation)));

        Assert.Equal(1, Org.Calls);
        Assert.Equal(GrantStatus.Active, (await _world.Store.FindAsync(grant, Cancellation))!.Status);
    }

    [Theory]
    [InlineData(Mishap.NotConnected)]
    [InlineData(Mishap.Busy)]
    internal async Task Rule_4_What_did_nothing_is_repeated_three_times_in_all(Mishap mishap)
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.Expire();
        Org.Spoil(mishap);
        Org.Spoil(mishap);
        await _world.RunAsync(process.CallAsync(grant, Cancellation));

        Org.Expire();
        Enumerable.Range(0, 3).ToList().ForEach(_ => Org.Spoil(mishap));
        Assert.IsType<SalesforceUnreachableException>(await _world.FailureOfAsync(process.CallAsync(grant, Cancellation)));

        await _world.RunAsync(process.CallAsync(grant, Cancellation));
    }

    [Fact]
    public async Task Rule_4_After_a_busy_answer_the_row_is_read_again_before_asking_again()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.Expire();
        Org.Spoil(Mishap.Busy);
        var fresh = Org.Issue();
        Org.BeforeAnswer = async () =>
        {
            // Whoever was busy with it has finished.
            Org.BeforeAnswer = null;
            await _world.Store.KeepAsync(Some.Grant(), fresh, Cancellation);
        };

        Assert.Equal(fresh.AccessToken, await _world.RunAsync(process.CallAsync(grant, Cancellation)));
        Assert.Equal(1, Org.Calls);
    }

    [Fact]
    public async Task Rule_5_A_terminal_answer_ends_the_grant_and_every_open_page_is_told()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        var told = new List<GrantChange>();
        using var one = process.Changes.Watch(grant, told.Add);
        using var two = process.Changes.Watch(grant, told.Add);
        Org.RevokeAll();

        var failure = Assert.IsType<SignInRequiredException>(await _world.FailureOfAsync(process.CallAsync(grant, Cancellation)));

        Assert.Equal("expired_or_revoked", failure.Reason);
        var ended = (await _world.Store.FindAsync(grant, Cancellation))!;
        Assert.Equal((GrantStatus.NeedsSignIn, "expired_or_revoked"), (ended.Status, ended.EndReason));
        Assert.Equal([GrantChange.Ended, GrantChange.Ended], told);
    }

    [Fact]
    public async Task Rule_5_A_terminal_answer_to_tokens_that_a_sign_in_has_replaced_ends_nothing()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.RevokeAll();
        var fresh = Org.Issue();
        Org.BeforeAnswer = () => _world.Store.KeepAsync(Some.Grant(), fresh, Cancellation);

        Assert.Equal(fresh.AccessToken, await _world.RunAsync(process.CallAsync(grant, Cancellation)));
        Assert.Equal(GrantStatus.Active, (await _world.Store.FindAsync(grant, Cancellation))!.Status);
    }

    [Fact]
    public async Task Rule_6_A_token_that_is_rejected_right_after_its_renewal_ends_the_call_and_not_the_grant()
    {
        var grant = await _world.KeepGrantAsync();
        using var rejecting = new HttpClient(new RejectingApi());
        var process = _world.StartProcess();
        var client = new Data360Client(rejecting, process.Tokens, new ApiAllowances(), new Data360Paths("v66.0"));

        var failure = Assert.IsType<SignInRequiredException>(await _world.FailureOfAsync(client.WhoAmIAsync(grant, Cancellation)));

        Assert.Equal("rejected_after_renewal", failure.Reason);
        Assert.Equal(1, Org.Calls);
        Assert.Equal(GrantStatus.Active, (await _world.Store.FindAsync(grant, Cancellation))!.Status);
    }

    [Fact]
    public async Task Rule_7_Two_processes_never_send_the_same_refresh_token_and_the_second_uses_what_the_first_brought()
    {
        var grant = await _world.KeepGrantAsync();
        GrantProcess[] processes = [_world.StartProcess(), _world.StartProcess()];
        Org.Expire();

        var tokens = await _world.RunAsync(Task.WhenAll(
            processes.SelectMany(process => Enumerable.Range(0, 10).Select(_ => process.CallAsync(grant, Cancellation)))));

        Assert.Single(tokens.Distinct());
        Assert.Equal(1, Org.Calls);
    }

    [Fact]
    public async Task Rule_8_Signing_in_again_overwrites_the_grant_and_revokes_the_replaced_token()
    {
        var process = _world.StartProcess();
        var first = Org.Issue();
        var second = Org.Issue();

        var kept = Assert.IsType<SignInOutcome.Kept>(
            await process.Issuer.IssueAsync(RotatingOrg.Answer(first, The.UserId, _world.Time.GetUtcNow()), Cancellation));
        var told = new List<GrantChange>();
        using var page = process.Changes.Watch(kept.Grant.Id, told.Add);
        await process.Issuer.IssueAsync(RotatingOrg.Answer(second, The.UserId, _world.Time.GetUtcNow()), Cancellation);

        Assert.Equal(second, await _world.SecretsAsync(kept.Grant.Id));
        Assert.Equal([first.RefreshToken!.Value.Reveal()], Org.Revoked);
        Assert.Equal([GrantChange.Returned], told);
    }

    private sealed class RejectingApi : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Unauthorized) { Content = new StringContent("[]"), RequestMessage = request });
    }
}
