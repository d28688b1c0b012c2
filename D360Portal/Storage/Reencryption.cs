using Microsoft.AspNetCore.DataProtection;

namespace D360Portal.Storage;

/// <summary>Moves every sealed value to the current key. Running it twice does no harm, and neither does a portal that runs meanwhile.</summary>
/// <remarks>
/// <para>
/// The ring by itself makes a new key every 90 days, and keeps the old ones to open what they sealed: age alone is no reason to move anything.
/// There are two reasons. A certificate was configured or replaced: the values still hang on keys that are not wrapped by it. Or an old key's
/// file is to go.
/// </para>
/// <para>Each row is one statement of its own. Whatever ends the process in between leaves every row whole, under one key or the other.</para>
/// </remarks>
internal sealed class Reencryption(IEnumerable<ISealedRows> tables, IDataProtectionProvider protection, KeyFiles files)
{
    private const int HeaderLength = 4;
    private const int KeyIdLength = 16;

    /// <summary>The key that seals now. A ring that has none kept as the settings ask for gets one by being asked.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The ring cannot be read or written.</exception>
    public KeyFile? CurrentKey()
    {
        // Each sealed value begins with four fixed bytes and the key's number:
        // https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/authenticated-encryption-details
        var sample = protection.CreateProtector("D360Portal.CurrentKey").Protect([0]);
        var keyId = new Guid(sample.AsSpan(HeaderLength, KeyIdLength));
        return files.Read().FirstOrDefault(file => file.KeyId == keyId);
    }

    /// <summary>Moves everything.</summary>
    public async Task<IReadOnlyList<ReencryptedTable>> RunAsync(CancellationToken cancellationToken)
    {
        var done = new List<ReencryptedTable>();
        foreach (var table in tables)
        {
            done.Add(await MoveAsync(table, cancellationToken));
        }

        return done;
    }

    /// <summary>Keys that are not kept as the settings ask for, after everything was moved away from them.</summary>
    public IReadOnlyList<KeyFile> LeftBehind() => [.. files.Read().Where(file => !files.IsAsConfigured(file))];

    private static async Task<ReencryptedTable> MoveAsync(ISealedRows table, CancellationToken cancellationToken)
    {
        var (moved, current) = (0, 0);
        var unreadable = new List<string>();
        foreach (var row in await table.ListAsync(cancellationToken))
        {
            switch (await row.ResealAsync(cancellationToken))
            {
                case ResealOutcome.Moved:
                    moved++;
                    break;
                case ResealOutcome.Current:
                    current++;
                    break;
                case ResealOutcome.Unreadable:
                    unreadable.Add(row.Id);
                    break;
            }
        }

        return new ReencryptedTable(table.Name, moved, current, unreadable, table.WhenUnreadable);
    }
}
