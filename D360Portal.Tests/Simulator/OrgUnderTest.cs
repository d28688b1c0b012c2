using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using D360Portal.Simulator;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.SimulatorTests;

/// <summary>A simulated org and an app that talks to it over HTTP. It complains about every gap that a test did not mean to find.</summary>
internal sealed class OrgUnderTest : IAsyncDisposable
{
    public const string Callback = "http://localhost:3000/oauth/callback";
    public const string State = "state with spaces & signs=%";
    public const string Scope = "api refresh_token cdp_api";

    /// <summary>The example of RFC 7636, appendix B.</summary>
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly ErrorLog _log;

    private OrgUnderTest(SalesforceSimulator simulator, FakeTimeProvider time, ErrorLog log)
    {
        Simulator = simulator;
        Time = time;
        _log = log;
        Http = new HttpClient(simulator.CreateHandler()) { BaseAddress = simulator.Origin };
    }

    public SalesforceSimulator Simulator { get; }

    public SimulatedOrg Org => Simulator.Org;

    public FakeTimeProvider Time { get; }

    public HttpClient Http { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<OrgUnderTest> StartAsync(Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        var time = new FakeTimeProvider(Start);
        var log = new ErrorLog();
        var options = new SimulatorOptions { TimeProvider = time, LoggerFactory = log };
        return new OrgUnderTest(await SalesforceSimulator.StartAsync(change?.Invoke(options) ?? options, Cancellation), time, log);
    }

    public static Task<OrgUnderTest> StartAsync(Quirks quirks) => StartAsync(options => options with { Quirks = quirks });

    /// <summary>A right request; a null value leaves the parameter out.</summary>
    public static string AuthorizeAddress(params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = SalesforceSimulator.ConsumerKey,
            ["redirect_uri"] = Callback,
            ["scope"] = Scope,
            ["state"] = State,
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return QueryHelpers.AddQueryString("/services/oauth2/authorize", parameters.Where(parameter => parameter.Value is not null));
    }

    /// <summary>Lets the org's time go by until something is so: work that waits for the clock may only be about to.</summary>
    public async Task AdvanceUntilAsync(Func<bool> isSo)
    {
        for (var seconds = 0; !isSo(); seconds++)
        {
            Assert.True(seconds < 1_000, "It is still not so.");
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Cancellation);
        }
    }

    /// <summary>What the simulator complained about, for the test that means it to.</summary>
    public IReadOnlyList<string> TakeErrors() => _log.Take();

    public Task<HttpResponseMessage> GetAsync(string address, string? bearer = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        return Http.SendAsync(request, Cancellation);
    }

    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Http.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content, Cancellation);
    }

    /// <summary>A token request with the app's key and secret.</summary>
    public Task<HttpResponseMessage> PostTokenAsync(string grantType, params (string Name, string Value)[] form) => PostAsync(
        "/services/oauth2/token",
        [("grant_type", grantType), ("client_id", SalesforceSimulator.ConsumerKey), ("client_secret", Org.ConsumerSecret), .. form]);

    public Task<HttpResponseMessage> RedeemAsync(string code, string verifier = Verifier, string redirectUri = Callback) =>
        PostTokenAsync("authorization_code", ("code", code), ("redirect_uri", redirectUri), ("code_verifier", verifier));

    public Task<HttpResponseMessage> RefreshAsync(string refreshToken) =>
        PostTokenAsync("refresh_token", ("refresh_token", refreshToken));

    /// <summary>Opens the login page of a right request.</summary>
    public async Task<IHtmlDocument> OpenLoginAsync(params (string Name, string? Value)[] changes) =>
        await DocumentAsync(await GetAsync(Location(await GetAsync(AuthorizeAddress(changes)))));

    /// <summary>Sends the login form.</summary>
    public async Task<HttpResponseMessage> LogInAsync(IHtmlDocument login, string username, string password = "any password") =>
        await PostAsync(ActionOf(login), ("pending", PendingOf(login)), ("username", username), ("pw", password));

    /// <summary>Goes as far as the approval page.</summary>
    public async Task<IHtmlDocument> OpenApprovalAsync(string username, params (string Name, string? Value)[] changes) =>
        await DocumentAsync(await GetAsync(Location(await LogInAsync(await OpenLoginAsync(changes), username))));

    /// <summary>Presses a button of the approval page.</summary>
    public Task<HttpResponseMessage> DecideAsync(IHtmlDocument approval, string decision) =>
        PostAsync(ActionOf(approval), ("pending", PendingOf(approval)), ("decision", decision));

    /// <summary>Signs a user in, up to the code.</summary>
    public async Task<string> GetCodeAsync(string username = "admin@simulated.example", params (string Name, string? Value)[] changes) =>
        QueryOf(await DecideAsync(await OpenApprovalAsync(username, changes), "allow"))["code"];

    /// <summary>Signs a user in, up to the tokens.</summary>
    public async Task<JsonObject> SignInAsync(string username = "admin@simulated.example", params (string Name, string? Value)[] changes) =>
        await JsonAsync(await RedeemAsync(await GetCodeAsync(username, changes)));

    public static string Location(HttpResponseMessage response)
    {
        Assert.Equal(System.Net.HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>The parameters with which the app is called back.</summary>
    public static IReadOnlyDictionary<string, string> QueryOf(HttpResponseMessage response)
    {
        var address = new Uri(Location(response));
        Assert.Equal(Callback, address.GetLeftPart(UriPartial.Path));
        return QueryHelpers.ParseQuery(address.Query).ToDictionary(parameter => parameter.Key, parameter => Assert.Single(parameter.Value)!);
    }

    public static async Task<JsonObject> JsonAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return Assert.IsType<JsonObject>(JsonNode.Parse(await TextAsync(response)));
    }

    public static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Cancellation);

    public static async Task<IHtmlDocument> DocumentAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await TextAsync(response), Cancellation);

    /// <summary>Asserts a refusal of the token endpoint.</summary>
    public static async Task AssertRefusedAsync(string error, string description, HttpResponseMessage response, int status = 400)
    {
        Assert.Equal(status, (int)response.StatusCode);
        var refusal = await JsonAsync(response);
        Assert.Equal((error, description), ((string?)refusal["error"], (string?)refusal["error_description"]));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Simulator.DisposeAsync();
        Assert.Empty(_log.Take());
    }

    private static string ActionOf(IHtmlDocument page) => page.QuerySelector("form")!.GetAttribute("action")!;

    private static string PendingOf(IHtmlDocument page) => page.QuerySelector("input[name=pending]")!.GetAttribute("value")!;
}
