using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>The names of the forms of a connector that exists, among a user's drafts.</summary>
internal static class EditFormKey
{
    /// <summary>The form that changes it.</summary>
    public static string Of(ConnectionId id) => $"edit/{id}";

    /// <summary>The form that changes its credentials alone.</summary>
    public static string OfCredentials(ConnectionId id) => $"credentials/{id}";
}
