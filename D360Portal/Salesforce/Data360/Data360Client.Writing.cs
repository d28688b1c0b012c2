using System.Net;
using D360Portal.Salesforce.Data360.Wire;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <content>Testing and creating connectors. None of these calls is ever repeated, but after a rejected token, which means that it was not run.</content>
public sealed partial class Data360Client
{
    /// <summary>Tests a definition without creating anything.</summary>
    /// <remarks>
    /// One call of the org's daily allowance; Salesforce dials the source, so it may take its time.
    /// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="definition">What to test.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused to test: the user may not, the allowance is used up.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public Task<TestOutcome> TestAsync(GrantId grantId, ConnectionDefinition definition, CancellationToken cancellationToken) =>
        RedactedAsync(definition, () => TestAsync(grantId, TestCall(definition), cancellationToken));

    /// <summary>Tests a connector that exists; Salesforce remembers the outcome as its status.</summary>
    /// <remarks>
    /// One call of the org's daily allowance. <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </remarks>
    /// <inheritdoc cref="TestAsync(GrantId, ConnectionDefinition, CancellationToken)"/>
    public Task<TestOutcome> TestAsync(GrantId grantId, ConnectionId id, CancellationToken cancellationToken) =>
        TestAsync(grantId, TestCall(id), cancellationToken);

    /// <summary>Creates a connector. Whoever calls has written down that it will, and never calls twice without looking first.</summary>
    /// <remarks>
    /// One call of the org's daily allowance. That it is created does not mean that the source can be reached.
    /// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="definition">What to create.</param>
    /// <param name="cancellationToken">Not for a page that goes away: a create that was sent has happened.</param>
    /// <exception cref="SignInRequiredException">The grant is over; nothing was created.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused.</exception>
    /// <exception cref="SalesforceUnreachableException">No answer that tells. <see cref="SalesforceUnreachableException.MayHaveArrived"/> says whether it may have been created all the same.</exception>
    public async Task<CreatedConnection> CreateAsync(GrantId grantId, ConnectionDefinition definition, CancellationToken cancellationToken)
    {
        var record = await RedactedAsync(
            definition, () => AskAsync(grantId, CreateCall(definition), Data360JsonContext.Default.ConnectionRecord, cancellationToken));
        return ConnectionId.TryParse(record.Id, out var id)
            ? new CreatedConnection(id, string.IsNullOrWhiteSpace(record.Name) ? null : record.Name)
            : throw new SalesforceUnreachableException("Salesforce", "answered without the new connector's id");
    }

    /// <summary>The call that tests a definition.</summary>
    public Data360Call TestCall(ConnectionDefinition definition) =>
        new("test the connection", HttpMethod.Post, _paths.Test) { Body = RequestBody.Test(definition) };

    /// <summary>The call that tests a connector.</summary>
    public Data360Call TestCall(ConnectionId id) => new("test the connection", HttpMethod.Post, _paths.TestOf(id));

    /// <summary>The call that creates a connector.</summary>
    public Data360Call CreateCall(ConnectionDefinition definition) =>
        new("create the connector", HttpMethod.Post, _paths.Create) { Body = RequestBody.Create(definition) };

    /// <summary>
    /// Nothing published shows whether a failed test comes as 200 with <c>success: false</c> or as an error array: both are read. An error that is not
    /// about the connection (a permission, the allowance) stays an exception.
    /// </summary>
    private async Task<TestOutcome> TestAsync(GrantId grantId, Data360Call call, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AskAsync(grantId, call, Data360JsonContext.Default.TestAnswer, cancellationToken);
            return answer.Success is true ? new TestOutcome.Works() : new TestOutcome.Failed(ReadTestErrors(answer));
        }
        catch (SalesforceApiException exception) when (IsAboutTheConnection(exception))
        {
            return new TestOutcome.Failed(exception.Errors, exception.RequestId);
        }
    }

    /// <summary>Salesforce may repeat in a message what was sent. A secret in it goes no further.</summary>
    private static async Task<T> RedactedAsync<T>(ConnectionDefinition definition, Func<Task<T>> call)
    {
        try
        {
            var answer = await call();
            return answer is TestOutcome.Failed failed && (failed with { Errors = Redact(definition, failed.Errors) }) is T redacted ? redacted : answer;
        }
        catch (SalesforceApiException exception)
        {
            throw new SalesforceApiException(exception.Operation, exception.Status, Redact(definition, exception.Errors), exception.RequestId);
        }
    }

    private static List<SalesforceError> Redact(ConnectionDefinition definition, IReadOnlyList<SalesforceError> errors) =>
        [.. errors.Select(error => error with { Message = definition.Redact(error.Message) })];

    private static bool IsAboutTheConnection(SalesforceApiException exception) =>
        exception is { SaysLimitReached: false } && !exception.Errors.Any(error => error.Code is "NOT_FOUND" or "ITEM_NOT_FOUND")
        && (exception.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict
            || (exception.Status is HttpStatusCode.InternalServerError && exception.Errors.Count > 0));

    private static List<SalesforceError> ReadTestErrors(TestAnswer answer) =>
    [
        .. (answer.Errors ?? []).OfType<TestErrorRecord>()
            .Select(error => ErrorOf(NotBlank(error.ErrorCode), NotBlank(error.ErrorMessage) ?? NotBlank(error.Message), error.Details))
            .Where(error => error.Code is not null || error.Message is not null),
    ];

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : Shorten(text);
}
