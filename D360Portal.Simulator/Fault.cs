namespace D360Portal.Simulator;

/// <summary>One thing that is to go wrong: with which request, and how.</summary>
/// <param name="Method">The HTTP method; <c>*</c> is any.</param>
/// <param name="Path">The whole path; one that ends in <c>*</c> is the beginning of a path.</param>
/// <param name="Effect">What goes wrong.</param>
public sealed record Fault(string Method, string Path, FaultEffect Effect)
{
    /// <summary>A further condition; null is none.</summary>
    public Func<RecordedRequest, bool>? When { get; init; }

    internal bool Hits(RecordedRequest request) =>
        (Method == "*" || string.Equals(Method, request.Method, StringComparison.OrdinalIgnoreCase))
        && (Path.EndsWith('*')
            ? request.Path.StartsWith(Path[..^1], StringComparison.Ordinal)
            : string.Equals(Path, request.Path, StringComparison.Ordinal))
        && When?.Invoke(request) is not false;
}
