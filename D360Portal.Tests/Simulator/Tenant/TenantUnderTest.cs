using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.Tenant;

/// <summary>A simulated org, one user's core token, and the tenant behind it.</summary>
internal sealed class TenantUnderTest : IAsyncDisposable
{
    public const string Origin = "https://simulated-org.c360a.salesforce.com";
    public const string TokenPath = "/services/a360/token";
    public const string QueryPath = "/api/v2/query";
    public const string GrantType = "urn:salesforce:grant-type:external:cdp";
    public const string SubjectTokenType = "urn:ietf:params:oauth:token-type:access_token";

    private static readonly string[] DefaultScopes = ["api", "cdp_api", "cdp_query_api"];

    private TenantUnderTest(OrgUnderTest under, string coreToken)
    {
        Under = under;
        CoreToken = coreToken;
    }

    public OrgUnderTest Under { get; }

    public SalesforceSimulator Simulator => Under.Simulator;

    public string CoreToken { get; }

    public static async Task<TenantUnderTest> StartAsync(
        Quirks? quirks = null, Func<SimulatorOptions, SimulatorOptions>? change = null, string[]? scopes = null, SimulatedUser? user = null)
    {
        var under = await OrgUnderTest.StartAsync(options =>
        {
            options = options with { Seed = D360Portal.Simulator.Data360.OrgSeed.Empty, Quirks = quirks ?? new Quirks() };
            return change?.Invoke(options) ?? options;
        });
        return new TenantUnderTest(under, under.Org.Tokens.Issue(user ?? SimulatedUser.Admin, scopes ?? DefaultScopes).Access.Value);
    }

    /// <summary>Asks for a token; a null value leaves the parameter out.</summary>
    public Task<HttpResponseMessage> ExchangeAsync(params (string Name, string? Value)[] changes)
    {
        var form = new Dictionary<string, string?>
        {
            ["grant_type"] = GrantType,
            ["subject_token"] = CoreToken,
            ["subject_token_type"] = SubjectTokenType,
        };
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        return Under.PostAsync(TokenPath, [.. form.Where(field => field.Value is not null).Select(field => (field.Key, field.Value!))]);
    }

    /// <summary>Gets a token, and asserts that it went well.</summary>
    public async Task<string> GetTokenAsync() => (string)(await OrgUnderTest.JsonAsync(await ExchangeAsync()))["access_token"]!;

    public Task<HttpResponseMessage> QueryAsync(string? token, string sql = "SELECT 1") =>
        PostAsync(token, new StringContent(new JsonObject { ["sql"] = sql }.ToJsonString(), Encoding.UTF8, "application/json"));

    public async Task<HttpResponseMessage> PostAsync(string? token, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Origin + QueryPath) { Content = body };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await Under.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Queries, and asserts that it went well.</summary>
    public async Task<JsonObject> AnswerOfAsync(string token, string sql = "SELECT 1")
    {
        using var response = await QueryAsync(token, sql);
        Assert.True(response.IsSuccessStatusCode, await OrgUnderTest.TextAsync(response));
        return await OrgUnderTest.JsonAsync(response);
    }

    public Task<HttpResponseMessage> GetBatchAsync(string? token, string id) => Under.GetAsync($"{Origin}{QueryPath}/{id}", token);

    /// <summary>Asserts the tenant's own kind of error.</summary>
    public static async Task AssertRefusedAsync(int status, string errorCode, HttpResponseMessage response)
    {
        Assert.Equal(status, (int)response.StatusCode);
        var error = await OrgUnderTest.JsonAsync(response);
        Assert.Equal(["error", "errorCode", "details"], error.Select(member => member.Key));
        Assert.Equal(errorCode, (string?)error["errorCode"]);
        Assert.NotEmpty((string)error["details"]!);
    }

    public ValueTask DisposeAsync() => Under.DisposeAsync();
}
