using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>One setting of a connector to be made.</summary>
/// <param name="Attribute">How it is filled in.</param>
/// <param name="Origin">Who says that it exists.</param>
public sealed record FormField(AttributeDescription Attribute, FieldOrigin Origin)
{
    private static readonly AttributeOption[] YesAndNo = [new("true", "Yes"), new("false", "No")];

    /// <summary>Salesforce's <c>paramName</c>.</summary>
    public string Name => Attribute.Name;

    /// <summary>Whether a person fills it in. The others are sent with their default, unseen.</summary>
    public bool IsShown => !Attribute.IsHidden;

    /// <summary>Whether nobody may read what is typed. What is chosen from a list that the catalogue publishes is no secret, wherever it is sent.</summary>
    public bool IsTypedSecret => Attribute is { IsSecret: true } or { IsMasked: true } && Options.Count == 0;

    /// <summary>The values to choose from, which a yes-or-no setting has without saying so; empty for free text.</summary>
    public IReadOnlyList<AttributeOption> Options =>
        Attribute.Options.Count == 0 && Attribute.DataType?.ToUpperInvariant() is "BOOLEAN" or "CHECKBOX" ? YesAndNo : Attribute.Options;
}
