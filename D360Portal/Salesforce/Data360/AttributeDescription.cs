namespace D360Portal.Salesforce.Data360;

/// <summary>One setting of a connector type, as the catalogue describes it. Everything but the name may be missing.</summary>
/// <remarks><see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/></remarks>
/// <param name="Name">Salesforce's <c>paramName</c>.</param>
/// <param name="Label">Its display text; the name where there is none.</param>
/// <param name="IsSecret">Whether its value is a credential: then it is sent, and given back, apart from the parameters.</param>
public sealed record AttributeDescription(string Name, string Label, bool IsSecret)
{
    /// <summary>What it means, such as <c>username</c>, <c>jdbcConnectionUrl</c>, <c>jdbcDatabase</c>; null when not told.</summary>
    public string? Meaning { get; init; }

    /// <summary>How it is written, such as <c>text</c> or <c>password</c>; null when not told.</summary>
    public string? DataType { get; init; }

    /// <summary>Whether it is a number. A kind that nobody knows is text.</summary>
    public bool IsNumber => IsKind("number", "integer", "int", "double", "decimal");

    /// <summary>Whether it is a day, written as <c>2026-11-25</c>.</summary>
    public bool IsDate => IsKind("date");

    /// <summary>Whether what is typed should not be read over the shoulder.</summary>
    public bool IsMasked { get; init; }

    /// <summary>Whether a connector cannot be made without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is not for people to fill in.</summary>
    public bool IsHidden { get; init; }

    /// <summary>What makes it hidden, where the catalogue says that by another setting; null where it does not, or cannot be understood.</summary>
    public AttributeCondition? HiddenWhen { get; init; }

    /// <summary>Whether it cannot be filled in, only has its default.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether it is filled in once, and cannot be changed in a connector that exists.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether it belongs to connectors that take data in; null when not told.</summary>
    public bool? IsForIngress { get; init; }

    /// <summary>Whether it belongs to connectors that send data out; null when not told.</summary>
    public bool? IsForEgress { get; init; }

    /// <summary>The values to choose from; empty for free text.</summary>
    public IReadOnlyList<AttributeOption> Options { get; init; } = [];

    /// <summary>An example, shown in the empty field.</summary>
    public string? Placeholder { get; init; }

    /// <summary>An explanation, as text: markup in it is not markup here.</summary>
    public string? Tooltip { get; init; }

    /// <summary>The value to begin with.</summary>
    public string? Default { get; init; }

    /// <summary>The least number.</summary>
    public string? Min { get; init; }

    /// <summary>The greatest number.</summary>
    public string? Max { get; init; }

    /// <summary>The shortest text, in characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>The longest text, in characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The earliest date.</summary>
    public string? MinDate { get; init; }

    /// <summary>The latest date.</summary>
    public string? MaxDate { get; init; }

    /// <summary>A regular expression for the whole value. It comes from a server: it may be broken, or never end.</summary>
    public string? Pattern { get; init; }

    /// <summary>What to say when the pattern does not fit.</summary>
    public string? PatternMessage { get; init; }

    /// <summary>What to say when a number or date is out of range.</summary>
    public string? RangeMessage { get; init; }

    private bool IsKind(params string[] kinds) => kinds.Contains(DataType, StringComparer.OrdinalIgnoreCase);
}
