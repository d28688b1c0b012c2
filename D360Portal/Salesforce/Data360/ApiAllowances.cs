using System.Collections.Concurrent;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <summary>What each grant's last call told of the org's allowance. Told by calls that are made anyway, never asked for.</summary>
public sealed class ApiAllowances
{
    private readonly ConcurrentDictionary<GrantId, (long Call, ApiAllowance Told)> _last = new();
    private long _calls;

    /// <summary>The last that was told; null before the first answer, or when the org does not tell.</summary>
    public ApiAllowance? Of(GrantId grantId) => _last.TryGetValue(grantId, out var last) ? last.Told : null;

    /// <summary>The number of a call that is about to be made.</summary>
    internal long Begin() => Interlocked.Increment(ref _calls);

    /// <summary>Takes what the answer tells, unless a later call has been answered already: answers overtake each other.</summary>
    internal void Note(GrantId grantId, long call, HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues(ApiAllowance.Header, out var values) && ApiAllowance.Read(string.Join(", ", values)) is { } allowance)
        {
            _last.AddOrUpdate(grantId, (call, allowance), (_, last) => call > last.Call ? (call, allowance) : last);
        }
    }
}
