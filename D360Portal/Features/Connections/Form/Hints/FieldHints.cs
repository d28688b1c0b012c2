using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Known traps of settings: they are named while somebody types, and put right when that person says so, never by themselves.</summary>
internal static class FieldHints
{
    private static readonly Lazy<FieldHint[]> All = new(() => [.. FieldHintFile.Read().Select(row => new FieldHint(row))]);

    /// <summary>What is likely wrong with a value; null when nothing is known.</summary>
    /// <param name="type">The connector type, as connections spell it.</param>
    /// <param name="field">The setting.</param>
    /// <param name="value">What is filled in.</param>
    public static FieldAdvice? Find(ConnectorTypeName type, FormField field, string value) =>
        field is { IsShown: false } or { Attribute.IsReadOnly: true } ? null : All.Value.Select(hint => hint.Of(type, field.Name, value)).FirstOrDefault(advice => advice is not null);
}
