namespace D360Portal.Features.Connections;

/// <summary>What is wrong with one field of a draft.</summary>
/// <param name="Field"><see cref="Label"/>, <see cref="Name"/>, or a setting's <c>paramName</c>.</param>
/// <param name="Message">A sentence for the person who filled it in.</param>
public sealed record FieldFault(string Field, string Message)
{
    /// <summary>The field of the display text. Not a legal <c>paramName</c>, so that no setting can be mistaken for it.</summary>
    public const string Label = "(label)";

    /// <summary>The field of the API name.</summary>
    public const string Name = "(name)";
}
