using System.Text.RegularExpressions;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>A developer name from a label: letters, digits and single underscores, a letter first.</summary>
internal static partial class DeveloperName
{
    /// <summary>What Salesforce allows for most developer names; for connections nothing is documented.</summary>
    private const int MaximumLength = 80;

    public static string Of(string label)
    {
        var name = NotAllowed().Replace(label, "_").Trim('_');
        name = name is [] || !char.IsAsciiLetter(name[0]) ? $"C_{name}".TrimEnd('_') : name;
        return name.Length > MaximumLength ? name[..MaximumLength].TrimEnd('_') : name;
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotAllowed();
}
