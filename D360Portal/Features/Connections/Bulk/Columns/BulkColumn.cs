namespace D360Portal.Features.Connections.Bulk;

/// <summary>A column that a sheet of a connector type may have.</summary>
/// <param name="Key">The field that its cells fill, as faults name it, or one of the keys here.</param>
/// <param name="Heading">What it is called.</param>
public sealed record BulkColumn(string Key, string Heading)
{
    /// <summary>The column that names a row's credential set.</summary>
    public const string CredentialSet = "(credentials)";

    /// <summary>The column that says of which type a row is.</summary>
    public const string TypeName = "(type)";

    /// <summary>A column of the results of a former run.</summary>
    public const string Result = "(result)";

    /// <summary>The user's own column, for patterns and rules.</summary>
    public const string Own = "(own)";

    /// <summary>A column that the user leaves out.</summary>
    public const string LeftOut = "(left out)";

    /// <summary>Every name that it is recognised by.</summary>
    public IReadOnlyList<string> Names { get; init; } = [Heading];

    /// <summary>The setting that it fills; null where it fills none.</summary>
    public FormField? Field { get; init; }

    /// <summary>What to write into it.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>Whether nobody may read its cells.</summary>
    public bool IsSecret => Field?.IsTypedSecret is true;

    /// <summary>Whether no connector can be made without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether its cells may be filled in; a column that may not is recognised only to say so.</summary>
    public bool IsFillable { get; init; } = true;
}
