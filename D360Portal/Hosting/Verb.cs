namespace D360Portal.Hosting;

/// <summary>Something that the portal does in place of serving.</summary>
/// <param name="Words">What stands first on the command line, such as <c>grants list</c>.</param>
/// <param name="Operand">What must follow, as the usage shows it; null when nothing may.</param>
/// <param name="Summary">One line for the usage.</param>
/// <param name="RunAsync">Does it. Takes the operand (empty where there is none) and the settings behind it.</param>
internal sealed record Verb(string Words, string? Operand, string Summary, Func<string, string[], Task<PortalExitCode>> RunAsync)
{
    /// <summary>The verb with its operand.</summary>
    public string Synopsis => Operand is null ? Words : $"{Words} {Operand}";
}
