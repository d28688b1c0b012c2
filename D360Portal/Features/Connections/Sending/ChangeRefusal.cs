using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Finds out what Salesforce's refusal to change or delete a connector means.</summary>
internal static class ChangeRefusal
{
    private const string DependencyExists = "DEPENDENCY_EXISTS";

    /// <summary>Whether the org does not let connectors of that type be replaced, whatever the values.</summary>
    /// <remarks>
    /// Nobody has published a replacement of a data connector, nor its refusal: the status and the code are HTTP's and the API's for a method that is not allowed; the
    /// sentences are those of the same API's refusals of other methods.
    /// </remarks>
    public static bool SaysNotChangeable(SalesforceApiException exception) =>
        exception.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented
        || exception.Errors.Any(error => error.Code is "METHOD_NOT_ALLOWED"
            || (error.Message is { } message && (Has(message, "could not resolve type id") || (Has(message, "PUT") && (Has(message, "not supported") || Has(message, "not allowed"))))));

    /// <summary>Whether the connector is surely as it was. A server error may come from a gateway after all was done.</summary>
    public static bool IsCertain(SalesforceApiException exception) => (int)exception.Status < 500 && exception.Status is not HttpStatusCode.RequestTimeout;

    /// <summary>Whether Salesforce says that another connector has, or still keeps, the API name.</summary>
    public static bool SaysNameTaken(SalesforceApiException exception) => exception.Errors.Any(error => error.Code is "DUPLICATES_DETECTED");

    /// <summary>Reads why a connector may not be changed like this.</summary>
    /// <param name="exception">What Salesforce said.</param>
    /// <param name="form">What the fields are called.</param>
    public static Rejection OfChange(SalesforceApiException exception, ConnectorForm form) => exception switch
    {
        { SaysNotFound: true, Status: HttpStatusCode.NotFound } => new Rejection(
            "This org no longer has the connector: it has been deleted.", SalesforceFailure.Words(exception), []),
        _ when exception.Errors.Any(error => error.Message?.StartsWith("name cannot be changed", StringComparison.OrdinalIgnoreCase) is true) => new Rejection(
            "This org does not let the API name of a connector be changed.",
            SalesforceFailure.Words(exception),
            [new FieldFault(FieldFault.Name, "The API name cannot be changed here. Put back the one that it has.")]),
        _ => RejectionReader.Of(exception, form),
    };

    /// <summary>Reads why a connector may not be deleted.</summary>
    public static Rejection OfDeletion(SalesforceApiException exception)
    {
        var words = SalesforceFailure.Words(exception);
        if (exception.Errors.Any(error => error.Code is DependencyExists or "CANNOT_DELETE_ENTITY"))
        {
            return new Rejection(
                "A data stream still uses this connector, so Salesforce does not delete it. Delete the data stream in Salesforce first; after that it may take some seconds until the connector is free.",
                words,
                []);
        }

        // Its own sentence says more than a row that knows only the status; what no row knows is shown with its code and Salesforce's name for the call.
        return exception.SaysForbidden || exception.SaysLimitReached || exception.Errors is not [{ Message: { } message }, ..]
            ? new Rejection(SalesforceFailure.Explain(exception), words, [])
            : new Rejection(message, words, []) { IsExplained = false };
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
