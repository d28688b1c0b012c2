using System.Collections.Concurrent;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <summary>What each grant's last call told of the org's allowance. Told by calls that are made anyway, never asked for.</summary>
public sealed class ApiAllowances
{
    private readonly ConcurrentDictionary<GrantId, (long Begun, ApiAllowance Told)> _last = new();
    private long _calls;

    /// <summary>The last that was told; null before the first answer, or when the org does not tell.</summary>
    public ApiAllowance? Of(GrantId grantId) => _last.TryGetValue(grantId, out var last) ? last.Told : null;

    /// <summary>The number of a call that is about to be made.</summary>
    internal long Begin() => Interlocked.Increment(ref _calls);

    /// <summary>
    /// Takes what the answer tells. Of calls that were under way together nobody knows which the org counted last, for calls and answers overtake each
    /// other: what leaves fewer counts.
    /// </summary>
    internal void Note(GrantId grantId, long call, HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues(ApiAllowance.Header, out var values) && ApiAllowance.Read(string.Join(", ", values)) is { } allowance)
        {
            var begun = Interlocked.Read(ref _calls);
            _last.AddOrUpdate(
                grantId, (begun, allowance), (_, last) => call > last.Begun || allowance.Left < last.Told.Left ? (begun, allowance) : last);
        }
    }
}
