using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What must be filled in to make a connector of a type.</summary>
/// <remarks>
/// The catalogue says what there is. What it lacks is completed from the connector that is cloned, so that a clone loses nothing, and from other
/// connectors of the type in the org; the form marks it.
/// </remarks>
public sealed record ConnectorForm
{
    private const string Ingress = "Ingress";
    private const string Egress = "Egress";

    /// <summary>
    /// Salesforce CRM connectors have a body of their own, which the catalogue does not describe.
    /// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </summary>
    private static readonly AttributeDescription[] OfSalesforceOrgs =
    [
        new(ConnectionDefinition.OrganizationId, "Organization ID", IsSecret: false)
        {
            IsRequired = true,
            Tooltip = "The id of the Salesforce org to read: Setup, then Company Information.",
            Pattern = "00D[0-9A-Za-z]{12}([0-9A-Za-z]{3})?",
            PatternMessage = "An organization's id begins with 00D and has 15 or 18 letters and digits.",
        },
    ];

    /// <summary>The type.</summary>
    public required ConnectorTypeName Type { get; init; }

    /// <summary>The type's display text.</summary>
    public required string TypeLabel { get; init; }

    /// <summary><c>GA</c>, <c>BETA</c>, <c>ACCESS_CHECK</c>, or another word; null when not told.</summary>
    public string? ReleaseLevel { get; init; }

    /// <summary><c>Ingress</c> or <c>Egress</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The settings, in the catalogue's order.</summary>
    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>Whether the catalogue has the type.</summary>
    public required bool IsInCatalogue { get; init; }

    /// <summary>Names of the catalogue's settings that belong to the other direction alone.</summary>
    public IReadOnlyList<string> OtherDirection { get; init; } = [];

    /// <summary>What is odd about the catalogue's entry, in sentences: what it repeats, what it leaves without a name.</summary>
    public IReadOnlyList<string> Oddities { get; init; } = [];

    /// <summary>Whether Salesforce dials a database, which must let it in.</summary>
    public bool IsDatabase => Fields.Any(one => one.Attribute.Meaning?.StartsWith("jdbc", StringComparison.OrdinalIgnoreCase) is true);

    /// <summary>The form of a type.</summary>
    /// <param name="type">The type, in the spelling that connections have.</param>
    /// <param name="description">What the catalogue says; null when it does not have the type.</param>
    /// <param name="source">The connector that is cloned; null for a new one.</param>
    public static ConnectorForm Of(ConnectorTypeName type, ConnectorTypeDescription? description, Connection? source)
    {
        var attributes = type == ConnectorTypeName.SalesforceDotCom ? OfSalesforceOrgs : description?.Attributes ?? [];
        var method = source?.Method ?? (attributes.Count > 0 && !attributes.Any(attribute => IsFor(Ingress, attribute)) ? Egress : Ingress);
        var fields = attributes.Where(attribute => IsFor(method, attribute))
            .Select(attribute => new FormField(NeededBy(source, attribute), FieldOrigin.Catalogue))
            .ToList();
        foreach (var extra in Extras(source, type).Where(extra => description?.Find(extra.Name) is null))
        {
            fields.Add(new FormField(extra, FieldOrigin.ClonedConnector));
        }

        return new ConnectorForm
        {
            Type = type,
            TypeLabel = description?.Type.Label ?? source?.TypeLabel ?? type.ToString(),
            ReleaseLevel = description?.Type.ReleaseLevel,
            Method = method,
            Fields = fields,
            IsInCatalogue = description is not null,
            OtherDirection = [.. attributes.Where(attribute => !IsFor(method, attribute)).Select(attribute => attribute.Name)],
            Oddities = OdditiesOf(description),
        };
    }

    /// <summary>With the settings that only other connectors of the type in this org have. Nobody needs to fill them in.</summary>
    public ConnectorForm With(IEnumerable<ConnectionRow> neighbours)
    {
        var seen = neighbours.Where(row => row.Type == Type && IsInCatalogue && Type != ConnectorTypeName.SalesforceDotCom)
            .SelectMany(row => row.Parameters.Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal))
            .Where(name => Find(name) is null && !OtherDirection.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .Select(name => new FormField(new AttributeDescription(name, name, IsSecret: false), FieldOrigin.Neighbours))
            .ToArray();
        return seen.Length == 0 ? this : this with { Fields = [.. Fields, .. seen] };
    }

    /// <summary>The settings that go with what is filled in: those of another way to sign in are not among them, where the catalogue lets one tell.</summary>
    public IReadOnlyList<FormField> FieldsFor(ConnectionDraft draft) => FieldChoices.Of(this, draft);

    /// <summary>The setting of that name, as the catalogue or the cloned connector spells it.</summary>
    public FormField? Find(string name) =>
        Fields.FirstOrDefault(field => field.Name == name)
        ?? Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The two flags are true or not told: one that is not told belongs to the other direction alone if that one is true.</summary>
    private static bool IsFor(string method, AttributeDescription attribute)
    {
        var (own, other) = method == Egress
            ? (attribute.IsForEgress, attribute.IsForIngress)
            : (attribute.IsForIngress, attribute.IsForEgress);
        return own ?? other is not true;
    }

    /// <summary>A secret that the cloned connector has is needed for the clone too, whatever the catalogue says: without it the clone would be another.</summary>
    private static AttributeDescription NeededBy(Connection? source, AttributeDescription attribute) =>
        attribute.IsSecret && source?.CredentialNames.Contains(attribute.Name) is true ? attribute with { IsRequired = true } : attribute;

    private static IReadOnlyList<string> OdditiesOf(ConnectorTypeDescription? description) => description is null ? [] :
    [
        .. description.RepeatedNames.Select(name => $"The catalogue describes \"{name}\" more than once; its first description counts."),
        .. description.NamelessCount == 0 ? Array.Empty<string>() :
            [description.NamelessCount == 1 ? "The catalogue has a setting without a name, which cannot be filled in." : $"The catalogue has {description.NamelessCount} settings without a name, which cannot be filled in."],
    ];

    private static IEnumerable<AttributeDescription> Extras(Connection? source, ConnectorTypeName type) => source is null || type == ConnectorTypeName.SalesforceDotCom ? [] :
        source.Parameters.Select(parameter => new AttributeDescription(parameter.Name, parameter.Name, IsSecret: false))
            .Concat(source.CredentialNames.Select(name => new AttributeDescription(name, name, IsSecret: true) { IsRequired = true, IsMasked = true }))
            .DistinctBy(attribute => attribute.Name, StringComparer.Ordinal);
}
