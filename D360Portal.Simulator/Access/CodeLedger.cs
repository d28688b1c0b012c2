namespace D360Portal.Simulator.Access;

/// <summary>The authorization codes: each good once, for a quarter of an hour.</summary>
internal sealed class CodeLedger(SimulatedOrg org)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, AuthorizationCode?> _codes = new(StringComparer.Ordinal);

    /// <summary>Every code ever issued.</summary>
    public IReadOnlyCollection<string> Issued
    {
        get
        {
            lock (_lock)
            {
                return [.. _codes.Keys];
            }
        }
    }

    /// <summary>A new code. Like Salesforce's it ends in two equals signs, which must survive the way through an address.</summary>
    public string Issue(SimulatedUser user, AuthorizationRequest request)
    {
        var code = $"aPrx{RandomText.Of(72)}==";
        lock (_lock)
        {
            _codes[code] = new AuthorizationCode(user, request, org.Now);
        }

        return code;
    }

    /// <summary>Spends a code, whatever comes of it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="known">Whether it was ever issued.</param>
    /// <returns>What it stands for; null when it is unknown, spent or too old.</returns>
    public AuthorizationCode? Spend(string? code, out bool known)
    {
        lock (_lock)
        {
            known = _codes.TryGetValue(code ?? "", out var found);
            if (!known)
            {
                return null;
            }

            _codes[code!] = null;
            return found is not null && org.Now - found.IssuedAt <= Life ? found : null;
        }
    }
}
