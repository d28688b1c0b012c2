using System.Text.Json;

namespace D360Portal.Storage;

/// <summary>Seals the secrets of rows, each for its row.</summary>
internal sealed class RunSecrets(TokenVault vault)
{
    /// <summary>Seals secrets for one row; null when there are none.</summary>
    public byte[]? Seal(Guid runId, int position, Dictionary<string, string> secrets) =>
        secrets.Count == 0 ? null : vault.SealRunRow(runId, position, JsonSerializer.SerializeToUtf8Bytes(secrets, RunJsonContext.Default.DictionaryStringString));

    /// <summary>Opens the secrets of a row; null when they cannot be read with this key ring, or belong to another row.</summary>
    public Dictionary<string, string>? TryUnseal(Guid runId, int position, byte[] sealedSecrets) =>
        vault.TryUnsealRunRow(runId, position, sealedSecrets) is { } content
            ? JsonSerializer.Deserialize(content, RunJsonContext.Default.DictionaryStringString)
            : null;
}
