using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Says in a line what may stand in a column, from what the catalogue says of its setting.</summary>
internal static class ColumnExplanation
{
    /// <summary>The sentences.</summary>
    public static string Of(FormField field) => string.Join(' ', Sentences(field));

    private static IEnumerable<string> Sentences(FormField field)
    {
        var attribute = field.Attribute;
        yield return attribute.IsRequired ? "Needed." : "May be empty.";
        if (field.IsTypedSecret)
        {
            yield return "A secret: it is kept only until the connector is made.";
        }

        if (attribute.Tooltip is { Length: > 0 } tooltip)
        {
            yield return tooltip.EndsWith('.') ? tooltip : $"{tooltip}.";
        }

        if (field.Options.Count > 0)
        {
            yield return $"One of: {string.Join(", ", field.Options.Select(option => option.Value))}.";
        }

        if (attribute.IsNumber || attribute.IsDate)
        {
            yield return attribute.IsNumber ? "A number." : "A day, such as 2026-11-25.";
        }

        if (attribute is { MinLength: not null } or { MaxLength: not null })
        {
            yield return Length(attribute);
        }

        if (attribute.PatternMessage is { Length: > 0 } message)
        {
            yield return message;
        }

        if (attribute.Placeholder is { Length: > 0 } placeholder)
        {
            yield return $"Such as {placeholder}";
        }
    }

    private static string Length(AttributeDescription attribute) => (attribute.MinLength, attribute.MaxLength) switch
    {
        ({ } least, { } most) => $"{least} to {most} characters.",
        ({ } least, null) => $"At least {least} characters.",
        (_, var most) => $"At most {most} characters.",
    };
}
