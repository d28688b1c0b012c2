namespace D360Portal.Features.Connections;

/// <summary>What the controls of a form are called, for people and for the page.</summary>
internal static class FieldNames
{
    /// <summary>The id of the display text's control.</summary>
    public const string LabelId = "draft-label";

    /// <summary>The id of the API name's control.</summary>
    public const string NameId = "draft-name";

    /// <summary>The control's id: a number and not the parameter's name, which may hold anything.</summary>
    public static string IdOf(ConnectorForm form, string field) => field switch
    {
        FieldFault.Label => LabelId,
        FieldFault.Name => NameId,
        _ => $"setting-{form.Fields.TakeWhile(one => one.Name != field).Count()}",
    };

    /// <summary>The control's name. No two may be the same, nor that of the two fields that every form has.</summary>
    public static string LabelOf(ConnectorForm form, FormField field)
    {
        var label = field.Attribute.Label.Trim();
        var isTaken = Is(label, "Name") || Is(label, "API name")
            || form.Fields.Any(other => other.IsShown && other.Name != field.Name
                && (Is(other.Attribute.Label.Trim(), label) || Is(WithParameter(other), label)));
        return isTaken ? WithParameter(field) : label;
    }

    private static string WithParameter(FormField field) => $"{field.Attribute.Label.Trim()} ({field.Name})";

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}
