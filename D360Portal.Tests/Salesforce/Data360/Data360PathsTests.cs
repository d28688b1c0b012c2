using CsCheck;
using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class Data360PathsTests
{
    private static readonly Data360Paths Paths = new("v66.0");
    private static readonly Uri Origin = new("https://acme.my.salesforce.com");

    [Fact]
    public void Every_path_is_as_documented()
    {
        Assert.True(ConnectionId.TryParse("9cg000000000001AAA", out var id));

        Assert.Equal("/services/data/v66.0/ssot/connectors?fieldGroup=BIG", Paths.ConnectorTypes(offset: 0));
        Assert.Equal("/services/data/v66.0/ssot/connectors?fieldGroup=BIG&offset=100", Paths.ConnectorTypes(offset: 100));
        Assert.Equal("/services/data/v66.0/ssot/connectors/AwsRdsMySql", Paths.ConnectorType(ConnectorTypeName.Parse("AwsRdsMySql")));
        Assert.Equal("/services/data/v66.0/ssot/connections?limit=200&offset=0", Paths.Connections(type: null, offset: 0, limit: 200));
        Assert.Equal("/services/data/v66.0/ssot/connections?connectorType=act&limit=50&offset=100", Paths.Connections(ConnectorTypeName.Parse("act"), offset: 100, limit: 50));
        Assert.Equal("/services/data/v66.0/ssot/connections/9cg000000000001AAA", Paths.Connection(id));
        Assert.Equal("/services/data/v66.0/query?q=SELECT%20Id%20FROM%20Organization", Paths.Query("SELECT Id FROM Organization"));
    }

    [Fact]
    public void Whatever_a_type_is_called_the_call_stays_where_it_belongs()
    {
        var names = Gen.OneOf(Gen.Char[" /\\?&#%+.:;@é<>"].Array[1, 8].Select(letters => new string(letters)), Gen.Char[' ', '~'].Array[1, 20].Select(letters => new string(letters)))
            .Where(text => !string.IsNullOrWhiteSpace(text));

        names.Sample(text =>
        {
            var name = ConnectorTypeName.Parse(text);
            var list = new Uri(Origin, Paths.Connections(name, offset: 0, limit: 200));
            var entry = new Uri(Origin, Paths.ConnectorType(name));

            Assert.Equal("/services/data/v66.0/ssot/connections", list.AbsolutePath);
            Assert.Equal(text, QueryHelpers.ParseQuery(list.Query)["connectorType"].ToString());
            Assert.Equal(Origin.Host, entry.Host);
            Assert.Equal("", entry.Query);
            Assert.StartsWith("/services/data/v66.0/ssot/", entry.AbsolutePath, StringComparison.Ordinal);
        });
    }
}
