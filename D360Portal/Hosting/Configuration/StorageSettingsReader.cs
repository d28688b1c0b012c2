using System.Data.Common;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;

namespace D360Portal.Hosting.Configuration;

/// <summary>Reads where database and key ring are. Relative paths resolve against the working directory.</summary>
internal static class StorageSettingsReader
{
    private const string ConnectionKey = "ConnectionStrings:Portal";
    private const string DirectoryKey = "Storage:KeyDirectory";
    private const string CertificateKey = "Storage:KeyCertificatePath";
    private const string PasswordKey = "Storage:KeyCertificatePassword";

    public static StorageSettings? Read(SettingsSource source, bool isDemo)
    {
        var connection = ReadConnection(source, isDemo);
        var keyDirectory = ReadKeyDirectory(source, isDemo);
        var certificates = ReadCertificates(source);
        return connection is null || keyDirectory is null
            ? null
            : new StorageSettings
            {
                DatabasePath = connection.DataSource,
                ConnectionString = connection.ConnectionString,
                KeyDirectory = keyDirectory,
                KeyCertificate = certificates is [var first, ..] ? first : null,
                RetiredKeyCertificates = [.. certificates.Skip(1)],
            };
    }

    private static SqliteConnectionStringBuilder? ReadConnection(SettingsSource source, bool isDemo)
    {
        var text = source.Text(ConnectionKey) ?? "Data Source=data/portal.db";
        try
        {
            var connection = new SqliteConnectionStringBuilder(text);
            if (connection.DataSource is { Length: > 0 } file
                && !file.StartsWith(':')
                && !file.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
                && connection.Mode is not SqliteOpenMode.Memory)
            {
                var path = Path.GetFullPath(file);

                // Simulated and real grants never meet: data/portal.db becomes data/portal.demo.db.
                connection.DataSource = isDemo ? Path.ChangeExtension(path, ".demo" + Path.GetExtension(path)) : path;
                return connection;
            }
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or DbException)
        {
            // Told below: the exception's own text would repeat the value.
        }

        source.Fault(ConnectionKey, "must be a SQLite file, such as Data Source=data/portal.db.");
        return null;
    }

    private static string? ReadKeyDirectory(SettingsSource source, bool isDemo)
    {
        var text = source.Text(DirectoryKey) ?? "data/keys";
        if (text.Contains('\0', StringComparison.Ordinal) || File.Exists(text))
        {
            source.Fault(DirectoryKey, "must be a directory.");
            return null;
        }

        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(text));
        return isDemo ? path + ".demo" : path;
    }

    /// <summary>The certificates of the file that can open a key, the one that wraps new keys first.</summary>
    /// <remarks>
    /// A renewed certificate cannot open what the one before it wrapped. So a file may hold both: the one that is valid longest wraps, and
    /// all of them open.
    /// </remarks>
    private static X509Certificate2[] ReadCertificates(SettingsSource source)
    {
        if (source.Text(CertificateKey) is not { } path)
        {
            if (source.Text(PasswordKey) is not null)
            {
                source.Fault(CertificateKey, $"is missing, although {PasswordKey} is set.");
            }

            return [];
        }

        try
        {
            var certificates = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, source.Text(PasswordKey))
                .Where(certificate => certificate.HasPrivateKey)
                .ToArray();
            if (certificates.Length == 0)
            {
                source.Fault(CertificateKey, "must be a PKCS #12 file (.pfx) with its private key.");
            }
            else if (!certificates.All(HasRsaKey))
            {
                source.Fault(CertificateKey, "must hold RSA certificates alone: a key of another kind cannot wrap anything.");
            }
            else
            {
                return [.. certificates.OrderByDescending(certificate => certificate.NotAfter).ThenByDescending(certificate => certificate.NotBefore)];
            }
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            source.Fault(
                CertificateKey,
                File.Exists(path)
                    ? $"cannot be opened: it must be a PKCS #12 file (.pfx), and {PasswordKey} must be its password."
                    : "names a file that does not exist.");
        }

        return [];
    }

    private static bool HasRsaKey(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey();
        return key is not null;
    }
}
