using System.Security.Cryptography;
using D360Portal.Hosting;
using D360Portal.Hosting.Configuration;
using D360Portal.Storage;

namespace D360Portal.Administration;

/// <summary>The verb <c>reencrypt</c>: moves everything that is sealed to the current key, and says what the older keys are still good for.</summary>
internal static class ReencryptVerb
{
    public static Verb Verb { get; } = new(
        "reencrypt", Operand: null, "moves everything that is sealed to the current key", (_, settings) => StoredPortal.UseAsync(settings, RunAsync));

    private static async Task<PortalExitCode> RunAsync(IServiceProvider services, PortalSettings settings)
    {
        var files = services.GetRequiredService<KeyFiles>();
        var reencryption = services.GetRequiredService<Reencryption>();
        var earlier = files.Read();
        KeyFile? current;
        try
        {
            current = reencryption.CurrentKey();
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The key ring in {settings.Storage.KeyDirectory} cannot be used: {(exception.InnerException ?? exception).Message}");
            return PortalExitCode.Failed;
        }

        await Console.Out.WriteLineAsync($"Key ring: {settings.Storage.KeyDirectory}");
        await Console.Out.WriteLineAsync($"Current key: {KeyText(current, earlier, settings)}");
        var tables = await reencryption.RunAsync(CancellationToken.None);
        foreach (var table in tables)
        {
            await Console.Out.WriteLineAsync($"{table.Name}: {table.Moved} moved, {table.Current} already current, {table.Unreadable.Count} unreadable");
        }

        foreach (var (table, row) in tables.SelectMany(table => table.Unreadable.Select(row => (table, row))))
        {
            await Console.Out.WriteLineAsync($"Unreadable in {table.Name}: {PlainText.Of(row)} ({table.WhenUnreadable})");
        }

        foreach (var line in LeftBehind(reencryption.LeftBehind(), files, settings))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return tables.All(table => table.Unreadable.Count == 0) ? PortalExitCode.Success : PortalExitCode.Partly;
    }

    private static string KeyText(KeyFile? current, IReadOnlyList<KeyFile> earlier, PortalSettings settings)
    {
        if (current is null)
        {
            return "one whose file has gone in this moment";
        }

        var wrapping = settings.Storage.KeyCertificate is { } certificate
            ? $"wrapped by certificate {certificate.Thumbprint}, which is valid until {certificate.NotAfter:yyyy-MM-dd}"
            : "not wrapped, because Storage:KeyCertificatePath is not set";
        return $"{current.Name}, {wrapping}{(earlier.Contains(current) ? "" : ", made now")}";
    }

    private static IEnumerable<string> LeftBehind(IReadOnlyList<KeyFile> keys, KeyFiles files, PortalSettings settings)
    {
        var open = keys.Where(files.Opens).ToArray();
        foreach (var key in open)
        {
            yield return $"Left behind: {key.Name}, {(key.IsWrapped ? $"wrapped by certificate {key.Certificate}" : "not wrapped")}";
        }

        if (open.Length > 0)
        {
            var hours = settings.SignInLifetime.TotalHours;
            yield return $"Nothing that could be moved hangs on {(open.Length == 1 ? "it" : "these")} any more, only cookies of sessions. "
                + $"Start the portal again if it has not been started with this certificate yet; {hours} hours later delete {(open.Length == 1 ? "the file" : "the files")}, and any copies.";
        }

        foreach (var key in keys.Where(key => !files.Opens(key)))
        {
            yield return $"Does not open: {key.Name}, wrapped by certificate {key.Certificate ?? "that it does not name"}, which Storage:KeyCertificatePath does not hold";
        }
    }
}
