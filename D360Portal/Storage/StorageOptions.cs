using System.Security.Cryptography.X509Certificates;

namespace D360Portal.Storage;

/// <summary>Where the portal keeps what it must not lose.</summary>
/// <param name="DatabasePath">The SQLite file, absolute.</param>
/// <param name="ConnectionString">How it is opened.</param>
/// <param name="KeyDirectory">The Data Protection key ring, absolute; never in the database that it protects.</param>
/// <param name="KeyCertificate">Wraps the keys; null leaves them readable to whoever reads the directory.</param>
public sealed record StorageOptions(string DatabasePath, string ConnectionString, string KeyDirectory, X509Certificate2? KeyCertificate)
{
    /// <summary>Certificates that wrapped keys before, and only open them now.</summary>
    public IReadOnlyList<X509Certificate2> RetiredKeyCertificates { get; init; } = [];

    /// <summary>The two places, without the connection string.</summary>
    public override string ToString() => $"{DatabasePath}, {KeyDirectory}";
}
