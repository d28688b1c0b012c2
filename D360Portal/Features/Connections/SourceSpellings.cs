using System.Collections.Concurrent;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Remembers how each type wants its databases to be spelled, so that the next question is right at once.</summary>
/// <remarks>A few words for each type; gone when the portal restarts, and then found out again.</remarks>
internal sealed class SourceSpellings
{
    private readonly ConcurrentDictionary<(GrantId Grant, ConnectorTypeName Type), PlaceSpelling> _found = new();
    private readonly ConcurrentDictionary<(GrantId Grant, ConnectorTypeName Type), bool> _withoutDatabases = new();

    /// <summary>The spelling that worked; null when none has yet.</summary>
    public PlaceSpelling? Find(GrantId grantId, ConnectorTypeName type) => _found.GetValueOrDefault((grantId, type));

    /// <summary>Keeps the spelling that worked.</summary>
    public void Keep(GrantId grantId, ConnectorTypeName type, PlaceSpelling spelling) => _found[(grantId, type)] = spelling;

    /// <summary>Whether connectors of the type are known to have no databases.</summary>
    public bool LacksDatabases(GrantId grantId, ConnectorTypeName type) => _withoutDatabases.ContainsKey((grantId, type));

    /// <summary>Keeps that connectors of the type have no databases.</summary>
    public void KeepLack(GrantId grantId, ConnectorTypeName type) => _withoutDatabases[(grantId, type)] = true;
}
