using System.Collections.Concurrent;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <summary>What each grant's last answer said of the org's allowance. Told by calls that are made anyway, never asked for.</summary>
public sealed class ApiAllowances
{
    private readonly ConcurrentDictionary<GrantId, ApiAllowance> _last = new();

    /// <summary>The last that was told; null before the first answer, or when the org does not tell.</summary>
    public ApiAllowance? Of(GrantId grantId) => _last.GetValueOrDefault(grantId);

    internal void Note(GrantId grantId, HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues(ApiAllowance.Header, out var values) && ApiAllowance.Read(string.Join(", ", values)) is { } allowance)
        {
            _last[grantId] = allowance;
        }
    }
}
