using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace D360Portal.Storage;

/// <summary>Ready when the key ring is read from its directory anew and holds a key that opens.</summary>
/// <remarks>A key in memory would go on working after its file is gone, until the next restart: exactly what this must notice.</remarks>
internal sealed class KeyRingCheck(IKeyManager keys, StorageOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        try
        {
            if (!Directory.Exists(options.KeyDirectory))
            {
                return HealthCheckResult.Unhealthy("The directory of the key ring is gone.");
            }

            return keys.GetAllKeys().Any(key => !key.IsRevoked && Opens(key))
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The key ring holds no key that opens.");
        }
        catch (Exception exception)
        {
            return HealthCheckResult.Unhealthy("The key ring cannot be read.", exception);
        }
    }

    private static bool Opens(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (Exception)
        {
            // One damaged key does not make the ring unready: the next may open. The ring itself has logged what it is.
            return false;
        }
    }
}
