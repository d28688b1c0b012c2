using System.Globalization;
using D360Portal.Hosting;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Administration;

/// <summary>The verb <c>grants list</c>: who has permission in which org. No token is opened for it.</summary>
internal static class GrantsListVerb
{
    private static readonly string[] Head = ["ID", "ORG", "USER NAME", "NAME", "USER ID", "STATUS", "SIGNED IN (UTC)", "RENEWED (UTC)", "REFRESH TOKEN"];

    public static Verb Verb { get; } = new(
        "grants list", Operand: null, "lists who has signed in to which org", (_, settings) => StoredPortal.UseAsync(settings, (services, _) => RunAsync(services)));

    private static async Task<PortalExitCode> RunAsync(IServiceProvider services)
    {
        var grants = await services.GetRequiredService<IGrantStore>().ListAsync(CancellationToken.None);
        if (grants.Count == 0)
        {
            await Console.Out.WriteLineAsync("There are no grants.");
            return PortalExitCode.Success;
        }

        var rows = grants
            .OrderBy(grant => grant.OrgKey.ToString(), StringComparer.Ordinal)
            .ThenBy(grant => grant.Username ?? grant.UserId, StringComparer.OrdinalIgnoreCase)
            .ThenBy(grant => grant.Id.Value)
            .Select(Cells);
        foreach (var line in Lines([Head, .. rows]))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return PortalExitCode.Success;
    }

    private static string[] Cells(Grant grant) =>
    [
        grant.Id.ToString(),
        grant.OrgKey.ToString(),
        PlainText.Of(grant.Username ?? "-"),
        PlainText.Of(grant.DisplayName ?? "-"),
        PlainText.Of(grant.UserId),
        grant.Status is GrantStatus.Active ? "active" : $"needs sign-in ({PlainText.Of(grant.EndReason ?? "no reason given")})",
        Time(grant.SignedInAt),
        grant.RenewedAt is { } renewedAt ? Time(renewedAt) : "-",
        grant.HasRefreshToken ? "yes" : "no",
    ];

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(string[][] rows)
    {
        var widths = Head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
