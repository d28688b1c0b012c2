using System.Collections.Immutable;
using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Forms of types that nobody has, so that nothing can rest on those that there are.</summary>
internal static class ConnectorForms
{
    public static readonly ConnectorTypeName MadeUp = ConnectorTypeName.Parse("MadeUpType");

    private static readonly Gen<string> Words = Gen.OneOf(Gen.String[1, 12], Gen.Char["aZ09 _-<&\"'\\{}ä中"].Array[1, 12].Select(letters => new string(letters)))
        .Where(text => SomeRows.CanBeWritten(text) && !string.IsNullOrWhiteSpace(text));

    /// <summary>What people and files put into fields: nothing, blanks, masks, text of any kind.</summary>
    public static Gen<string> Values { get; } = Gen.OneOf(
        Words, Words, Gen.Const(""), Gen.Const("   "), Gen.Const("****"), Gen.Const("••••••••"), Words.Select(text => $"  {text}\n"));

    /// <summary>An attribute of any kind.</summary>
    public static Gen<AttributeDescription> Attributes { get; } = Gen.Select(
        Words,
        Gen.OneOf(Words, Gen.Const("Name"), Gen.Const("API name"), Gen.Const("Account")),
        Gen.Int[0, 255],
        Words.Null(0.5),
        Words.Array[0, 3],
        (name, label, flags, given, options) => new AttributeDescription(name, label, IsSecret: (flags & 1) != 0)
        {
            IsMasked = (flags & 2) != 0,
            IsRequired = (flags & 4) != 0,
            IsHidden = (flags & 24) == 24,
            IsReadOnly = (flags & 96) == 96,
            Default = given,
            Options = (flags & 128) != 0 ? [.. options.Distinct(StringComparer.Ordinal).Select(option => new AttributeOption(option, option))] : [],
        });

    /// <summary>A form of up to eight settings, and what has been filled into some of them.</summary>
    public static Gen<(ConnectorForm Form, ConnectionDraft Draft)> Filled { get; } = Gen.Select(Attributes.Array[0, 8], Values.Array[8], Gen.Int[0, 255], (attributes, values, filled) =>
    {
        var form = Of([.. attributes.DistinctBy(attribute => attribute.Name, StringComparer.Ordinal)]);
        var typed = form.Fields.Select((field, index) => (field.Name, CanBeTyped: field is { IsShown: true, Attribute.IsReadOnly: false }, Index: index)).Where(field => field.CanBeTyped && (filled & (1 << field.Index)) != 0);
        var draft = typed.Aggregate(ConnectionDraft.New(form), (draft, field) => draft.With(field.Name, values[field.Index]));
        return (form, draft with { Label = "Clinic 01", Name = "Clinic_01" });
    });

    public static ConnectorForm Of(params AttributeDescription[] attributes) => ConnectorForm.Of(MadeUp, Describe(attributes), source: null);

    public static ConnectorTypeDescription Describe(params AttributeDescription[] attributes) => new(new ConnectorType(MadeUp, "Made-up type", "GA"), attributes);

    public static AttributeDescription Text(string name, string? label = null) => new(name, label ?? name, IsSecret: false);

    public static AttributeDescription Secret(string name, string? label = null) => new(name, label ?? name, IsSecret: true) { IsRequired = true, IsMasked = true };

    public static ConnectionDraft Draft(params (string Name, string Value)[] values) => new()
    {
        Label = "Clinic 01",
        Name = "Clinic_01",
        Values = values.ToImmutableDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
    };
}
