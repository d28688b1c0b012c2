namespace D360Portal.Simulator.Data360.Connections;

/// <summary>The value of one attribute of a connection.</summary>
internal sealed record NamedValue(string ParamName, string Value)
{
    /// <summary>Only the name: the value may be a secret.</summary>
    public override string ToString() => ParamName;
}
