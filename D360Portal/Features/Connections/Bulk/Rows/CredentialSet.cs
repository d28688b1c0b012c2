using System.Collections.Immutable;
using D360Portal.Salesforce;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Secrets that are typed once for many rows. They live in the page's memory alone.</summary>
/// <param name="Name">What the user calls them.</param>
public sealed record CredentialSet(string Name)
{
    /// <summary>The secrets, by <c>paramName</c>.</summary>
    public ImmutableDictionary<string, Secret> Values { get; init; } = ImmutableDictionary.Create<string, Secret>(StringComparer.Ordinal);

    /// <summary>The secret of a setting; empty when there is none.</summary>
    public Secret this[string field] => Values.GetValueOrDefault(field);

    /// <summary>With a secret.</summary>
    public CredentialSet With(string field, string value) => this with { Values = Values.SetItem(field, new Secret(value)) };
}
