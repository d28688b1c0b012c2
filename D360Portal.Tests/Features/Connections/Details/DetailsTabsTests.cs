using D360Portal.Features.Connections.Details;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections.Details;

public sealed class DetailsTabsTests
{
    [Theory]
    [InlineData("AwsRdsMySql", "Overview,Source")]
    [InlineData("SalesforceDotCom", "Overview,Source")]
    [InlineData("SalesforceMarketingCloud", "Overview,Source")]
    [InlineData("NobodyHasHeardOfIt", "Overview,Source")]
    [InlineData("IngestApi", "Overview,Schema")]
    [InlineData("StreamingApp", "Overview,Schema")]
    [InlineData("AccountEngagement", "Overview")]
    public void A_type_has_the_tabs_that_make_sense(string type, string tabs) => Assert.Equal(tabs, string.Join(',', DetailsTabs.Of(ConnectorTypeName.Parse(type))));

    [Theory]
    [InlineData("AwsRdsMySql", "source", "Source")]
    [InlineData("AwsRdsMySql", "SOURCE", "Source")]
    [InlineData("AwsRdsMySql", "schema", "Overview")]
    [InlineData("IngestApi", "schema", "Schema")]
    [InlineData("IngestApi", "source", "Overview")]
    [InlineData("AwsRdsMySql", null, "Overview")]
    [InlineData("AwsRdsMySql", "1", "Overview")]
    [InlineData("AwsRdsMySql", "<script>", "Overview")]
    public void An_address_names_a_tab_of_the_type_or_the_first(string type, string? text, string tab) =>
        Assert.Equal(tab, DetailsTabs.Read(text, ConnectorTypeName.Parse(type)).ToString());

    [Fact]
    public void Every_tab_is_read_as_it_is_written()
    {
        foreach (var type in (string[])["AwsRdsMySql", "IngestApi"])
        {
            var name = ConnectorTypeName.Parse(type);
            Assert.All(DetailsTabs.Of(name), tab => Assert.Equal(tab, DetailsTabs.Read(DetailsTabs.Write(tab), name)));
        }
    }
}
