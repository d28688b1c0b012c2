using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Tests.Features.Connections.Create;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

public sealed class FormStarterTests(DemoPortal demo) : CreatingTests(demo)
{
    private FormStarter Starter => Portal.Services.GetRequiredService<FormStarter>();

    [Fact]
    public async Task A_list_that_was_read_to_its_end_says_when()
    {
        var grant = await StartAsync();

        var list = await ReadAsync(grant);

        Assert.NotNull(list.ReadAt);
        Assert.Equal((null, null), (list.Failure, list.Gap));
        Assert.Equal(Org.Org.Data360.Connections.All.Count(connection => connection.ConnectorType == MySql.ToString()), list.Rows.Count);
    }

    [Fact]
    public async Task A_list_that_breaks_off_is_not_whole_and_says_why_while_forms_take_what_there_is()
    {
        var grant = await StartAsync();
        Org.Faults.Always(AnyFaults.Status(Collection, 503));

        var list = await ReadAsync(grant);

        Assert.Null(list.ReadAt);
        Assert.False(string.IsNullOrWhiteSpace(list.Failure));
        Assert.Empty(await Starter.ReadNeighboursAsync(grant.Id, MySql, Cancellation));
        Org.Faults.Clear();
    }

    private Task<NeighbourList> ReadAsync(Grant grant) => Starter.ReadNeighbourListAsync(grant.Id, MySql, anew: true, Cancellation);
}
