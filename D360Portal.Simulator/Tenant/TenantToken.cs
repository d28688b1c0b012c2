using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.Tenant;

/// <summary>A token for the tenant: good for one data space, and for a fixed time however often it is used.</summary>
internal sealed class TenantToken(string value, AccessToken session, string dataSpace, DateTimeOffset expiresAt)
{
    public string Value { get; } = value;

    /// <summary>The core token that was exchanged for it.</summary>
    public AccessToken Session { get; } = session;

    public string DataSpace { get; } = dataSpace;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;
}
