namespace D360Portal.Simulator.Data360.Connections;

/// <summary>A part of the script that a web site or an app sends its events with.</summary>
/// <param name="Name">The name of the module.</param>
/// <param name="IsEnabled">Whether it is switched on.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Configuration">Its settings, as text.</param>
internal sealed record AppModule(string Name, bool IsEnabled, string Path, string Configuration)
{
    /// <summary>A module that is switched on.</summary>
    public AppModule(string name)
        : this(name, IsEnabled: true, $"/{name}", "{}")
    {
    }
}
