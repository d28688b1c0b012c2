using System.Collections.Immutable;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Edit;

/// <summary>What the form of a change begins with.</summary>
/// <param name="Before">The connector as it was read, with its id.</param>
/// <param name="Start">The form, what is filled in, what is not.</param>
/// <param name="IsOfCredentials">Whether only the credentials are to be changed.</param>
public sealed record EditStart(Connection Before, FormStart Start, bool IsOfCredentials)
{
    /// <summary>The connector's id.</summary>
    public ConnectionId Id => Before.Id!.Value;

    /// <summary>API names that others have.</summary>
    public ImmutableHashSet<string> Taken { get; } = Start.Neighbours.Select(row => row.Name).OfType<string>().ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is known of where the settings and their values come from.</summary>
    public FormFacts Facts { get; } = new(Start);
}
