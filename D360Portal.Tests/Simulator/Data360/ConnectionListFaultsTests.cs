using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class ConnectionListFaultsTests
{
    private const string Ill = "/connections?connectorType=GCS";
    private const string Well = "/connections?connectorType=AwsRdsMySql";

    [Fact]
    public async Task One_type_can_be_refused_forbidden_or_fail_while_the_others_answer()
    {
        await using var org = await Data360Org.StartAsync();
        org.Simulator.Faults.Next(ConnectionListFaults.Refused("GCS"));
        org.Simulator.Faults.Next(ConnectionListFaults.Forbidden("GCS"));
        org.Simulator.Faults.Next(ConnectionListFaults.Failed("GCS"));

        await org.GetAsync(Well);
        await org.AssertRefusedAsync(Ill, 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        await org.AssertRefusedAsync(Ill, 403, "FUNCTIONALITY_NOT_ENABLED");
        await org.GetAsync(Well);
        await org.AssertRefusedAsync(Ill, 500, "UNKNOWN_EXCEPTION");
        await org.GetAsync(Ill);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(200)]
    public async Task One_type_can_answer_with_a_page(int status)
    {
        await using var org = await Data360Org.StartAsync();
        org.Simulator.Faults.Next(ConnectionListFaults.Page("GCS", status));

        using var response = await org.AskAsync(Ill);

        Assert.Equal((status, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task One_type_can_answer_nothing()
    {
        await using var org = await Data360Org.StartAsync();
        org.Simulator.Faults.Always(ConnectionListFaults.Lost("GCS"));

        await Assert.ThrowsAsync<HttpRequestException>(() => org.AskAsync(Ill));
        await org.GetAsync(Well);
        await org.GetAsync("/connectors/GCS");
    }

    [Fact]
    public async Task One_type_can_be_late_while_the_others_answer()
    {
        await using var org = await Data360Org.StartAsync();
        var gate = new TaskCompletionSource();
        org.Simulator.Faults.Next(ConnectionListFaults.Held("GCS", gate.Task));

        var late = org.AskAsync(Ill);
        await org.GetAsync(Well);
        Assert.False(late.IsCompleted);
        gate.SetResult();

        Assert.Equal(200, (int)(await late).StatusCode);
    }

    [Fact]
    public async Task The_list_of_every_type_is_a_list_of_its_own()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { ListsEveryType = true });
        org.Simulator.Faults.Next(ConnectionListFaults.Failed(connectorType: null));

        await org.GetAsync(Ill);
        await org.AssertRefusedAsync("/connections", 500, "UNKNOWN_EXCEPTION");
    }

    [Fact]
    public async Task The_next_page_can_be_said_to_be_elsewhere()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(51));
        org.Simulator.Faults.Always(ConnectionListFaults.NextPageAt("AwsRdsMySql", new Uri("https://evil.example")));

        var first = await org.GetAsync(Well);
        var last = await org.GetAsync(Well + "&offset=50");

        Assert.Equal("https://evil.example/services/data/v66.0/ssot/connections?connectorType=AwsRdsMySql&limit=50&offset=50", (string?)first["nextPageUrl"]);
        Assert.Null(last["nextPageUrl"]);
    }

    [Fact]
    public async Task The_first_page_can_be_answered_for_ever()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(51));
        org.Simulator.Faults.Always(ConnectionListFaults.PagesForEver("AwsRdsMySql"));

        var first = await org.GetAsync(Well);
        foreach (var offset in new[] { 50, 100, 5_000 })
        {
            var page = await org.GetAsync($"{Well}&offset={offset}");

            Assert.True(JsonNode.DeepEquals(first["connections"], page["connections"]));
            Assert.NotNull(page["nextPageUrl"]);
        }
    }

    [Fact]
    public async Task One_type_can_be_slow_on_the_clock_of_the_org()
    {
        await using var org = await Data360Org.StartAsync();
        org.Simulator.Faults.Next(ConnectionListFaults.Slow("GCS", TimeSpan.FromSeconds(30)));

        var slow = org.AskAsync(Ill);
        await org.Simulator.Requests.WaitForAsync(request => request.Query.Contains("GCS", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await org.GetAsync(Well);
        Assert.False(slow.IsCompleted);
        while (!slow.IsCompleted)
        {
            org.Under.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(200, (int)(await slow).StatusCode);
    }
}
