using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>The names of forms among a user's drafts.</summary>
internal static class FormKey
{
    /// <summary>The form that clones a connector.</summary>
    public static string Clone(ConnectionId id) => $"clone/{id}";

    /// <summary>The form that makes a new connector of a type.</summary>
    public static string New(ConnectorTypeName type) => $"new/{type}";
}
