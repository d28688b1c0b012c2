using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace D360Portal.Storage;

/// <summary>A key that opens what it sealed, and seals nothing new: its turn never comes.</summary>
internal sealed class RetiredKey(IKey key) : IKey
{
    /// <inheritdoc />
    public DateTimeOffset ActivationDate => DateTimeOffset.MaxValue;

    /// <inheritdoc />
    public DateTimeOffset CreationDate => key.CreationDate;

    /// <inheritdoc />
    public DateTimeOffset ExpirationDate => key.ExpirationDate;

    /// <inheritdoc />
    public bool IsRevoked => key.IsRevoked;

    /// <inheritdoc />
    public Guid KeyId => key.KeyId;

    /// <inheritdoc />
    public IAuthenticatedEncryptorDescriptor Descriptor => key.Descriptor;

    /// <inheritdoc />
    public IAuthenticatedEncryptor? CreateEncryptor() => key.CreateEncryptor();
}
