using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Sources;

namespace D360Portal.Simulator.Data360.Testing;

/// <summary>What a test says, and every other action.</summary>
/// <remarks><code>{"success":false,"errors":[{"errorCode":"CONNECTION_NOT_ESTABLISHED","message":"…"}]}</code></remarks>
internal static class TestAnswer
{
    public static Data360Answer Of(Source source, string connectorType, Quirks quirks)
    {
        if (source.Fault is null)
        {
            return Succeeded(quirks);
        }

        var (errorCode, message) = SourceWords.Of(source, connectorType, quirks);
        return Failed(errorCode, message, quirks);
    }

    public static Data360Answer Succeeded(Quirks quirks) =>
        Written(isSuccess: true, quirks.SuccessCarriesBlankError ? [Error("", "", quirks)] : []);

    public static Data360Answer Failed(string errorCode, string message, Quirks quirks) => quirks.FailedTestAnswers400
        ? Data360Answer.Refused(StatusCodes.Status400BadRequest, errorCode, message)
        : Written(isSuccess: false, [Error(errorCode, message, quirks)]);

    private static Data360Answer Written(bool isSuccess, JsonArray errors) =>
        Data360Answer.Ok(new JsonObject { ["success"] = isSuccess, ["errors"] = errors });

    private static JsonObject Error(string errorCode, string message, Quirks quirks) => new()
    {
        ["errorCode"] = errorCode,
        [quirks.TestErrorsSayErrorMessage ? "errorMessage" : "message"] = message,
    };
}
