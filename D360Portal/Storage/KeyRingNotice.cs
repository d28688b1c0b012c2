namespace D360Portal.Storage;

/// <summary>Warns at the start of keys that do not open, of keys that are not wrapped as configured, and of a certificate past its date.</summary>
/// <remarks>None of them stops the portal: whose tokens are lost signs in again, and everybody else works.</remarks>
internal sealed partial class KeyRingNotice(
    KeyFiles files, StorageOptions options, TimeProvider time, ILogger<KeyRingNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var keys = files.Read();
        var closed = keys.Where(key => !files.Opens(key)).ToArray();
        if (closed.Length > 0)
        {
            var certificates = string.Join(", ", closed.Select(key => key.Certificate ?? "one that the file does not name").Distinct(StringComparer.Ordinal));
            LogClosed(logger, options.KeyDirectory, closed.Length, Names(closed), certificates);
        }

        if (options.KeyCertificate is { } certificate)
        {
            var left = keys.Where(key => files.Opens(key) && !files.IsAsConfigured(key)).ToArray();
            if (left.Length > 0)
            {
                LogLeft(logger, options.KeyDirectory, Names(left));
            }

            if (certificate.NotAfter.ToUniversalTime() < time.GetUtcNow().UtcDateTime)
            {
                LogExpired(logger, certificate.Thumbprint, DateOnly.FromDateTime(certificate.NotAfter));
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Names(IEnumerable<KeyFile> keys) => string.Join(", ", keys.Select(key => key.Name));

    [LoggerMessage(LogEvents.KeysClosed, LogLevel.Warning, "Keys in {KeyDirectory} that do not open: {Closed}. They are {Files}, wrapped by certificate {Certificates}, which Storage:KeyCertificatePath does not hold. Everybody whose tokens they seal must sign in again, unless that certificate is put back")]
    private static partial void LogClosed(ILogger logger, string keyDirectory, int closed, string files, string certificates);

    [LoggerMessage(LogEvents.KeysNotAsConfigured, LogLevel.Warning, "Keys in {KeyDirectory} are not wrapped by the configured certificate: {Files}. Run the portal's verb reencrypt, which moves what they seal and says when they can be deleted")]
    private static partial void LogLeft(ILogger logger, string keyDirectory, string files);

    [LoggerMessage(LogEvents.KeyCertificateExpired, LogLevel.Warning, "The certificate {Certificate} that wraps the keys expired on {NotAfter}. It goes on working; docs/security.md says how to replace it")]
    private static partial void LogExpired(ILogger logger, string certificate, DateOnly notAfter);
}
