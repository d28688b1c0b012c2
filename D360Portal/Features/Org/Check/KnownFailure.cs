using System.Net;
using D360Portal.Salesforce;

namespace D360Portal.Features.Org.Check;

/// <summary>One row of the table of failures. What it does not name does not matter.</summary>
/// <param name="Advice">What it means and what to do.</param>
internal sealed record KnownFailure(Advice Advice)
{
    /// <summary>The steps in which it has this meaning; empty for all.</summary>
    public IReadOnlyList<StepKey> Steps { get; init; } = [];

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The error code.</summary>
    public string? Code { get; init; }

    /// <summary>Words of the message.</summary>
    public string? Words { get; init; }

    /// <summary>Whether an answer of that step with that status and that error is this failure.</summary>
    public bool Is(StepKey step, HttpStatusCode? status, SalesforceError? error) =>
        (Steps.Count == 0 || Steps.Contains(step))
        && (Status is null || Status == status)
        && (Code is null || string.Equals(Code, error?.Code, StringComparison.OrdinalIgnoreCase))
        && (Words is null || error?.Message?.Contains(Words, StringComparison.OrdinalIgnoreCase) is true);
}
