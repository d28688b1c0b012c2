namespace D360Portal.Salesforce.Data360;

/// <summary>A field of a form as it may be shown.</summary>
/// <param name="Name">The field.</param>
/// <param name="Value">What is sent, or the shell variable that stands for it.</param>
/// <param name="IsPlaceholder">Whether it is a shell variable.</param>
public sealed record ShownField(string Name, string Value, bool IsPlaceholder);
