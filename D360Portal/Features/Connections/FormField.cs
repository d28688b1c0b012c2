using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>One setting of a connector to be made.</summary>
/// <param name="Attribute">How it is filled in.</param>
/// <param name="Origin">Who says that it exists.</param>
public sealed record FormField(AttributeDescription Attribute, FieldOrigin Origin)
{
    /// <summary>Salesforce's <c>paramName</c>.</summary>
    public string Name => Attribute.Name;

    /// <summary>Whether a person fills it in. The others are sent with their default, unseen.</summary>
    public bool IsShown => !Attribute.IsHidden;
}
