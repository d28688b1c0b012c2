using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class StatusWatchTests : IDisposable
{
    private const string Answered500 = "500";
    private const string Missing = "404";
    private const string Forbidden = "403";

    private readonly FakeTimeProvider _time = new(The.Start);
    private Inventories? _inventories;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _inventories?.Dispose();

    [Theory]
    [InlineData("PROCESSING,PROCESSING,CONNECTED", 3, StatusEnd.Works)]
    [InlineData("Processing,Active", 2, StatusEnd.Works)]
    [InlineData("PROCESSING,TESTING,ERROR", 3, StatusEnd.Fails)]
    [InlineData("processing,NeedsReAuth", 2, StatusEnd.Fails)]
    [InlineData("Hibernating,Hibernating,Hibernating,CONNECTED", 3, StatusEnd.Unclear)]
    [InlineData("Hibernating,Dozing,CONNECTED", 3, StatusEnd.Works)]
    [InlineData(",,,CONNECTED", 3, StatusEnd.Untold)]
    [InlineData(",CONNECTED", 2, StatusEnd.Works)]
    [InlineData("404,404,PROCESSING,CONNECTED", 4, StatusEnd.Works)]
    [InlineData("PROCESSING,404", 2, StatusEnd.Gone)]
    [InlineData("500,500,CONNECTED", 3, StatusEnd.Works)]
    [InlineData("PROCESSING,403", 2, StatusEnd.Unreadable)]
    [InlineData("PROCESSING", 10, StatusEnd.Limit)]
    [InlineData("404", 10, StatusEnd.Limit)]
    [InlineData("500", 10, StatusEnd.Unreadable)]
    public async Task It_looks_until_the_status_has_settled_or_long_enough(string answers, int calls, object end)
    {
        var (sightings, asked) = await WatchAsync(answers.Split(','), seen: null);

        Assert.Equal((calls, (StatusEnd)end, calls), (sightings[^1].Calls, sightings[^1].End!.Value, asked));
        Assert.All(sightings.SkipLast(1), sighting => Assert.Null(sighting.End));
        Assert.Equal(Enumerable.Range(1, calls), sightings.Select(sighting => sighting.Calls));
    }

    [Theory]
    [InlineData("CONNECTED", StatusEnd.Works)]
    [InlineData("Failed", StatusEnd.Fails)]
    public async Task What_has_settled_already_costs_no_call(string status, object end)
    {
        var (sightings, asked) = await WatchAsync(["PROCESSING"], Seen(status));

        Assert.Equal((0, (StatusEnd)end, 0), (sightings.Single().Calls, sightings.Single().End!.Value, asked));
    }

    [Fact]
    public async Task What_was_just_read_counts_as_a_look()
    {
        var (sightings, asked) = await WatchAsync(["Hibernating"], Seen("Hibernating"));

        Assert.Equal((StatusEnd.Unclear, 2), (sightings[^1].End!.Value, asked));
    }

    /// <summary>Ten calls at most, in two minutes, each later than the one before.</summary>
    [Fact]
    public void The_pauses_grow_and_end()
    {
        Assert.InRange(StatusWatch.Pauses.Count, 5, 10);
        Assert.Equal(StatusWatch.Pauses.Order(), StatusWatch.Pauses);
        Assert.True(StatusWatch.Pauses.Aggregate((sum, pause) => sum + pause) <= TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_failure_is_explained_and_the_last_that_was_seen_stays()
    {
        var (sightings, _) = await WatchAsync(["PROCESSING", Forbidden], seen: null);

        Assert.Equal("PROCESSING", sightings[1].Connection!.Status.Value);
        Assert.StartsWith("Your Salesforce user may not do this.", sightings[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stops_when_nobody_looks_any_more()
    {
        using var portal = Portal(["PROCESSING"], out var org);
        var grant = await portal.KeepGrantAsync();
        using var looking = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var watch = Watch(portal);

        async Task LookAsync()
        {
            await foreach (var sighting in watch.WatchAsync(grant.Id, SomeRows.Id(1), Seen("PROCESSING"), looking.Token))
            {
                Assert.Equal(0, sighting.Calls);
                await looking.CancelAsync();
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(LookAsync);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(org.Asked);
    }

    [Fact]
    public async Task The_cached_list_says_what_was_seen_last()
    {
        using var portal = Portal(["PROCESSING", "ERROR"], out _);
        var grant = await portal.KeepGrantAsync();
        var watch = Watch(portal);
        using var look = _inventories!.Open(grant);

        await RunAsync(watch, grant, Seen(status: null));

        Assert.Equal("Error", Assert.Single(look.Inventory.Current.Rows, row => row.Id == SomeRows.Id(1)).Status.Word);
    }

    private static Connection Seen(string? status) => new()
    {
        Id = SomeRows.Id(1),
        Label = "Clinic 1",
        Type = ConnectorTypeName.Parse("AwsRdsMySql"),
        Status = new ConnectionStatus(status),
    };

    private async Task<(IReadOnlyList<StatusSighting> Sightings, int Asked)> WatchAsync(string[] answers, Connection? seen)
    {
        using var portal = Portal(answers, out var org);
        var grant = await portal.KeepGrantAsync();
        return (await RunAsync(Watch(portal), grant, seen), org.Asked.Count);
    }

    private async Task<IReadOnlyList<StatusSighting>> RunAsync(StatusWatch watch, Grant grant, Connection? seen)
    {
        var sightings = new List<StatusSighting>();
        var watching = Task.Run(
            async () =>
            {
                await foreach (var sighting in watch.WatchAsync(grant.Id, SomeRows.Id(1), seen, Cancellation))
                {
                    sightings.Add(sighting);
                }
            },
            Cancellation);
        while (!watching.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Cancellation);
        }

        await watching;
        return sightings;
    }

    /// <summary>An org that answers one word after another, and the last one for ever.</summary>
    private CallingPortal Portal(string[] answers, out StubOrg org)
    {
        var next = 0;
        org = new StubOrg(request => request.RequestUri!.AbsolutePath.EndsWith($"{SomeRows.Id(1)}", StringComparison.Ordinal)
            ? answers[Math.Min(next++, answers.Length - 1)] switch
            {
                Answered500 => StubOrg.Json("[]", System.Net.HttpStatusCode.InternalServerError),
                Missing => StubOrg.Json("""[{"errorCode":"NOT_FOUND"}]""", System.Net.HttpStatusCode.NotFound),
                Forbidden => StubOrg.Json("""[{"errorCode":"FUNCTIONALITY_NOT_ENABLED"}]""", System.Net.HttpStatusCode.Forbidden),
                var status => StubOrg.Json($$"""{"connectorType":"AwsRdsMySql","label":"Clinic 1","status":"{{status}}"}"""),
            }
            : StubOrg.Json("""[{"errorCode":"NOT_FOUND"}]""", System.Net.HttpStatusCode.NotFound));
        return new CallingPortal(org, StubOrg.Origin, _time);
    }

    private StatusWatch Watch(CallingPortal portal)
    {
        _inventories = new Inventories(portal.Loader, _time, NullLogger<Inventories>.Instance);
        return new StatusWatch(new ConnectionReader(portal.Client, _time), _inventories, _time);
    }
}
