namespace D360Portal.Simulator;

/// <summary>One request as it arrived, without the values that it carried in its body.</summary>
public sealed class RecordedRequest
{
    /// <summary>The HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The host that was asked, with its port unless it is the default one.</summary>
    public required string Host { get; init; }

    /// <summary>The path, unescaped.</summary>
    public required string Path { get; init; }

    /// <summary>The query string as it was sent, with its question mark; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The names of the form's fields, in order; empty when the body was no form.</summary>
    public IReadOnlyList<string> FormFields { get; init; } = [];

    /// <summary>The form's <c>grant_type</c>, the one value that is kept; null when there was none.</summary>
    public string? GrantType { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The status that was answered; null while the request is under way, and when the connection was dropped.</summary>
    public int? Status { get; internal set; }

    /// <summary>Whether nothing here knows that path or method; such a request was answered 501.</summary>
    public bool IsUnknown { get; internal set; }

    /// <summary>Method, path and status.</summary>
    public override string ToString() => $"{Method} {Path} {Status}".TrimEnd();
}
