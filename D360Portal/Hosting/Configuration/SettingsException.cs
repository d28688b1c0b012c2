namespace D360Portal.Hosting.Configuration;

/// <summary>The settings cannot be used. The message lists every fault and names every key, and holds no secret value.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults) : Exception(Describe(faults))
{
    /// <summary>One line for each fault.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;

    private static string Describe(IReadOnlyList<string> faults) =>
        (faults.Count == 1 ? "The portal cannot start: 1 setting is wrong." : $"The portal cannot start: {faults.Count} settings are wrong.")
        + string.Concat(faults.Select(fault => $"{Environment.NewLine}  - {fault}"))
        + $"{Environment.NewLine}Settings come from appsettings.json, user secrets and environment variables (with __ in place of :).";
}
