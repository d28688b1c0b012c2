namespace D360Portal.Salesforce.Data360;

/// <summary>One of the values that a setting can have.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is shown.</param>
public sealed record AttributeOption(string Value, string Label)
{
    /// <summary>The settings that go with it, where the option lists them; null where it does not say.</summary>
    public AttributeNames? Fields { get; init; }
}
