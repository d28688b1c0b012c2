using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace D360Portal.Storage;

/// <summary>The key ring, in which only keys that are kept as the settings ask for seal anything new.</summary>
/// <remarks>
/// Data Protection goes on sealing with the key that it has, for up to 90 days, whatever certificate is configured meanwhile, and prefers it to a
/// newer one for two days more. So a key that is not wrapped by the configured certificate retires here: the ring then finds no current key
/// and makes one, wrapped, the moment it is read. A key whose certificate is gone is left out, which changes nothing for what it sealed; the
/// ring would try it ten times at every reading, log each time as an error, and wait in between.
/// </remarks>
internal sealed class KeysAsConfigured(XmlKeyManager ring, KeyFiles files) : IKeyManager
{
    /// <inheritdoc />
    public IReadOnlyCollection<IKey> GetAllKeys()
    {
        // The ring first: a key made between the two readings is then seen by neither or by the files alone.
        var keys = ring.GetAllKeys();
        var known = files.Read().ToDictionary(file => file.KeyId);
        return
        [
            .. keys.Where(key => known.TryGetValue(key.KeyId, out var file) && files.Opens(file))
                .Select(key => files.IsAsConfigured(known[key.KeyId]) ? key : new RetiredKey(key)),
        ];
    }

    /// <inheritdoc />
    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => ring.CreateNewKey(activationDate, expirationDate);

    /// <inheritdoc />
    public CancellationToken GetCacheExpirationToken() => ring.GetCacheExpirationToken();

    /// <inheritdoc />
    public void RevokeKey(Guid keyId, string? reason = null) => ring.RevokeKey(keyId, reason);

    /// <inheritdoc />
    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => ring.RevokeAllKeys(revocationDate, reason);
}
