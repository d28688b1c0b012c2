using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;
using Microsoft.Data.Sqlite;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>What may come between Salesforce's answer and the database: another process, a sign-in, a disconnect, a full disk, a lost reply.</summary>
public sealed class GrantRenewalTests : IAsyncLifetime
{
    private GrantWorld _world = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RotatingOrg Org => _world.Org;

    public async ValueTask InitializeAsync() => _world = await GrantWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_dead_process_keeps_its_turn_only_so_long()
    {
        var grant = await _world.KeepGrantAsync();
        var began = _world.Time.GetUtcNow();
        Assert.True(await _world.Store.ClaimRenewalAsync(grant, Guid.NewGuid(), began, began + RenewalLease.Length, Cancellation));
        Org.Expire();

        await _world.RunAsync(_world.StartProcess().CallAsync(grant, Cancellation));

        Assert.True(_world.Time.GetUtcNow() - began >= OAuthEndpoints.Timeout);
        Assert.Equal(1, Org.Calls);
    }

    [Theory]
    [InlineData("renewed")]
    [InlineData("reply lost")]
    [InlineData("over")]
    [InlineData("unclear")]
    [InlineData("app refused")]
    public async Task The_turn_is_given_back_whatever_came_of_it(string answer)
    {
        var grant = await _world.KeepGrantAsync();
        Org.Expire();
        Org.Refusal = answer switch
        {
            "over" => ("invalid_grant", "expired access/refresh token"),
            "unclear" => ("invalid_grant", "something new"),
            "app refused" => ("invalid_client", "invalid client credentials"),
            _ => null,
        };
        if (answer == "reply lost")
        {
            Org.Spoil(Mishap.ReplyLost);
        }

        var failure = await _world.FailureOfAsync(_world.StartProcess().CallAsync(grant, Cancellation));

        Assert.Equal(answer == "renewed", failure is null);
        var now = _world.Time.GetUtcNow();
        Assert.True(await _world.Store.ClaimRenewalAsync(grant, Guid.NewGuid(), now, now + RenewalLease.Length, Cancellation));
    }

    [Theory]
    [InlineData("invalid_client", "invalid client credentials", "token-client-secret")]
    [InlineData("rate_limit_exceeded", "too many logins", "token-rate-limit")]
    [InlineData("something_new", "canary", null)]
    public async Task A_refusal_that_is_known_is_explained_and_Salesforce_s_words_are_left_out(string error, string description, string? id)
    {
        var grant = await _world.KeepGrantAsync();
        Org.Expire();
        Org.Refusal = (error, description);

        var failure = Assert.IsType<SalesforceUnreachableException>(await _world.FailureOfAsync(_world.StartProcess().CallAsync(grant, Cancellation)));

        Assert.Equal(id, failure.Explanation?.Id);
        Assert.DoesNotContain(description, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_during_a_renewal_wins_and_the_surplus_token_is_revoked()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.Expire();
        var fresh = Org.Issue();
        Org.BeforeAnswer = () => _world.Store.KeepAsync(Some.Grant(), fresh, Cancellation);

        Assert.Equal(fresh.AccessToken, await _world.RunAsync(process.CallAsync(grant, Cancellation)));

        Assert.Equal(fresh, await _world.SecretsAsync(grant));
        Assert.Single(Org.Revoked);
        Assert.DoesNotContain(fresh.RefreshToken!.Value.Reveal(), Org.Revoked);
    }

    [Fact]
    public async Task The_tokens_of_a_grant_that_was_erased_during_its_renewal_are_revoked()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.Expire();
        Org.BeforeAnswer = () => process.Issuer.DisconnectAsync(The.Org, grant);

        var failure = Assert.IsType<SignInRequiredException>(await _world.FailureOfAsync(process.CallAsync(grant, Cancellation)));

        Assert.Equal("erased", failure.Reason);
        Assert.Equal(0, Org.Alive);
        Assert.Empty(await _world.Store.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Disconnecting_revokes_erases_and_tells_every_open_page()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        var told = new List<GrantChange>();
        using var page = process.Changes.Watch(grant, told.Add);

        Assert.True(await process.Issuer.DisconnectAsync(The.Org, grant));

        Assert.Equal([GrantChange.Erased], told);
        Assert.Equal(0, Org.Alive);
        Assert.Null(await _world.Store.FindAsync(grant, Cancellation));
    }

    [Fact]
    public async Task A_grant_whose_org_is_not_configured_any_more_can_be_erased()
    {
        var grant = await _world.KeepGrantAsync();

        Assert.False(await _world.StartProcess().Issuer.DisconnectAsync(org: null, grant));

        Assert.Null(await _world.Store.FindAsync(grant, Cancellation));
        Assert.Empty(Org.Revoked);
    }

    [Fact]
    public async Task Renewed_tokens_that_cannot_be_stored_are_used_and_stored_later_before_anything_else()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.Expire();
        process.Store.FailRenewed(times: 4);

        var token = await _world.RunAsync(process.CallAsync(grant, Cancellation));
        Assert.True(Org.Accepts(token));
        Assert.NotEqual(token, (await _world.SecretsAsync(grant)).AccessToken);

        // The fourth attempt fails too, and the call goes on with what is held.
        Assert.Equal(token, await process.CallAsync(grant, Cancellation));
        Assert.NotEqual(token, (await _world.SecretsAsync(grant)).AccessToken);
        Assert.Equal(token, await process.CallAsync(grant, Cancellation));

        Assert.Equal(token, (await _world.SecretsAsync(grant)).AccessToken);
        Assert.Equal(1, Org.Calls);
    }

