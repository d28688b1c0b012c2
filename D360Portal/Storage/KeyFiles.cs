using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;

namespace D360Portal.Storage;

/// <summary>The files of the key ring: which keys there are, and what each is wrapped by.</summary>
/// <remarks>
/// Data Protection says of a key only that it does not open. Why, and which file it is, an administrator learns from here. The form is that of
/// <see href="https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/key-storage-format"/>.
/// </remarks>
internal sealed class KeyFiles(StorageOptions options)
{
    private static readonly XName WrappedElement = XName.Get("encryptedSecret", "http://schemas.asp.net/2015/03/dataProtection");
    private static readonly XName CertificateElement = XName.Get("X509Certificate", "http://www.w3.org/2000/09/xmldsig#");

    /// <summary>Every key, by file name. What is no key (a revocation, a file half copied) is left out.</summary>
    public IReadOnlyList<KeyFile> Read() => Directory.Exists(options.KeyDirectory)
        ? [.. Directory.EnumerateFiles(options.KeyDirectory, "*.xml").Order(StringComparer.Ordinal).Select(Read).OfType<KeyFile>()]
        : [];

    /// <summary>Whether a key is kept as the settings ask for: wrapped by the configured certificate, or by none when there is none.</summary>
    public bool IsAsConfigured(KeyFile file) => options.KeyCertificate is { } certificate
        ? file.Certificate == certificate.Thumbprint
        : !file.IsWrapped;

    /// <summary>Whether the portal can open it with what is configured.</summary>
    public bool Opens(KeyFile file) => !file.IsWrapped
        || (options.KeyCertificate is { } certificate && file.Certificate == certificate.Thumbprint)
        || options.RetiredKeyCertificates.Any(retired => file.Certificate == retired.Thumbprint);

    private static KeyFile? Read(string path)
    {
        try
        {
            var key = XElement.Load(path);
            return key.Name == "key" && Guid.TryParse(key.Attribute("id")?.Value, out var id)
                ? new KeyFile(Path.GetFileName(path), id, key.Descendants(WrappedElement).Any(), ThumbprintIn(key))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    private static string? ThumbprintIn(XElement key)
    {
        if (key.Descendants(CertificateElement).FirstOrDefault() is not { } element)
        {
            return null;
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(element.Value));
            return certificate.Thumbprint;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
