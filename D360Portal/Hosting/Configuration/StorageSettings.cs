using System.Security.Cryptography.X509Certificates;

namespace D360Portal.Hosting.Configuration;

/// <summary>Where database and key ring are, as configured.</summary>
public sealed record StorageSettings
{
    /// <summary>The SQLite file, absolute.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>How it is opened.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The key ring, absolute.</summary>
    public required string KeyDirectory { get; init; }

    /// <summary>Wraps the keys; null leaves them readable to whoever reads the directory.</summary>
    public X509Certificate2? KeyCertificate { get; init; }

    /// <summary>The other certificates of the same file: they wrapped keys before, and only open them now.</summary>
    public IReadOnlyList<X509Certificate2> RetiredKeyCertificates { get; init; } = [];
}