    [Fact]
    public async Task Renewed_tokens_that_cannot_be_stored_are_stored_later_without_a_request()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.Expire();
        process.Store.FailRenewed(times: 3);
        var token = await _world.RunAsync(process.CallAsync(grant, Cancellation));

        await _world.RunAsync(UntilStoredAsync());

        Assert.Equal(1, Org.Calls);

        async Task UntilStoredAsync()
        {
            while ((await _world.SecretsAsync(grant)).AccessToken != token)
            {
                await Task.Delay(5, Cancellation);
            }
        }
    }

    [Fact]
    public async Task While_tokens_cannot_be_stored_the_held_refresh_token_is_sent_and_never_the_spent_one()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        for (var time = 0; time < 3; time++)
        {
            Org.Expire();
            process.Store.FailRenewed(times: 100);
            await _world.RunAsync(process.CallAsync(grant, Cancellation));
        }

        process.Store.FailRenewed(times: 0);
        await _world.RunAsync(process.CallAsync(grant, Cancellation));

        Assert.Equal(3, Org.Calls);
        Assert.Equal(0, Org.AvoidableReuses);
        Assert.True(Org.IsCurrent((await _world.SecretsAsync(grant)).RefreshToken!.Value));
    }

    [Fact]
    public async Task Another_process_waits_while_renewed_tokens_are_not_stored()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.Expire();
        process.Store.FailRenewed(times: 3);
        var token = await _world.RunAsync(process.CallAsync(grant, Cancellation));

        var old = (await _world.Store.OpenAsync(grant, Cancellation))!.Value;
        Assert.NotEqual(token, old.Secrets!.AccessToken);
        Assert.Equal(token, await _world.RunAsync(_world.StartProcess().CallAsync(grant, Cancellation)));

        Assert.Equal(0, Org.AvoidableReuses);
    }

    [Fact]
    public async Task A_process_that_is_stopped_waits_for_what_a_renewal_brings()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        var gate = new TaskCompletionSource();
        Org.Expire();
        Org.BeforeAnswer = () => gate.Task;
        var call = process.CallAsync(grant, Cancellation);
        await Patience.UntilAsync(() => Org.Calls > 0);

        var stopping = process.Tokens.DisposeAsync().AsTask();
        await Task.Delay(50, Cancellation);
        Assert.False(stopping.IsCompleted);
        gate.SetResult();
        await _world.RunAsync(Task.WhenAll(stopping, call));

        Assert.True(Org.IsCurrent((await _world.SecretsAsync(grant)).RefreshToken!.Value));
    }

    [Fact]
    public async Task A_database_that_is_locked_costs_no_grant()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.Expire();
        await using var other = new SqliteConnection($"Data Source={_world.Database}");
        await other.OpenAsync(Cancellation);
        var locked = default(SqliteTransaction);
        process.Store.BeforeRenewed = async spent =>
        {
            locked ??= (SqliteTransaction)await other.BeginTransactionAsync(Cancellation);
            process.Store.BeforeRenewed = null;
            _ = Task.Delay(300, Cancellation).ContinueWith(_ => locked.Rollback(), TaskScheduler.Default);
        };

        var token = await _world.RunAsync(process.CallAsync(grant, Cancellation));
        await _world.RunAsync(process.CallAsync(grant, Cancellation));

        Assert.Equal(token, (await _world.SecretsAsync(grant)).AccessToken);
        Assert.Equal(1, Org.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_lost_reply_the_next_call_tries_once_more(bool rotates)
    {
        Org.Rotates = rotates;
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.Expire();
        Org.Spoil(Mishap.ReplyLost);
        Assert.IsType<SalesforceUnreachableException>(await _world.FailureOfAsync(process.CallAsync(grant, Cancellation)));

        var failure = await _world.FailureOfAsync(process.CallAsync(grant, Cancellation));

        Assert.Equal(2, Org.Calls);
        var after = (await _world.Store.FindAsync(grant, Cancellation))!;
        if (rotates)
        {
            // The new refresh token is lost for good: said clearly, and not tried for ever.
            Assert.Equal("reply_lost", Assert.IsType<SignInRequiredException>(failure).Reason);
            Assert.Equal((GrantStatus.NeedsSignIn, "reply_lost"), (after.Status, after.EndReason));
            Assert.IsType<SignInRequiredException>(await _world.FailureOfAsync(process.CallAsync(grant, Cancellation)));
            Assert.Equal(2, Org.Calls);
        }
        else
        {
            Assert.Null(failure);
            Assert.Equal(GrantStatus.Active, after.Status);
        }
    }

    [Fact]
    public async Task An_unknown_refusal_leads_to_sign_in_and_ends_nothing()
    {
        var grant = await _world.KeepGrantAsync();
        var process = _world.StartProcess();
        Org.Expire();
        Org.Refusal = ("invalid_grant", "a text of next summer");

        var failures = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _world.FailureOfAsync(process.CallAsync(grant, Cancellation))));

        Assert.All(failures, failure => Assert.Equal("refused_unclearly", Assert.IsType<SignInRequiredException>(failure).Reason));
        Assert.Equal(GrantStatus.Active, (await _world.Store.FindAsync(grant, Cancellation))!.Status);
        Org.Refusal = null;
        await _world.RunAsync(process.CallAsync(grant, Cancellation));
    }

    [Fact]
    public async Task The_end_that_another_process_found_is_told_here_at_the_next_call_and_once()
    {
        var grant = await _world.KeepGrantAsync();
        var here = _world.StartProcess();
        var told = new List<GrantChange>();
        using var page = here.Changes.Watch(grant, told.Add);
        Org.RevokeAll();
        await _world.FailureOfAsync(_world.StartProcess().CallAsync(grant, Cancellation));
        Assert.Empty(told);

        await _world.FailureOfAsync(here.CallAsync(grant, Cancellation));
        await _world.FailureOfAsync(here.CallAsync(grant, Cancellation));

        Assert.Equal([GrantChange.Ended], told);
    }
}
