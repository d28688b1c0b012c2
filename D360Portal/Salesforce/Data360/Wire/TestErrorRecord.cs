using System.Text.Json;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>One error of a test. The schema calls the text <c>errorMessage</c>, the examples <c>message</c>; a finer code may stand in <c>details</c>.</summary>
internal sealed record TestErrorRecord(string? ErrorCode, string? ErrorMessage, string? Message, JsonElement? Details = null);
