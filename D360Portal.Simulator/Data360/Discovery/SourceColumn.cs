using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>One column of what lies behind a connection.</summary>
/// <param name="Name">What the source calls it.</param>
/// <param name="OriginalType">Its type in the words of the source, such as <c>VARCHAR(100)</c>.</param>
/// <param name="Type">Its type in the words of Data 360, such as <c>Text</c>.</param>
/// <param name="ValueOf">The value in the row of that number, counted from zero; null is no value.</param>
internal sealed record SourceColumn(string Name, string OriginalType, string Type, Func<int, JsonNode?> ValueOf)
{
    /// <summary>Whether it is part of the primary key.</summary>
    public bool IsKey { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>How its text is to be read, such as <c>yyyy-MM-dd</c>; null when there is only one way.</summary>
    public string? Format { get; init; }

    /// <summary>Standard or Custom, where the source knows the difference.</summary>
    public string? CreationType { get; init; }
}
