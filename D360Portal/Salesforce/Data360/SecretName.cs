using System.Text.RegularExpressions;

namespace D360Portal.Salesforce.Data360;

/// <summary>Names of settings whose values are secret wherever they turn up.</summary>
/// <remarks>
/// Salesforce lists credentials apart from parameters, and masks them. Should an org put one among the parameters after all, its value must
/// not be shown, searched or exported.
/// </remarks>
internal static partial class SecretName
{
    /// <summary>Whether the name is that of a secret.</summary>
    public static bool Matches(string name) => Pattern().IsMatch(name);

    [GeneratedRegex("passw|pwd|passphrase|secret|connection_?string|private_?key|access_?key|account_?key|api_?key|token(?!_?(end_?point|url))|credential(?!_?type)", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
