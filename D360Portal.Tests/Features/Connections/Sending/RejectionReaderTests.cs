using System.Net;
using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

public sealed class RejectionReaderTests
{
    private static readonly ConnectorForm Form = Of(
        Text("Name"), Secret("user", "Username"), Secret("password", "Password"), Text("jdbc_connection_url", "Connection URL"), Text("DATABASE", "Database"), Text("hidden") with { IsHidden = true });

    [Theory]
    [InlineData("jdbc_connection_url is required, but missed", "jdbc_connection_url")]
    [InlineData("DATABASE: Use letters, digits, hyphens and underscores only.", "DATABASE")]
    [InlineData("The Connection URL is wrong", "jdbc_connection_url")]
    [InlineData("Invalid database", "DATABASE")]
    [InlineData("user and password are wrong", "user", "password")]
    [InlineData("hidden is required, but missed")]
    [InlineData("my_database_2 is wrong")]
    [InlineData("superuser is wrong")]
    [InlineData("Something else")]
    [InlineData("developerName cannot be empty", FieldFault.Name)]
    public void A_message_goes_to_the_fields_that_it_names(string message, params string[] fields)
    {
        var rejection = OfTest(new SalesforceError("INVALID_INPUT", message));

        Assert.Equal(fields, rejection.Faults.Select(fault => fault.Field));
        Assert.All(rejection.Faults, fault => Assert.Equal(message, fault.Message));
        Assert.Equal($"INVALID_INPUT {message}", rejection.SalesforceWords);
    }

