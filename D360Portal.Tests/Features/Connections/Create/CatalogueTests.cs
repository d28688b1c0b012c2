using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>What the pages for a new connector know of the catalogue.</summary>
public sealed class CatalogueTests(DemoPortal demo) : CreatingTests(demo)
{
    private const string List = "/services/data/v66.0/ssot/connectors";

    private CatalogueReader Catalogue => Portal.Services.GetRequiredService<CatalogueReader>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_form_knows_its_type_s_release_level_though_the_description_lacks_it(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);

        foreach (var (type, level) in (IEnumerable<(string, string)>)[("AwsRdsMySql", "GA"), ("act", "BETA"), ("BIGQUERY", "ACCESS_CHECK"), ("OddShapes", "BETA")])
        {
            Assert.Equal(level, (await FormAsync(grant, ConnectorTypeName.Parse(type))).ReleaseLevel);
        }

        Assert.InRange(Org.Requests.To(List).Count, 0, otherQuirks ? 0 : 1);
    }

    [Fact]
    public async Task Without_the_list_there_is_a_form_all_the_same()
    {
        var grant = await StartAsync();
        Org.Faults.Next(AnyFaults.Maintenance(List));

        Assert.Null((await FormAsync(grant)).ReleaseLevel);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_type_is_listed_once_and_those_in_use_first(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        using var look = Portal.Services.GetRequiredService<Inventories>().Open(grant);
        await Patience.UntilAsync(() => look.Inventory.Current is { LoadedAt: not null, IsLoading: false });
        Org.Requests.Clear();

        var types = await Catalogue.ReadAsync(grant.Id, Cancellation);

        Assert.Distinct(types.Select(entry => entry.Type.Name));
        Assert.Contains(types, entry => entry.Type.Name == ConnectorTypeName.IngestApi);
        Assert.True(types.Single(entry => entry.Type.Name == MySql).InUse >= 50);
        Assert.Equal(types.Select(entry => entry.InUse > 0).OrderDescending(), types.Select(entry => entry.InUse > 0));
        Assert.Empty(Org.Requests.All);
    }
}
