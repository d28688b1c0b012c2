using D360Portal.Salesforce.Data360.Wire;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <content>The catalogue of connector types.</content>
public sealed partial class Data360Client
{
    // The catalogue has some 220 entries and no documented paging; this only ends a list that would never end.
    private const int MostCataloguePages = 50;

    /// <summary>Every connector type of the catalogue.</summary>
    /// <remarks>
    /// Mostly one call of the org's daily allowance. <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="onCall">Told before each call, for whoever counts them.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<IReadOnlyList<ConnectorType>> ListConnectorTypesAsync(GrantId grantId, Action onCall, CancellationToken cancellationToken)
    {
        var types = new Dictionary<ConnectorTypeName, ConnectorType>();
        var read = 0;
        for (var page = 0; page < MostCataloguePages; page++)
        {
            onCall();
            var call = new Data360Call("list the connector types", HttpMethod.Get, _paths.ConnectorTypes(read));
            var answer = await AskAsync(grantId, call, Data360JsonContext.Default.ConnectorTypeListAnswer, cancellationToken);
            var known = types.Count;
            foreach (var type in (answer.ConnectorInfoList ?? []).Select(TypeFrom).OfType<ConnectorType>())
            {
                types.TryAdd(type.Name, type);
            }

            read += answer.ConnectorInfoList?.Count ?? 0;

            // A page that brings nothing new is the last one, whatever it says of a next.
            if (string.IsNullOrEmpty(answer.NextPageUrl) || types.Count == known)
            {
                break;
            }
        }

        return [.. types.Values];
    }

    /// <summary>What the catalogue says of one type.</summary>
    /// <remarks>
    /// One call of the org's daily allowance. <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="type">The type, in the catalogue's or the connections' spelling.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The description; null when the catalogue has no such type, which is so for some that exist (<c>IngestApi</c>).</returns>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<ConnectorTypeDescription?> FindConnectorTypeAsync(GrantId grantId, ConnectorTypeName type, CancellationToken cancellationToken)
    {
        var name = type.OfCatalogue();
        var call = new Data360Call($"describe {name}", HttpMethod.Get, _paths.ConnectorType(name));
        try
        {
            var record = await AskAsync(grantId, call, Data360JsonContext.Default.ConnectorTypeRecord, cancellationToken);
            return new ConnectorTypeDescription(
                TypeFrom(record) ?? new ConnectorType(name, name.ToString(), ReleaseLevel: null),
                AttributeReader.Read(record.ConnectionAttributes))
            {
                RepeatedNames = AttributeReader.Repeated(record.ConnectionAttributes),
                NamelessCount = AttributeReader.CountNameless(record.ConnectionAttributes),
            };
        }
        catch (SalesforceApiException exception) when (exception.SaysNotFound || exception.SaysUnknownValue)
        {
            return null;
        }
    }

    private static ConnectorType? TypeFrom(ConnectorTypeRecord? record) =>
        ConnectorTypeName.TryParse(record?.Name, out var name)
            ? new ConnectorType(name, string.IsNullOrWhiteSpace(record!.Label) ? name.ToString() : record.Label, record.ReleaseLevel)
            {
                BringsIn = Can(record, "Ingress"),
                SendsOut = Can(record, "Egress"),
            }
            : null;

    /// <summary><c>"features":[{"featureType":"Ingress","config":{}}]</c>; an empty list says nothing.</summary>
    private static bool? Can(ConnectorTypeRecord record, string feature)
    {
        var told = (record.Features ?? []).OfType<FeatureRecord>().Select(one => one.FeatureType).OfType<string>().ToArray();
        return told.Length == 0 ? null : told.Contains(feature, StringComparer.OrdinalIgnoreCase);
    }
}
