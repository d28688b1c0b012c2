using System.Net;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Org.Check;

/// <summary>An org and its Data 360 host that answer as the test says, and the portal that asks them.</summary>
internal sealed class StubTenant : IAsyncDisposable
{
    public const string Token = """{"access_token":"canary-data-token","instance_url":"abc.c360a.salesforce.com","expires_in":7191}""";
    public const string One = """{"data":[[1]],"rowCount":1,"done":true,"metadata":{}}""";

    public StubTenant()
    {
        Network = new StubOrg(async request =>
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
            Sent.Add((request.RequestUri!, $"{request.Headers.Authorization}", body));
            return request.RequestUri!.AbsolutePath switch
            {
                "/services/a360/token" => OnToken(body),
                "/services/oauth2/token" when body.Contains("refresh_token", StringComparison.Ordinal) => StubOrg.Json("""{"access_token":"renewed-token"}"""),
                _ => OnOther(request),
            };
        });
        Portal = new CheckingPortal(The.Org with { ServiceAccess = true }, Time, Network);
    }

    public FakeTimeProvider Time { get; } = new(The.Start);

    public StubOrg Network { get; }

    public CheckingPortal Portal { get; }

    /// <summary>Every request: where to, with which authorization, with which body.</summary>
    public List<(Uri Address, string Authorization, string Body)> Sent { get; } = [];

    /// <summary>The paths that were asked, in order.</summary>
    public IEnumerable<string> Paths => Sent.Select(sent => sent.Address.AbsolutePath);

    /// <summary>What the exchange answers.</summary>
    public Func<string, HttpResponseMessage> OnToken { get; set; } = _ => StubOrg.Json(Token);

    /// <summary>What everything else answers.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage> OnOther { get; set; } = _ => StubOrg.Json(One);

    public static HttpResponseMessage Refused(HttpStatusCode status, string error, string description = "") =>
        StubOrg.Json($$"""{"error":"{{error}}","error_description":"{{description}}"}""", status);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
