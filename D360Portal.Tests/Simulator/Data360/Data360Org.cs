using System.Text;
using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>A simulated org with a user who is signed in, asked without HTML entities unless a test wants them.</summary>
internal sealed class Data360Org : IAsyncDisposable
{
    public const string Root = "/services/data/v66.0/ssot";

    private readonly OrgUnderTest _org;
    private readonly string _token;

    private Data360Org(OrgUnderTest org, SimulatedUser user)
    {
        _org = org;
        _token = org.Org.Tokens.Issue(user, ["api"]).Access.Value;
    }

    public SalesforceSimulator Simulator => _org.Simulator;

    public SimulatedData360 Data360 => _org.Org.Data360;

    public OrgUnderTest Under => _org;

    /// <summary>An org without any connection.</summary>
    public static Task<Data360Org> StartAsync(Quirks? quirks = null) => StartAsync(OrgSeed.Empty, quirks);

    public static Task<Data360Org> StartAsync(OrgSeed seed, Quirks? quirks = null) =>
        StartAsync(options => options with { Seed = seed, Quirks = quirks ?? new Quirks() });

    public static async Task<Data360Org> StartAsync(Func<SimulatorOptions, SimulatorOptions> change, SimulatedUser? user = null) =>
        new(await OrgUnderTest.StartAsync(change), user ?? SimulatedUser.Admin);

    /// <summary>Adds a connection; see <see cref="SimulatedData360.Add"/>.</summary>
    public StoredConnection Add(string connectorType = "AwsRdsMySql", string label = "Clinic", Func<StoredConnection, StoredConnection>? change = null) =>
        Data360.Add(connectorType, label, change);

    /// <summary>Asks below <c>/ssot</c>, or at a whole path.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path, string? entityEncoding = "false", HttpMethod? method = null, HttpContent? body = null, CancellationToken? cancellation = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(path.StartsWith("/services", StringComparison.Ordinal) ? path : Root + path, UriKind.Relative));
        request.Content = body;
        request.Headers.Authorization = new("Bearer", _token);
        if (entityEncoding is not null)
        {
            request.Headers.Add("X-Chatter-Entity-Encoding", entityEncoding);
        }

        return await _org.Http.SendAsync(request, cancellation ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Posts a definition, or nothing at all.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, JsonNode? body = null) =>
        AskAsync(path, method: HttpMethod.Post, body: body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));

    /// <summary>Puts a definition, or another document.</summary>
    public Task<HttpResponseMessage> PutAsync(string path, JsonNode body) =>
        AskAsync(path, method: HttpMethod.Put, body: new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> PatchAsync(string path, JsonNode body) =>
        AskAsync(path, method: HttpMethod.Patch, body: new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));

    /// <summary>Posts, and reads what must be the answer of a success.</summary>
    public async Task<JsonNode> QuestionAsync(string path, JsonNode? body = null)
    {
        using var response = await PostAsync(path, body);
        var text = await OrgUnderTest.TextAsync(response);
        Assert.True((int)response.StatusCode == 200, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Creates, and asserts that it went well.</summary>
    public async Task<JsonNode> CreateAsync(JsonNode definition)
    {
        using var response = await PostAsync("/connections", definition);
        var text = await OrgUnderTest.TextAsync(response);
        Assert.True((int)response.StatusCode == 201, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Tests a definition, or with an id a connection; the answer must be 200.</summary>
    public async Task<JsonNode> TestAsync(JsonNode? definition, string? id = null)
    {
        using var response = await PostAsync(id is null ? "/connections/actions/test" : $"/connections/{id}/actions/test", definition);
        var text = await OrgUnderTest.TextAsync(response);
        Assert.True((int)response.StatusCode == 200, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    public Task<HttpResponseMessage> DeleteAsync(string id) => AskAsync($"/connections/{id}", method: HttpMethod.Delete);

    /// <summary>A connection's status.</summary>
    public async Task<string?> StatusOfAsync(string id) => (string?)(await GetAsync($"/connections/{id}"))["status"];

    public async Task<JsonNode> GetAsync(string path, string? entityEncoding = "false")
    {
        using var response = await AskAsync(path, entityEncoding);
        var text = await OrgUnderTest.TextAsync(response);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Asserts that a request is refused with an array of that one error.</summary>
    public async Task AssertRefusedAsync(string path, int status, string errorCode, string? message = null)
    {
        using var response = await AskAsync(path);
        await AssertRefusedAsync(response, status, errorCode, message);
    }

    /// <summary>Asserts that a creation is refused, and that nothing was created.</summary>
    public async Task AssertCreateRefusedAsync(JsonNode? definition, int status, string errorCode, string? message = null)
    {
        var before = Data360.Connections.All.Count;
        using var response = await PostAsync("/connections", definition);
        await AssertRefusedAsync(response, status, errorCode, message);
        Assert.Equal(before, Data360.Connections.All.Count);
    }

    /// <summary>Asserts an array of that one error.</summary>
    public static async Task AssertRefusedAsync(HttpResponseMessage response, int status, string errorCode, string? message = null)
    {
        var text = await OrgUnderTest.TextAsync(response);
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode} {text}");
        var error = Assert.Single(Assert.IsType<JsonArray>(JsonNode.Parse(text)))!;
        Assert.Equal(errorCode, (string?)error["errorCode"]);
        if (message is not null)
        {
            Assert.Equal(message, (string?)error["message"]);
        }
    }

    /// <summary>The labels of a list, in its order.</summary>
    public static string[] LabelsOf(JsonNode list) => [.. list["connections"]!.AsArray().Select(connection => (string)connection!["label"]!)];

    public static string[] KeysOf(JsonNode? node) => [.. node!.AsObject().Select(member => member.Key)];

    public ValueTask DisposeAsync() => _org.DisposeAsync();
}
