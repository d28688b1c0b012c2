using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>Tokens of a sign-in that are not kept are not left behind at Salesforce either.</summary>
public sealed class GrantIssuerTests : IAsyncLifetime
{
    private GrantWorld _world = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await GrantWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("signature", SignInRefusal.SignatureWrong)]
    [InlineData("identity", SignInRefusal.Incomplete)]
    [InlineData("instance", SignInRefusal.OtherOrg)]
    [InlineData("time", SignInRefusal.ClockApart)]
    [InlineData("id token", SignInRefusal.OtherUser)]
    public async Task A_sign_in_that_is_refused_revokes_its_tokens_at_the_configured_org(string fault, SignInRefusal reason)
    {
        var secrets = _world.Org.Issue();
        var answer = RotatingOrg.Answer(secrets, The.UserId, _world.Time.GetUtcNow().AddHours(fault == "time" ? -1 : 0));
        answer = fault switch
        {
            "signature" => answer with { Signature = "AAAA" },
            "identity" => answer with { Id = null },
            "instance" => answer with { InstanceUrl = "https://other.my.salesforce.com" },
            "id token" => answer with { IdTokenSubject = The.OtherUserId },
            _ => answer,
        };

        // The fake org fails the test when tokens are sent anywhere else.
        var outcome = await _world.StartProcess().Issuer.IssueAsync(answer, Cancellation);

        Assert.Equal(reason, Assert.IsType<SignInOutcome.Refused>(outcome).Reason);
        Assert.Equal([secrets.RefreshToken!.Value.Reveal()], _world.Org.Revoked);
        Assert.Empty(await _world.Store.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Without_a_refresh_token_the_access_token_is_revoked()
    {
        var secrets = _world.Org.Issue();
        var answer = RotatingOrg.Answer(secrets, The.UserId, _world.Time.GetUtcNow()) with { RefreshToken = null, Signature = null };

        await _world.StartProcess().Issuer.IssueAsync(answer, Cancellation);

        Assert.Equal([secrets.AccessToken.Reveal()], _world.Org.Revoked);
    }

    [Fact]
    public async Task Nothing_is_revoked_where_no_token_came()
    {
        var answer = RotatingOrg.Answer(_world.Org.Issue(), The.UserId, _world.Time.GetUtcNow())
            with { AccessToken = default, RefreshToken = null };

        await _world.StartProcess().Issuer.IssueAsync(answer, Cancellation);

        Assert.Empty(_world.Org.Revoked);
    }

    [Fact]
    public async Task A_user_who_leaves_before_the_end_leaves_no_tokens_behind()
    {
        var secrets = _world.Org.Issue();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _world.StartProcess().Issuer.IssueAsync(
            RotatingOrg.Answer(secrets, The.UserId, _world.Time.GetUtcNow()), left.Token));

        Assert.Equal(0, _world.Org.Alive);
    }

    [Fact]
    public async Task A_grant_that_cannot_be_kept_leaves_no_tokens_behind()
    {
        var process = _world.StartProcess();
        var secrets = _world.Org.Issue();
        process.Store.IsDead = true;

        await Assert.ThrowsAsync<ObjectDisposedException>(() => process.Issuer.IssueAsync(
            RotatingOrg.Answer(secrets, The.UserId, _world.Time.GetUtcNow()), Cancellation));

        Assert.Equal(0, _world.Org.Alive);
    }

    [Fact]
    public async Task A_sign_in_that_is_kept_revokes_nothing_of_its_own()
    {
        var secrets = _world.Org.Issue();

        await _world.StartProcess().Issuer.IssueAsync(RotatingOrg.Answer(secrets, The.UserId, _world.Time.GetUtcNow()), Cancellation);

        Assert.Empty(_world.Org.Revoked);
        Assert.Equal(1, _world.Org.Alive);
    }

    [Fact]
    public async Task A_damaged_row_can_be_disconnected_and_its_tokens_revoked()
    {
        var process = _world.StartProcess();
        var grant = await _world.KeepGrantAsync();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_world.Database}"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Grants SET SignedInAt = 'yesterday', Status = 7, InstanceUrl = ''";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        Assert.True(await process.Issuer.DisconnectAsync(The.Org, grant));

        Assert.Equal(0, _world.Org.Alive);
        Assert.Empty(await _world.Store.ListAsync(Cancellation));
    }
}