    [Theory]
    [InlineData("A data connector with the provided name: Clinic_01 already exists")]
    [InlineData("A data connector with the provided name: user already exists")]
    [InlineData(null)]
    public void A_name_that_is_taken_concerns_the_API_name_alone(string? message)
    {
        var rejection = OfTest(new SalesforceError("DUPLICATES_DETECTED", message));

        var fault = Assert.Single(rejection.Faults);
        Assert.Equal((FieldFault.Name, message ?? "Another connector has this API name."), (fault.Field, fault.Message));
        Assert.StartsWith("Another connector has this API name.", rejection.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INVALID_INPUT", "DATABASE is required, but missed", "misses a value")]
    [InlineData("INVALID_INPUT", "developerName cannot be empty", "wants an API name")]
    [InlineData("JSON_PARSER_ERROR", "Unrecognized field", "does not know one of the settings")]
    [InlineData("JSON_PARSER_ERROR", "Unexpected end", "does not understand")]
    [InlineData("INVALID_CREDENTIALS", "No", "refuses user or password")]
    [InlineData("CONNECTION_NOT_ESTABLISHED", "[X] Access denied: the user name or the password is wrong.", "refuses user or password")]
    [InlineData("CONNECTION_NOT_ESTABLISHED", "The source does not answer.", "Check host and port")]
    [InlineData("CONNECTION_NOT_ESTABLISHED", null, "Check host and port")]
    [InlineData("CONNECTION_NOT_ESTABLISHED", "Illegal base64 character 2d", "BEGIN and END")]
    [InlineData("CONNECTORS_FRAMEWORK_TEST_FAILED", "[BIGQUERY] [native] Failed to connect", "ACCESS_CHECK")]
    [InlineData("connection_not_established", "No", "Check host and port")]
    [InlineData("INTERNAL_ERROR", "An internal error occurred.", "does not say why")]
    [InlineData("SOMETHING_NEW", "The moon is full.", "The moon is full.")]
    [InlineData("SOMETHING_NEW", null, "Salesforce says SOMETHING_NEW.")]
    [InlineData(null, null, "does not say why")]
    public void Every_known_cause_has_its_next_step(string? code, string? message, string what) =>
        Assert.Contains(what, OfTest(new SalesforceError(code, message)).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Without_errors_there_are_no_words()
    {
        var rejection = OfTest();

        Assert.Equal(("Salesforce refused and does not say why.", null), (rejection.What, rejection.SalesforceWords));
        Assert.Empty(rejection.Faults);
    }

    [Fact]
    public void Of_several_messages_on_one_field_the_first_counts()
    {
        var rejection = OfTest(new SalesforceError("A", "DATABASE is wrong"), new SalesforceError("B", "DATABASE is too long"));

        Assert.Equal(new FieldFault("DATABASE", "DATABASE is wrong"), Assert.Single(rejection.Faults));
    }

    [Theory]
    [InlineData(403, "FUNCTIONALITY_NOT_ENABLED", "Your Salesforce user may not do this.")]
    [InlineData(403, "INSUFFICIENT_ACCESS", "Your Salesforce user may not do this.")]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "API calls are used up")]
    [InlineData(422, "LIMIT_EXCEEDED", "as many connectors as Salesforce allows")]
    [InlineData(422, null, "as many connectors as Salesforce allows")]
    [InlineData(429, null, "busy")]
    public void What_is_not_about_the_values_is_told_apart(int status, string? code, string what)
    {
        var rejection = RejectionReader.Of(Refusal(status, code, status == 422 ? "The maximum number of connections is exceeded." : "[CdpUser] DATABASE"), Form);

        Assert.Contains(what, rejection.Sentence, StringComparison.Ordinal);
        Assert.Empty(rejection.Faults);
        Assert.StartsWith($"{status}", rejection.SalesforceWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "INTERNAL_ERROR", true)]
    [InlineData(500, "INTERNAL_ERROR", true)]
    [InlineData(400, "DUPLICATES_DETECTED", false)]
    [InlineData(500, "UNKNOWN_EXCEPTION", false)]
    public void Only_INTERNAL_ERROR_hides_a_cause(int status, string code, bool hides) => Assert.Equal(hides, RejectionReader.HidesCause(Refusal(status, code, "x")));

    [Theory]
    [InlineData("SOMETHING_NEW", "The moon is full.", "The moon is full.")]
    [InlineData("SOMETHING_NEW", null, "Salesforce says SOMETHING_NEW.")]
    [InlineData(null, "The moon is full.", "The moon is full.")]
    public void What_nobody_knows_shows_code_words_and_request_id(string? code, string? message, string what)
    {
        SalesforceError[] errors = [new(code, message)];
        foreach (var rejection in (Rejection[])[
            RejectionReader.Of(new TestOutcome.Failed(errors, "abc-1"), Form),
            RejectionReader.Of(new SalesforceApiException("create the connector", HttpStatusCode.BadRequest, errors, "abc-1"), Form)])
        {
            Assert.Equal((what, null, false), (rejection.What, rejection.NextStep, rejection.IsExplained));
            Assert.EndsWith($"{string.Join(' ', new[] { code, message }.OfType<string>())} (request id abc-1)", rejection.SalesforceWords, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_message_that_names_no_field_goes_to_the_one_that_it_is_about()
    {
        var form = Of(Secret("PRIVATEKEY", "Key"), Text("region"), Secret("hidden") with { IsHidden = true });

        var rejection = RejectionReader.Of(new TestOutcome.Failed([new SalesforceError("CONNECTION_NOT_ESTABLISHED", "Illegal base64 character 2d")]), form);

        Assert.Equal(
            new FieldFault("PRIVATEKEY", "The private key holds more than its base64 text. Paste it without the BEGIN and END lines and without line breaks."),
            Assert.Single(rejection.Faults));
        Assert.True(rejection.IsExplained);
    }

    [Fact]
    public void The_type_of_the_form_makes_the_step_its_own()
    {
        var snowflake = Of(Text("region")) with { Type = ConnectorTypeName.Parse("SNOWFLAKE") };
        var failed = new TestOutcome.Failed([new SalesforceError("CONNECTION_NOT_ESTABLISHED", "Failed")]);

        Assert.Contains("account URL, region and warehouse", RejectionReader.Of(failed, snowflake).NextStep, StringComparison.Ordinal);
        Assert.Contains("Check host and port", RejectionReader.Of(failed, Form).NextStep, StringComparison.Ordinal);
        Assert.Contains("only work in orgs", RejectionReader.Of(failed, Form with { ReleaseLevel = "ACCESS_CHECK" }).NextStep, StringComparison.Ordinal);
    }

    private static Rejection OfTest(params SalesforceError[] errors) => RejectionReader.Of(new TestOutcome.Failed(errors), Form);

    private static SalesforceApiException Refusal(int status, string? code, string message) =>
        new("create the connector", (HttpStatusCode)status, code is null ? [] : [new SalesforceError(code, message)]);
}
