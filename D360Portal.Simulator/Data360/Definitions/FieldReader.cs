using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Definitions;

/// <summary>Reads the fields of a body one by one. What is wrong first is the refusal; what is read after it does not count.</summary>
internal sealed class FieldReader
{
    private readonly JsonObject _body;

    /// <param name="body">The body.</param>
    /// <param name="known">Its fields; every other one is refused.</param>
    public FieldReader(JsonObject body, params IEnumerable<string> known)
    {
        _body = body;
        var names = known.ToHashSet(StringComparer.Ordinal);
        if (body.FirstOrDefault(member => !names.Contains(member.Key)) is { Key: { } unknown })
        {
            Refusal = Data360Answer.UnknownField(unknown);
        }
    }

    /// <summary>What is wrong with the body; null when nothing is.</summary>
    public Data360Answer? Refusal { get; private set; }

    public string? Text(string name)
    {
        if (!JsonBody.TryText(_body[name], out var text))
        {
            Refuse(Data360Answer.WrongKind("String", name));
        }

        return text;
    }

    /// <summary>A text that must not be empty.</summary>
    public string Required(string name)
    {
        var text = Text(name);
        if (string.IsNullOrEmpty(text))
        {
            Refuse(Data360Answer.Missed(name));
        }

        return text ?? "";
    }

    /// <summary>A text that is one of a few; null when it is not there.</summary>
    public string? OneOf(string name, IReadOnlyCollection<string> possible)
    {
        var text = Text(name);
        if (text is not null && !possible.Contains(text))
        {
            Refuse(Data360Answer.Invalid(name));
        }

        return text;
    }

    public bool? Flag(string name) => Value<bool>("Boolean", name);

    public int? Number(string name) => Value<int>("Integer", name);

    /// <summary>The objects of a list; null when there is none.</summary>
    public IReadOnlyList<JsonObject>? Objects(string name) => List<JsonObject>("Object", name);

    /// <summary>The texts of a list; null when there is none.</summary>
    public IReadOnlyList<string>? Texts(string name) =>
        List<JsonNode>("String", name)?.Select(item =>
        {
            if (!JsonBody.TryText(item, out var text))
            {
                Refuse(Data360Answer.WrongKind("String", name));
            }

            return text ?? "";
        }).ToArray();

    /// <summary>An object of any form; null when there is none.</summary>
    public JsonObject? Object(string name)
    {
        if (_body[name] is not null and not JsonObject)
        {
            Refuse(Data360Answer.WrongKind("Map", name));
        }

        return _body[name] as JsonObject;
    }

    /// <summary>An object whose values are texts; null when there is none.</summary>
    public IReadOnlyDictionary<string, string>? Map(string name)
    {
        if (Object(name) is not { } map)
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            if (!JsonBody.TryText(value, out var text))
            {
                Refuse(Data360Answer.WrongKind("String", name));
            }

            texts[key] = text ?? "";
        }

        return texts;
    }

    /// <summary>Refuses, unless the body is refused already.</summary>
    public void Refuse(Data360Answer? refusal) => Refusal ??= refusal;

    private T? Value<T>(string kind, string name)
        where T : struct
    {
        if (_body[name] is not { } node)
        {
            return null;
        }

        if (node is JsonValue value && value.TryGetValue<T>(out var read))
        {
            return read;
        }

        Refuse(Data360Answer.WrongKind(kind, name));
        return null;
    }

    private T[]? List<T>(string kind, string name)
        where T : JsonNode
    {
        if (_body[name] is not { } node)
        {
            return null;
        }

        if (node is not JsonArray items)
        {
            Refuse(Data360Answer.WrongKind("List", name));
            return null;
        }

        if (items.Any(item => item is not T))
        {
            Refuse(Data360Answer.WrongKind(kind, name));
        }

        return [.. items.OfType<T>()];
    }
}
