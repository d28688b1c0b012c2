using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Features.Org.Check;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class Data360TokensTests : IAsyncDisposable
{
    private readonly StubTenant _tenant = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Data360Tokens Tokens => _tenant.Portal.Get<Data360Tokens>();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    [Fact]
    public async Task The_core_token_is_sent_in_a_form_to_the_org_and_nowhere_else()
    {
        var grant = await _tenant.Portal.KeepGrantAsync("core-token");

        var outcome = await Tokens.GetAsync(grant.Id, Cancellation);

        var (address, authorization, body) = Assert.Single(_tenant.Sent);
        Assert.Equal(("https://acme.my.salesforce.com/services/a360/token", ""), (address.AbsoluteUri, authorization));
        Assert.Equal(
            "grant_type=urn%3Asalesforce%3Agrant-type%3Aexternal%3Acdp&subject_token=core-token&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token&dataspace=default",
            body);
        Assert.Equal(new Data360Access(new Uri("https://abc.c360a.salesforce.com"), new Secret("canary-data-token"), TimeSpan.FromSeconds(7191)), outcome.Access);
        Assert.DoesNotContain("core-token", outcome.Exchanges[0].Call.ToCurl(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", outcome.Exchanges[0].Answer!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7191", 7191)]
    [InlineData("\"7191\"", 7191)]
    [InlineData("null", null)]
    [InlineData("\"soon\"", null)]
    public async Task The_lifetime_may_be_a_number_or_a_text(string written, int? seconds)
    {
        _tenant.OnToken = _ => StubOrg.Json($$"""{"access_token":"t","instance_url":"https://abc.c360a.salesforce.com","expires_in":{{written}}}""");

        var outcome = await Tokens.GetAsync((await _tenant.Portal.KeepGrantAsync()).Id, Cancellation);

        Assert.Equal(seconds, outcome.Access?.Lifetime?.TotalSeconds);
    }

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_its_end()
    {
        var grant = await _tenant.Portal.KeepGrantAsync();

        await Tokens.GetAsync(grant.Id, Cancellation);
        _tenant.Time.Advance(TimeSpan.FromSeconds(7191) - TimeSpan.FromMinutes(2) - TimeSpan.FromSeconds(1));
        Assert.Empty((await Tokens.GetAsync(grant.Id, Cancellation)).Exchanges);
        _tenant.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await Tokens.GetAsync(grant.Id, Cancellation)).Exchanges);

        Assert.Equal(2, _tenant.Sent.Count);
    }

    [Fact]
    public async Task It_is_of_no_use_once_the_grant_has_another_token()
    {
        var grant = await _tenant.Portal.KeepGrantAsync();
        await Tokens.GetAsync(grant.Id, Cancellation);

        await _tenant.Portal.Grants.KeepAsync(grant, new GrantSecrets(new Secret("another-token"), null), Cancellation);

        Assert.Single((await Tokens.GetAsync(grant.Id, Cancellation)).Exchanges);
    }

    [Theory]
    [InlineData(GrantChange.Returned)]
    [InlineData(GrantChange.Ended)]
    [InlineData(GrantChange.Erased)]
    public async Task It_is_forgotten_when_the_grant_changes(GrantChange change)
    {
        var grant = await _tenant.Portal.KeepGrantAsync();
        await Tokens.GetAsync(grant.Id, Cancellation);

        _tenant.Portal.Get<GrantChanges>().Tell(grant.Id, change);

        Assert.Single((await Tokens.GetAsync(grant.Id, Cancellation)).Exchanges);
    }

    [Fact]
    public async Task Another_user_s_is_another()
    {
        var grant = await _tenant.Portal.KeepGrantAsync();
        var other = await _tenant.Portal.KeepGrantAsync("other-token", userId: "005000000000009AAA");
        await Tokens.GetAsync(grant.Id, Cancellation);

        Assert.Single((await Tokens.GetAsync(other.Id, Cancellation)).Exchanges);
    }

    [Fact]
    public async Task Of_a_grant_that_is_gone_there_is_none_even_if_it_was_kept()
    {
        var grant = await _tenant.Portal.KeepGrantAsync();
        await Tokens.GetAsync(grant.Id, Cancellation);
        await _tenant.Portal.Grants.EraseAsync(grant.Id, Cancellation);

        await Assert.ThrowsAsync<SignInRequiredException>(() => Tokens.GetAsync(grant.Id, Cancellation));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "invalid_grant", "")]
    [InlineData(HttpStatusCode.BadRequest, "invalid_request", "Invalid subject token")]
    public async Task A_rejected_core_token_is_renewed_once(HttpStatusCode status, string error, string description)
    {
        var grant = await _tenant.Portal.KeepGrantAsync("core-token", "refresh");
        _tenant.OnToken = body => body.Contains("renewed-token", StringComparison.Ordinal)
            ? StubOrg.Json(StubTenant.Token)
            : StubTenant.Refused(status, error, description);

        var outcome = await Tokens.GetAsync(grant.Id, Cancellation);

        Assert.NotNull(outcome.Access);
        Assert.Equal(2, outcome.Exchanges.Count);
        Assert.Equal(["/services/a360/token", "/services/oauth2/token", "/services/a360/token"], _tenant.Paths);
    }

    [Fact]
    public async Task Rejected_twice_is_a_refusal_and_the_grant_stays()
    {
        var grant = await _tenant.Portal.KeepGrantAsync("core-token", "refresh");
        _tenant.OnToken = _ => StubTenant.Refused(HttpStatusCode.Unauthorized, "invalid_grant");

        var outcome = await Tokens.GetAsync(grant.Id, Cancellation);

        Assert.Equal(Data360TokenFault.Refused, outcome.Fault);
        Assert.Equal(GrantStatus.Active, (await _tenant.Portal.Grants.FindAsync(grant.Id, Cancellation))!.Status);
    }

    [Fact]
    public async Task A_grant_that_cannot_be_renewed_is_not_ended_by_a_refusal()
    {
        var grant = await _tenant.Portal.KeepGrantAsync();
        _tenant.OnToken = _ => StubTenant.Refused(HttpStatusCode.Unauthorized, "invalid_grant");

        Assert.Equal(Data360TokenFault.Refused, (await Tokens.GetAsync(grant.Id, Cancellation)).Fault);
        Assert.Equal(GrantStatus.Active, (await _tenant.Portal.Grants.FindAsync(grant.Id, Cancellation))!.Status);
    }

    [Theory]
    [InlineData("{}", Data360TokenFault.NoToken)]
    [InlineData("""{"access_token":"","instance_url":"abc.c360a.salesforce.com"}""", Data360TokenFault.NoToken)]
    [InlineData("""{"access_token":"t"}""", Data360TokenFault.ForeignHost)]
    [InlineData("""{"access_token":"t","instance_url":"abc.c360a.salesforce.com.evil.example"}""", Data360TokenFault.ForeignHost)]
    [InlineData("""{"access_token":"t","instance_url":"acme.my.salesforce.com"}""", Data360TokenFault.ForeignHost)]
    [InlineData("<html>Log in</html>", Data360TokenFault.Refused)]
    [InlineData("", Data360TokenFault.Refused)]
    public async Task A_success_that_is_none_is_told_apart_and_not_kept(string body, object fault)
    {
        var grant = await _tenant.Portal.KeepGrantAsync();
        _tenant.OnToken = _ => StubOrg.Json(body);

        var outcome = await Tokens.GetAsync(grant.Id, Cancellation);

        Assert.Null(outcome.Access);
        Assert.Equal(fault, outcome.Fault);
        Assert.Single((await Tokens.GetAsync(grant.Id, Cancellation)).Exchanges);
    }
}
