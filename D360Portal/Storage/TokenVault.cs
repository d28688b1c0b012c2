using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Secret = D360Portal.Salesforce.Secret;

namespace D360Portal.Storage;

/// <summary>Seals and unseals tokens: the only code that does.</summary>
/// <remarks>
/// The purpose names the row and the field, so that a sealed token copied to another row does not open there. There is deliberately no
/// value converter: it could not know the row, and one unreadable row would break every list.
/// </remarks>
internal sealed class TokenVault(IDataProtectionProvider protection)
{
    private const string Purpose = "D360Portal.Grants";
    private const string Version = "v1";

    /// <summary>Seals one token of one row.</summary>
    public byte[] Seal(GrantRow row, string field, Secret token) =>
        Protector(row, field).Protect(Encoding.UTF8.GetBytes(token.Reveal()));

    /// <summary>Opens one token of one row; null when the key is lost, the ring is a foreign one, or the value belongs to another row.</summary>
    public Secret? TryUnseal(GrantRow row, string field, byte[] value)
    {
        try
        {
            return new Secret(Encoding.UTF8.GetString(Protector(row, field).Unprotect(value)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(GrantRow row, string field) =>
        protection.CreateProtector(Purpose, Version, row.Id.ToString("N"), row.OrgKey, row.OrganizationId, row.UserId, field);
}
