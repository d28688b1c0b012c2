using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using D360Portal.Salesforce.Grants;
using Microsoft.AspNetCore.DataProtection;
using Secret = D360Portal.Salesforce.Secret;

namespace D360Portal.Storage;

/// <summary>Seals and unseals tokens, drafts and the secrets of runs: the only code that does.</summary>
/// <remarks>
/// The purpose names the row and the field, so that a sealed value copied to another row does not open there. There is deliberately no
/// value converter: it could not know the row, and one unreadable row would break every list.
/// </remarks>
internal sealed class TokenVault(IDataProtectionProvider protection)
{
    /// <summary>The field of a grant's access token.</summary>
    public const string AccessField = "access";

    /// <summary>The field of a grant's refresh token.</summary>
    public const string RefreshField = "refresh";

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

    /// <summary>Seals one token under the current key.</summary>
    /// <returns>The same array when it is under that key already; null when it does not open.</returns>
    public byte[]? Reseal(GrantRow row, string field, byte[] value) => Reseal(Protector(row, field), value);

    /// <summary>Seals the content of one draft.</summary>
    public byte[] SealDraft(GrantId grantId, string form, byte[] content) => DraftProtector(grantId, form).Protect(content);

    /// <summary>Opens the content of one draft; null when the key is lost, or the content belongs to another row.</summary>
    public byte[]? TryUnsealDraft(GrantId grantId, string form, byte[] content)
    {
        try
        {
            return DraftProtector(grantId, form).Unprotect(content);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Seals the content of one draft under the current key.</summary>
    /// <returns>The same array when it is under that key already; null when it does not open.</returns>
    public byte[]? ResealDraft(GrantId grantId, string form, byte[] content) => Reseal(DraftProtector(grantId, form), content);

    /// <summary>Seals the secrets of one row of a run.</summary>
    public byte[] SealRunRow(Guid runId, int position, byte[] content) => RunProtector(runId, position).Protect(content);

    /// <summary>Opens the secrets of one row of a run; null when the key is lost, or they belong to another row.</summary>
    public byte[]? TryUnsealRunRow(Guid runId, int position, byte[] content)
    {
        try
        {
            return RunProtector(runId, position).Unprotect(content);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Seals the secrets of one row of a run under the current key.</summary>
    /// <returns>The same array when it is under that key already; null when it does not open.</returns>
    public byte[]? ResealRunRow(Guid runId, int position, byte[] content) => Reseal(RunProtector(runId, position), content);

    private static byte[]? Reseal(IDataProtector protector, byte[] value)
    {
        try
        {
            // A revoked key counts as lost: somebody decided that what it sealed is not to be trusted.
            var content = ((IPersistedDataProtector)protector).DangerousUnprotect(
                value, ignoreRevocationErrors: false, out var requiresMigration, wasRevoked: out _);
            return requiresMigration ? protector.Protect(content) : value;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector DraftProtector(GrantId grantId, string form) =>
        protection.CreateProtector("D360Portal.Drafts", Version, grantId.ToString(), form);

    private IDataProtector RunProtector(Guid runId, int position) =>
        protection.CreateProtector("D360Portal.Runs", Version, runId.ToString("N"), position.ToString(CultureInfo.InvariantCulture));

    private IDataProtector Protector(GrantRow row, string field) =>
        protection.CreateProtector(Purpose, Version, row.Id.ToString("N"), row.OrgKey, row.OrganizationId, row.UserId, field);
}
