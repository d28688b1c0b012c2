namespace D360Portal.Salesforce.Data360;

/// <summary>The form of a call to a token endpoint. It can be written as it is sent, and as it may be shown.</summary>
public sealed class FormBody
{
    private readonly List<(string Name, Secret Value, string? Placeholder)> _fields = [];

    /// <summary>Adds a field that may be shown.</summary>
    internal FormBody With(string name, string value)
    {
        _fields.Add((name, new Secret(value), null));
        return this;
    }

    /// <summary>Adds a field that may not.</summary>
    /// <param name="name">The field.</param>
    /// <param name="value">What is sent.</param>
    /// <param name="placeholder">The shell variable that stands for it, such as <c>$CLIENT_SECRET</c>.</param>
    internal FormBody With(string name, Secret value, string placeholder)
    {
        _fields.Add((name, value, placeholder));
        return this;
    }

    /// <summary>The form to send.</summary>
    internal FormUrlEncodedContent ToContent() => new(_fields.Select(field => KeyValuePair.Create(field.Name, field.Value.Reveal())));

    /// <summary>The same with a placeholder for every secret.</summary>
    internal IReadOnlyList<ShownField> ToShown() =>
        [.. _fields.Select(field => new ShownField(field.Name, field.Placeholder ?? field.Value.Reveal(), field.Placeholder is not null))];
}
