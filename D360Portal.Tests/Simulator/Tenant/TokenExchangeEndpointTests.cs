using System.Text.Json;
using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Tenant;
using Microsoft.IdentityModel.JsonWebTokens;

namespace D360Portal.Tests.SimulatorTests.Tenant;

public sealed class TokenExchangeEndpointTests
{
    [Fact]
    public async Task A_core_token_is_exchanged_for_one_of_the_tenant_s()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        var answer = await OrgUnderTest.JsonAsync(await tenant.ExchangeAsync());

        Assert.Equal(["access_token", "instance_url", "token_type", "issued_token_type", "expires_in"], answer.Select(member => member.Key));
        Assert.Equal("simulated-org.c360a.salesforce.com", (string?)answer["instance_url"]);
        Assert.Equal(("Bearer", "urn:ietf:params:oauth:token-type:jwt", 7191), ((string?)answer["token_type"], (string?)answer["issued_token_type"], (int)answer["expires_in"]!));
        var token = new JsonWebTokenHandler().ReadJsonWebToken((string)answer["access_token"]!);
        Assert.Equal(OrgUnderTest.Start.AddSeconds(7191).UtcDateTime, token.ValidTo);
        Assert.NotEqual((string?)answer["access_token"], await tenant.GetTokenAsync());
    }

    [Fact]
    public async Task The_app_s_own_token_is_as_good_as_a_user_s()
    {
        await using var tenant = await TenantUnderTest.StartAsync();
        var tokens = await OrgUnderTest.JsonAsync(await tenant.Under.PostTokenAsync("client_credentials"));

        var answer = await OrgUnderTest.JsonAsync(await tenant.ExchangeAsync(("subject_token", (string?)tokens["access_token"])));

        Assert.True((await tenant.QueryAsync((string?)answer["access_token"])).IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_tenant_can_be_asked_with_every_switch_on_its_other_side()
    {
        await using var tenant = await TenantUnderTest.StartAsync(Quirks.AllOther);

        var token = await tenant.GetTokenAsync();
        var batch = await tenant.GetBatchAsync(token, (string)(await tenant.AnswerOfAsync(token))["nextBatchId"]!);

        Assert.Equal("[[1]]", (await OrgUnderTest.JsonAsync(batch))["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData(false, "simulated-org.c360a.salesforce.com")]
    [InlineData(true, "https://simulated-org.c360a.salesforce.com")]
    public async Task The_tenant_s_host_comes_with_or_without_a_scheme(bool other, string expected)
    {
        await using var tenant = await TenantUnderTest.StartAsync(new Quirks { TenantHostHasScheme = other });

        Assert.Equal(expected, (string?)(await OrgUnderTest.JsonAsync(await tenant.ExchangeAsync()))["instance_url"]);
    }

    [Theory]
    [InlineData(false, JsonValueKind.Number)]
    [InlineData(true, JsonValueKind.String)]
    public async Task The_life_of_the_token_is_a_number_or_a_text(bool other, JsonValueKind expected)
    {
        await using var tenant = await TenantUnderTest.StartAsync(new Quirks { ExpiresInIsText = other });

        var life = (await OrgUnderTest.JsonAsync(await tenant.ExchangeAsync()))["expires_in"]!;

        Assert.Equal((expected, "7191"), (life.GetValueKind(), life.ToString()));
    }

    [Theory]
    [InlineData("grant_type", null, "unsupported_grant_type", "grant type not supported")]
    [InlineData("grant_type", "client_credentials", "unsupported_grant_type", "grant type not supported")]
    [InlineData("subject_token_type", null, "invalid_request", "invalid subject token type")]
    [InlineData("subject_token_type", "urn:ietf:params:oauth:token-type:jwt", "invalid_request", "invalid subject token type")]
    [InlineData("subject_token", null, "invalid_request", "invalid subject token")]
    [InlineData("subject_token", "never issued", "invalid_request", "invalid subject token")]
    public async Task A_request_that_is_wrong_is_refused(string name, string? value, string error, string description)
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        await OrgUnderTest.AssertRefusedAsync(error, description, await tenant.ExchangeAsync((name, value)));
        Assert.Empty(tenant.Under.Org.TenantTokens.Issued);
    }

    [Theory]
    [InlineData(false, 400)]
    [InlineData(true, 401)]
    public async Task A_core_token_that_has_ended_is_refused(bool other, int status)
    {
        await using var tenant = await TenantUnderTest.StartAsync(new Quirks { InvalidSubjectTokenAnswers401 = other });
        var dataToken = await tenant.GetTokenAsync();

        await OrgUnderTest.AssertRefusedAsync("invalid_request", "invalid subject token", await tenant.ExchangeAsync(("subject_token", dataToken)), status);
        await tenant.Under.PostAsync("/services/oauth2/revoke", ("token", tenant.CoreToken));
        await OrgUnderTest.AssertRefusedAsync("invalid_request", "invalid subject token", await tenant.ExchangeAsync(), status);
    }

    [Fact]
    public async Task A_session_goes_on_by_being_exchanged_and_ends_when_it_is_not_used()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        tenant.Under.Time.Advance(TimeSpan.FromMinutes(100));
        await tenant.GetTokenAsync();
        tenant.Under.Time.Advance(TimeSpan.FromMinutes(100));
        await tenant.GetTokenAsync();
        tenant.Under.Time.Advance(TimeSpan.FromMinutes(120));

        await OrgUnderTest.AssertRefusedAsync("invalid_request", "invalid subject token", await tenant.ExchangeAsync());
    }

    [Fact]
    public async Task Neither_a_frozen_user_nor_a_blocked_app_gets_a_token()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        tenant.Under.Org.Deactivate(SimulatedUser.Admin.Username);
        await OrgUnderTest.AssertRefusedAsync("invalid_request", "invalid subject token", await tenant.ExchangeAsync());
        tenant.Under.Org.Activate(SimulatedUser.Admin.Username);
        tenant.Under.Org.IsAppBlocked = true;
        await OrgUnderTest.AssertRefusedAsync("invalid_request", "invalid subject token", await tenant.ExchangeAsync());
        tenant.Under.Org.IsAppBlocked = false;

        Assert.NotEmpty(await tenant.GetTokenAsync());
    }

    [Theory]
    [InlineData("api", false)]
    [InlineData("api cdp_ingest_api cdp_profile_api", false)]
    [InlineData("api cdp_api", true)]
    [InlineData("cdp_query_api", true)]
    public async Task A_scope_of_Data_360_is_needed(string scopes, bool isEnough)
    {
        await using var tenant = await TenantUnderTest.StartAsync(scopes: scopes.Split(' '));

        var response = await tenant.ExchangeAsync();

        if (isEnough)
        {
            Assert.NotNull((await OrgUnderTest.JsonAsync(response))["access_token"]);
        }
        else
        {
            await OrgUnderTest.AssertRefusedAsync("invalid_scope", "the access token has no scope of Data 360", response);
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Who_is_not_entitled_is_refused_with_the_status_of_the_switch(int status)
    {
        var quirks = new Quirks { NotEntitledStatus = status };
        await using var noScope = await TenantUnderTest.StartAsync(quirks, scopes: ["api"]);
        await using var noPermission = await TenantUnderTest.StartAsync(quirks, user: SimulatedUser.Outsider);

        await OrgUnderTest.AssertRefusedAsync("invalid_scope", "the access token has no scope of Data 360", await noScope.ExchangeAsync(), status);
        await OrgUnderTest.AssertRefusedAsync("access_denied", "the user may not use Data 360", await noPermission.ExchangeAsync(), status);
    }

    [Fact]
    public async Task Who_is_not_entitled_gets_everything_but_a_token_with_the_switch()
    {
        await using var tenant = await TenantUnderTest.StartAsync(new Quirks { NotEntitledGetsNoToken = true }, scopes: ["api"]);

        var response = await tenant.ExchangeAsync();

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(["instance_url", "token_type", "issued_token_type", "expires_in"], (await OrgUnderTest.JsonAsync(response)).Select(member => member.Key));
        Assert.Empty(tenant.Under.Org.TenantTokens.Issued);
    }

    [Theory]
    [InlineData(false, 400)]
    [InlineData(true, 404)]
    public async Task A_data_space_must_be_one_of_the_org_s(bool other, int status)
    {
        await using var tenant = await TenantUnderTest.StartAsync(
            new Quirks { UnknownDataSpaceAnswers404 = other }, options => options with { DataSpaces = ["default", "Clinics"] });

        Assert.NotNull((await OrgUnderTest.JsonAsync(await tenant.ExchangeAsync(("dataspace", "Clinics"))))["access_token"]);
        Assert.NotNull((await OrgUnderTest.JsonAsync(await tenant.ExchangeAsync(("dataspace", "default"))))["access_token"]);
        foreach (var unknown in (string[])["clinics", "elsewhere"])
        {
            await OrgUnderTest.AssertRefusedAsync("invalid_request", "invalid dataspace", await tenant.ExchangeAsync(("dataspace", unknown)), status);
        }
    }

    [Theory]
    [InlineData("subject_token")]
    [InlineData("grant_type")]
    [InlineData("dataspace")]
    public async Task Nothing_is_taken_from_the_address(string name)
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        var response = await tenant.Under.PostAsync(
            $"{TenantUnderTest.TokenPath}?{name}=x",
            ("grant_type", TenantUnderTest.GrantType), ("subject_token", tenant.CoreToken), ("subject_token_type", TenantUnderTest.SubjectTokenType));

        await OrgUnderTest.AssertRefusedAsync("invalid_request", $"{name} is not taken from the query string", response);
        Assert.Equal($"?{name}=x", Assert.Single(tenant.Simulator.Requests.All).Query);
    }

    [Fact]
    public async Task The_generic_login_hosts_refuse()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        var response = await tenant.Under.PostAsync(
            "https://login.salesforce.com" + TenantUnderTest.TokenPath,
            ("grant_type", TenantUnderTest.GrantType), ("subject_token", tenant.CoreToken), ("subject_token_type", TenantUnderTest.SubjectTokenType));

        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "request not supported on this domain", response);
    }

    [Fact]
    public async Task The_log_keeps_the_names_of_the_fields_and_the_grant_type_alone()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        var token = await tenant.GetTokenAsync();
        await tenant.QueryAsync(token, "SELECT 'canary'");

        var requests = tenant.Simulator.Requests.All;
        Assert.Equal(["POST /services/a360/token 200", "POST /api/v2/query 200"], requests.Select(request => request.ToString()));
        Assert.Equal(["simulated-org.my.salesforce.example", "simulated-org.c360a.salesforce.com"], requests.Select(request => request.Host));
        Assert.Equal(["grant_type", "subject_token", "subject_token_type"], requests[0].FormFields);
        Assert.Equal(TenantUnderTest.GrantType, requests[0].GrantType);
        var written = JsonSerializer.Serialize(requests);
        Assert.All([token, tenant.CoreToken, "canary"], secret => Assert.DoesNotContain(secret, written, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_that_is_sent_as_a_form_leaves_nothing_in_the_log()
    {
        await using var tenant = await TenantUnderTest.StartAsync();
        var token = await tenant.GetTokenAsync();

        using var body = new FormUrlEncodedContent([KeyValuePair.Create("""{"sql":"SELECT 'canary'"}""", "")]);
        await TenantUnderTest.AssertRefusedAsync(400, "BAD_REQUEST", await tenant.PostAsync(token, body));

        Assert.Empty(tenant.Simulator.Requests.All[^1].FormFields);
    }

    [Fact]
    public async Task Tokens_are_among_the_secrets_that_were_issued()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        Assert.Contains(await tenant.GetTokenAsync(), tenant.Under.Org.IssuedSecrets);
    }

    [Fact]
    public async Task The_exchange_can_be_spoiled()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        tenant.Simulator.Faults.Next(TenantFaults.NoAccessToken);
        Assert.Null((await OrgUnderTest.JsonAsync(await tenant.ExchangeAsync()))["access_token"]);

        tenant.Simulator.Faults.Next(TenantFaults.TenantAt("evil.example"));
        Assert.Equal("evil.example", (string?)(await OrgUnderTest.JsonAsync(await tenant.ExchangeAsync()))["instance_url"]);

        tenant.Simulator.Faults.Next(TenantFaults.TokenRefused("invalid_request", "no reason", 403));
        await OrgUnderTest.AssertRefusedAsync("invalid_request", "no reason", await tenant.ExchangeAsync(), 403);

        tenant.Simulator.Faults.Next(TenantFaults.TokenPage);
        var page = await tenant.ExchangeAsync();
        Assert.Equal((200, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType?.MediaType));
    }
}
