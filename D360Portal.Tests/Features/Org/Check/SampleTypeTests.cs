using D360Portal.Features.Org.Check;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Org.Check;

public sealed class SampleTypeTests
{
    [Theory]
    [InlineData("act:BETA AwsRdsMySql:GA AwsS3:GA", "AwsRdsMySql")]
    [InlineData("act:BETA AwsS3:GA", "AwsS3")]
    [InlineData("SalesforceCRM:GA IngestApi:GA StreamingApp:GA SalesforceMarketingCloud:GA act:BETA", "act")]
    [InlineData("MadeUp:", "MadeUp")]
    [InlineData("SalesforceCRM:GA IngestApi:GA", null)]
    [InlineData("", null)]
    public void A_type_that_is_made_of_settings_stands_for_all(string catalogue, string? expected) => Assert.Equal(
        expected,
        SampleType.Of([.. catalogue.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(':'))
            .Select(entry => new ConnectorType(ConnectorTypeName.Parse(entry[0]), entry[0], entry[1].Length > 0 ? entry[1] : null))])?.ToString());
}
