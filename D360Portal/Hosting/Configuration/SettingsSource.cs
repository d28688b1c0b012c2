using System.Globalization;

namespace D360Portal.Hosting.Configuration;

/// <summary>Reads single values and collects what is wrong with them, so that all faults are told at once.</summary>
internal sealed class SettingsSource(IConfiguration configuration)
{
    private readonly List<string> _faults = [];

    /// <summary>What was found wrong so far.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Adds a fault of a key.</summary>
    public void Fault(string key, string sentence) => _faults.Add($"{key} {sentence}");

    /// <summary>The text, trimmed; null when it is missing or blank.</summary>
    public string? Text(string key) => configuration[key]?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The names directly below a key.</summary>
    public IReadOnlyList<string> Children(string key) => [.. configuration.GetSection(key).GetChildren().Select(child => child.Key)];

    /// <summary>The texts of an array, or of one value separated by commas.</summary>
    public IReadOnlyList<string> List(string key)
    {
        var section = configuration.GetSection(key);
        return section.Value is { Length: > 0 } value
            ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [.. section.GetChildren().Select(child => child.Value?.Trim()).OfType<string>().Where(item => item.Length > 0)];
    }

    /// <summary>A whole number within bounds; the default when it is missing or wrong.</summary>
    public int Number(string key, int missing, int least, int most)
    {
        if (Text(key) is not { } text)
        {
            return missing;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(key, $"must be a whole number from {least} to {most}.");
        return missing;
    }

    /// <summary>True or false; null when it is missing or wrong.</summary>
    public bool? Flag(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        Fault(key, "must be true or false.");
        return null;
    }
}
