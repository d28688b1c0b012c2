using D360Portal.Hosting;

namespace D360Portal.Administration;

/// <summary>What the portal does for the administrator of its machine, who needs no session: whoever may run it may read its files anyway.</summary>
internal static class PortalVerbs
{
    /// <summary>Every verb.</summary>
    public static IReadOnlyList<Verb> All { get; } = [HealthcheckVerb.Verb, ReencryptVerb.Verb, GrantsListVerb.Verb, GrantsRevokeVerb.Verb];
}
