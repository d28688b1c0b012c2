using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace D360Portal.Tests.Testing;

/// <summary>Certificates that wrap keys, made on the spot.</summary>
internal static class KeyCertificates
{
    /// <summary>The password of every file.</summary>
    public const string Password = "canary-certificate-password";

    /// <summary>Makes one that is valid for a year before that date.</summary>
    public static X509Certificate2 Make(DateTimeOffset validUntil)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=portal keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(validUntil.AddYears(-1), validUntil);

        // Through a file's form, as the portal gets it.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12, Password), Password, X509KeyStorageFlags.Exportable);
    }

    /// <summary>Writes a PKCS #12 file that holds them all.</summary>
    public static void Write(string path, params X509Certificate2[] certificates) =>
        File.WriteAllBytes(path, new X509Certificate2Collection(certificates).Export(X509ContentType.Pkcs12, Password)!);

    /// <summary>The settings of a portal whose keys such a file wraps.</summary>
    public static Dictionary<string, string?> Settings(string path) => new()
    {
        ["Storage:KeyCertificatePath"] = path,
        ["Storage:KeyCertificatePassword"] = Password,
    };
}
