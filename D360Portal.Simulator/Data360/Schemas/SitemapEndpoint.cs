using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>Answers <c>GET</c> and <c>PUT /ssot/connections/{connectionId}/sitemap</c>: the script that a web site is read with.</summary>
/// <remarks><code>{"sitemap":"SalesforceInteractions.init({…});","sitemapPath":"https://…"}</code></remarks>
internal sealed class SitemapEndpoint(SimulatedOrg org)
{
    private readonly ConnectionLookup _lookup = new(org);

    public Data360Answer Get(HttpContext context) => Find(context, out var connection) ?? Written(connection!, connection!.Sitemap);

    public async Task<Data360Answer> PutAsync(HttpContext context, Bearer bearer)
    {
        if (Find(context, out var connection) is { } refused)
        {
            return refused;
        }

        var (body, unreadable) = await JsonBody.ReadAsync(context.Request);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var fields = new FieldReader(body!, "sitemap");
        var sitemap = fields.Required("sitemap");
        if (fields.Refusal is { } wrong)
        {
            return wrong;
        }

        org.Data360.Connections.Update(connection!.Id, stored => stored with { Sitemap = sitemap, ModifiedAt = org.Now, ModifiedBy = bearer.User });
        return Written(connection, sitemap);
    }

    private Data360Answer? Find(HttpContext context, out StoredConnection? connection) => _lookup.Find(context, out connection)
        ?? (connection!.Family is StreamingAppFamily ? null : Data360Answer.Missing($"Sitemap of connection {connection.Id}", org.Quirks));

    private static Data360Answer Written(StoredConnection connection, string sitemap)
    {
        var app = (StreamingAppFamily)connection.Family;
        return Data360Answer.Ok(new JsonObject
        {
            ["sitemap"] = sitemap,
            ["sitemapPath"] = $"https://cdn.{app.TenantSpecificEndpoint}/web/{app.SourceId}/sitemap.js",
        });
    }
}
