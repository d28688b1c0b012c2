using System.Net;
using CsCheck;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Explaining;

namespace D360Portal.Tests.Salesforce.Explaining;

public sealed class ExplanationsTests
{
    private static readonly FailureKind[] Calls = [FailureKind.Api, FailureKind.Test, FailureKind.Create, FailureKind.Delete];

    /// <summary>Every code that the API is known to answer, with the words and the status it has been seen with, and where.</summary>
    [Theory]
    [InlineData(FailureKind.Api, 400, "ILLEGAL_QUERY_PARAMETER_VALUE", "Invalid value for parameter connectorType: awsrdsmysql", "type-not-known")]
    [InlineData(FailureKind.Create, 400, "ILLEGAL_QUERY_PARAMETER_VALUE", "dataConnection.developerName cannot be empty", "name-missing")]
    [InlineData(FailureKind.Create, 400, "DUPLICATES_DETECTED", "A data connector with the provided name: X already exists", "name-taken")]
    [InlineData(FailureKind.Create, 400, null, "DATABASE is required, but missed", "value-missed")]
    [InlineData(FailureKind.Create, 400, "INVALID_INPUT", "password is required, but missed", "value-missed")]
    [InlineData(FailureKind.Create, 400, "JSON_PARSER_ERROR", null, "body-not-understood")]
    [InlineData(FailureKind.Create, 400, "JSON_PARSER_ERROR", "Unrecognized field \"x\"", "property-not-known")]
    [InlineData(FailureKind.Create, 400, "INVALID_INPUT", "Wrong", "value-refused")]
    [InlineData(FailureKind.Create, 400, "MISSING_ARGUMENT", "label is required", "value-absent")]
    [InlineData(FailureKind.Delete, 400, "DEPENDENCY_EXISTS", "in use", "in-use")]
    [InlineData(FailureKind.Delete, 412, "CANNOT_DELETE_ENTITY", "in use", "in-use")]
    [InlineData(FailureKind.Create, 400, "INTERNAL_ERROR", "An internal error occurred.", "create-cause-hidden")]
    [InlineData(FailureKind.Create, 500, "INTERNAL_ERROR", "An internal error occurred.", "create-cause-hidden")]
    [InlineData(FailureKind.Api, 500, "INTERNAL_ERROR", null, "cause-hidden")]
    [InlineData(FailureKind.Test, null, "CONNECTION_NOT_ESTABLISHED", "Failed", "not-established")]
    [InlineData(FailureKind.Test, null, "INVALID_CONNECTION", "Failed", "not-established")]
    [InlineData(FailureKind.Test, null, "INVALID_CREDENTIALS", "Failed", "credentials-refused")]
    [InlineData(FailureKind.Test, 400, "INVALID_IAM_ROLE", "Failed", "iam-role")]
    [InlineData(FailureKind.Test, null, "CONNECTORS_FRAMEWORK_TEST_FAILED", "[BIGQUERY] [native] Failed to connect", "framework-test-failed")]
    [InlineData(FailureKind.Api, 401, "INVALID_SESSION_ID", "Session expired or invalid", "session-over")]
    [InlineData(FailureKind.Api, 401, null, null, "session-over-by-status")]
    [InlineData(FailureKind.Api, 403, "FUNCTIONALITY_NOT_ENABLED", null, "not-enabled")]
    [InlineData(FailureKind.Api, 400, "UNHEARD_OF", "This feature is not currently enabled for this user type or org: [CdpX]", "not-enabled-by-words")]
    [InlineData(FailureKind.Create, 403, "INSUFFICIENT_ACCESS", "No", "forbidden")]
    [InlineData(FailureKind.Api, 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", "allowance-used-up")]
    [InlineData(FailureKind.Api, 403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests Limit exceeded.", "too-many-long-calls")]
    [InlineData(FailureKind.Api, 404, "NOT_FOUND", null, "gone")]
    [InlineData(FailureKind.Api, 404, "ITEM_NOT_FOUND", null, "gone")]
    [InlineData(FailureKind.Delete, 404, null, null, "gone-by-status")]
    [InlineData(FailureKind.Delete, 500, "UNKNOWN_EXCEPTION", "connection not found", "gone-in-500")]
    [InlineData(FailureKind.Api, 400, "INVALID_INPUT", "The connection was not found", "gone-in-400")]
    [InlineData(FailureKind.Api, 405, "METHOD_NOT_ALLOWED", "HTTP Method 'GET' not allowed. Allowed are POST", "method")]
    [InlineData(FailureKind.Create, 422, null, null, "too-many-connections")]
    [InlineData(FailureKind.Create, 422, "LIMIT_EXCEEDED", "No more", "too-many-connections")]
    [InlineData(FailureKind.Api, 429, null, null, "too-many-requests")]
    [InlineData(FailureKind.Delete, 500, "UNKNOWN_EXCEPTION", "An unexpected error occurred", "delete-failed-in-passing")]
    [InlineData(FailureKind.Api, 500, "UNKNOWN_EXCEPTION", "An unexpected error occurred", "unknown-exception")]
    [InlineData(FailureKind.Api, 503, "SERVER_UNAVAILABLE", null, "server-unavailable")]
    [InlineData(FailureKind.Api, 503, null, null, "unavailable-by-status")]
    [InlineData(FailureKind.Api, 502, null, null, "failed-by-status")]
    [InlineData(FailureKind.Api, 400, null, "Couldn't find CDP tenant ID. Please enable CDP first", "no-tenant")]
    public void Every_known_answer_of_the_API_is_explained(FailureKind where, int? status, string? code, string? text, string id) =>
        Assert.Equal(id, Explanations.Find(new FailureFacts(where, code, text, Status: (HttpStatusCode?)status))?.Id);

    /// <summary>The rules that values of certain types must obey, by what Salesforce says when they do not.</summary>
    [Theory]
    [InlineData("SNOWFLAKE", "CONNECTION_NOT_ESTABLISHED", "Illegal base64 character 2d", "private-key-armour", "privateKey")]
    [InlineData("BIGQUERY", null, "Illegal base64 character 2d", "private-key-armour", "privateKey")]
    [InlineData("Databricks", "CONNECTION_NOT_ESTABLISHED", "Failed", "databricks-not-established", null)]
    [InlineData("Databricks", "CONNECTION_NOT_ESTABLISHED", "Host jdbc:spark://x is wrong", "databricks-address-with-jdbc", "jdbc_connection_url")]
    [InlineData("Databricks", "CONNECTION_NOT_ESTABLISHED", "The warehouse is stopped", "databricks-warehouse", "httpPath")]
    [InlineData("SNOWFLAKE", "CONNECTION_NOT_ESTABLISHED", "The region does not fit", "snowflake-region", "region")]
    [InlineData("SNOWFLAKE", null, "unloadData is off", "snowflake-unload-data", "unloadData")]
    [InlineData("SNOWFLAKE", "CONNECTION_NOT_ESTABLISHED", "Failed", "snowflake-not-established", null)]
    [InlineData("BIGQUERY", null, "idp is not supported", "sign-in-by-person", "authenticationOption")]
    [InlineData("AwsRdsMySql", "CONNECTION_NOT_ESTABLISHED", "Failed", "rds-not-established", null)]
    [InlineData("AwsRdsMySql", "CONNECTION_NOT_ESTABLISHED", "jdbc:mysql://x", "address-with-jdbc", "jdbc_connection_url")]
    [InlineData("BIGQUERY", null, "gcsBucketAbsolutePath is wrong", "bucket-path", "gcsBucketAbsolutePath")]
    [InlineData("GCS", "CONNECTION_NOT_ESTABLISHED", "Failed", "bucket-not-established", null)]
    [InlineData("GCS", "CONNECTION_NOT_ESTABLISHED", "parentDirectory is wrong", "bucket-directory", "parentDirectory")]
    [InlineData("AwsS3", "CONNECTION_NOT_ESTABLISHED", "Failed", "bucket-not-established", null)]
    [InlineData("MadeUpType", "CONNECTION_NOT_ESTABLISHED", "Failed", "not-established", null)]
    [InlineData("MadeUpType", "CONNECTION_NOT_ESTABLISHED", "Access denied", "access-denied", null)]
    [InlineData("Databricks", "CONNECTION_NOT_ESTABLISHED", "Access denied", "access-denied", null)]
    [InlineData("MadeUpType", "INVALID_INPUT", "Clinic-No is required, but missed", "value-missed", "No")]
    public void A_value_that_breaks_the_rule_of_its_type_is_told(string type, string? code, string text, string id, string? field)
    {
        foreach (var where in (FailureKind[])[FailureKind.Test, FailureKind.Create])
        {
            var explanation = Explanations.Find(new FailureFacts(where, code, text, ConnectorTypeName.Parse(type)));

            Assert.Equal((id, field), (explanation?.Id, explanation?.Field));
        }
    }

    [Theory]
    [InlineData("ACCESS_CHECK", "CONNECTION_NOT_ESTABLISHED", "access-check")]
    [InlineData("access_check", "INTERNAL_ERROR", "access-check")]
    [InlineData("ACCESS_CHECK", "CONNECTORS_FRAMEWORK_TEST_FAILED", "access-check")]
    [InlineData("ACCESS_CHECK", "DUPLICATES_DETECTED", "name-taken")]
    [InlineData("GA", "CONNECTION_NOT_ESTABLISHED", "not-established")]
    [InlineData("BETA", "FUNCTIONALITY_NOT_ENABLED", "beta-not-enabled")]
    [InlineData("BETA", "CONNECTION_NOT_ESTABLISHED", "not-established")]
    public void The_release_level_of_a_type_counts(string level, string code, string id) =>
        Assert.Equal(id, Explanations.Find(new FailureFacts(FailureKind.Create, code, Type: ConnectorTypeName.Parse("MadeUpType")) { ReleaseLevel = level })?.Id);

    [Fact]
    public void What_nobody_knows_is_not_explained()
    {
        Assert.All(Calls, where => Assert.Null(Explanations.Find(new FailureFacts(where, "SOMETHING_NEW", "The moon is full.", Status: HttpStatusCode.BadRequest))));
        Assert.All(Enum.GetValues<FailureKind>(), where => Assert.Null(Explanations.Find(new FailureFacts(where))));
        Assert.Null(Explanations.Find([]));
    }

    [Fact]
    public void A_call_that_failed_is_not_taken_for_a_refused_token_or_the_other_way_round()
    {
        Assert.Null(Explanations.Find(new FailureFacts(FailureKind.Token, "DUPLICATES_DETECTED")));
        Assert.Null(Explanations.Find(new FailureFacts(FailureKind.Create, "invalid_grant", "expired access/refresh token")));
    }

    [Fact]
    public void Of_several_errors_the_one_that_is_known_most_exactly_speaks()
    {
        var errors = new[] { new SalesforceError("INVALID_INPUT", "Wrong"), new SalesforceError("X", "DATABASE is required, but missed") };

        Assert.Equal("value-missed", Explanations.Find(FailureFacts.Of(errors, new FailureFacts(FailureKind.Create)))?.Id);
        Assert.Equal("value-missed", Explanations.Find(FailureFacts.Of([.. errors.Reverse()], new FailureFacts(FailureKind.Create)))?.Id);
    }

    [Fact]
    public void A_finer_code_is_explained_too()
    {
        var error = new SalesforceError("UNHEARD_OF", "No") { SubCode = "INVALID_IAM_ROLE" };

        Assert.Equal("iam-role", Explanations.Find(FailureFacts.Of([error], new FailureFacts(FailureKind.Test)))?.Id);
    }

    [Fact]
    public void Whatever_Salesforce_says_nothing_breaks_and_the_answer_is_always_the_same()
    {
        var words = Gen.OneOf(Gen.String, Gen.Char["jdbc:gs/ rquied,tm\0\ud800😀(*)["].Array[0, 600].Select(letters => new string(letters)));
        var texts = Gen.OneOf(words, OneOf(Explanations.Rules.Select(rule => rule.Row.Sample)), Gen.Select(words, words, (before, after) => $"{before}required, but missed{after}")).Null(0.1);
        var codes = Gen.OneOf(Gen.String, OneOf(Explanations.Rules.SelectMany(rule => rule.Row.Codes))).Null(0.2);
        Gen.Select(Gen.Enum<FailureKind>(), codes, texts, Gen.String, Gen.Int, words.Null()).Sample((where, code, text, type, status, level) =>
        {
            var facts = new FailureFacts(where, code, text, ConnectorTypeName.TryParse(type, out var name) ? name : null, (HttpStatusCode)status) { ReleaseLevel = level };

            Assert.Equal(Explanations.Find(facts), Explanations.Find(facts));
        });
    }

    private static Gen<string> OneOf(IEnumerable<string> values)
    {
        var all = values.ToArray();
        return Gen.Int[0, all.Length - 1].Select(index => all[index]);
    }
}
