using System.Collections.Concurrent;
using System.Net;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections.Bulk;

public sealed class RowTesterTests
{
    private const string Works = """{"success":true,"errors":[]}""";
    private const string Denied = """{"success":false,"errors":[{"errorCode":"CONNECTORS_FRAMEWORK_TEST_FAILED","message":"Access denied for user"}]}""";

    private static readonly BulkOptions Options = new() { Concurrency = 8, TestsPerHost = 2, CallReserve = 100 };

    [Fact]
    public async Task Never_more_than_a_few_ask_one_host_at_once()
    {
        var (now, most) = (new ConcurrentDictionary<string, int>(), new ConcurrentDictionary<string, int>());
        var org = new StubOrg(async request =>
        {
            var host = (await request.Content!.ReadAsStringAsync()).Contains("north", StringComparison.Ordinal) ? "north" : "south";
            var count = now.AddOrUpdate(host, 1, (_, before) => before + 1);
            most.AddOrUpdate(host, count, (_, before) => Math.Max(before, count));
            await Task.Delay(5);
            now.AddOrUpdate(host, 0, (_, before) => before - 1);
            return StubOrg.Json(Works);
        });

        var (stopped, tested) = await TestAsync(org, [.. Enumerable.Range(1, 40).Select(number => $"Clinic {number},{(number % 2 == 0 ? "north" : "south")}.example.com:{1000 + number},clinic{number},reader,secret")]);

        Assert.Null(stopped);
        Assert.Equal(40, tested.Count(one => one.Failure is null));
        Assert.Equal([2, 2], most.Values);
    }

    [Fact]
    public async Task When_the_first_five_fail_with_one_cause_it_stops_and_says_so_once()
    {
        var org = new StubOrg(_ => Denied);

        var (stopped, tested) = await TestAsync(org, Lines(40));

        Assert.Equal(5, tested.Count);
        Assert.Equal(5, org.Asked.Count);
        Assert.StartsWith("The first 5 rows fail with one cause, so the other 35 are not tested. Connection failed: ", stopped, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_among_successes_do_not_stop_it()
    {
        var count = 0;
        var org = new StubOrg(_ => Interlocked.Increment(ref count) % 2 == 0 ? Works : Denied);

        var (stopped, tested) = await TestAsync(org, Lines(20));

        Assert.Null(stopped);
        Assert.Equal((20, 10), (tested.Count, tested.Count(one => one.Failure is not null)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task The_reserve_of_calls_is_not_touched(int concurrency)
    {
        var used = 0;
        var org = new StubOrg(_ =>
        {
            var response = StubOrg.Json(Works);
            response.Headers.Add("Sforce-Limit-Info", $"api-usage={889 + Interlocked.Increment(ref used)}/1000");
            return response;
        });

        var (stopped, tested) = await TestAsync(org, Lines(40), Options with { Concurrency = concurrency });

        Assert.Equal(11, tested.Count);
        Assert.Equal("29 rows are not tested: the org has no more than 100 calls left today, which are kept for everything else.", stopped);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(null)]
    public async Task A_test_that_could_not_be_made_ends_the_tests_and_says_nothing_of_rows(HttpStatusCode? status)
    {
        var count = 0;
        var org = new StubOrg(_ => Interlocked.Increment(ref count) <= 3 ? StubOrg.Json(Works) : status is { } code ? StubOrg.Json("[]", code) : throw new HttpRequestException("lost"));

        var (stopped, tested) = await TestAsync(org, Lines(40), Options with { Concurrency = 1 });

        Assert.Equal((3, 0), (tested.Count, tested.Count(one => one.Failure is not null)));
        Assert.Equal([2, 3, 4], tested.Select(one => one.Row.Number));
        Assert.StartsWith("37 rows are not tested: the test of row 5 could not be made. ", stopped, StringComparison.Ordinal);
        Assert.InRange(org.Asked.Count, 4, 8);
    }

    [Fact]
    public async Task What_is_wrong_with_one_row_alone_does_not_end_the_tests()
    {
        var count = 0;
        var org = new StubOrg(_ => Interlocked.Increment(ref count) == 2 ? StubOrg.Json("""[{"errorCode":"INVALID_INPUT","message":"no"}]""", HttpStatusCode.BadRequest) : StubOrg.Json(Works));

        var (stopped, tested) = await TestAsync(org, Lines(10), Options with { Concurrency = 1 });

        Assert.Null(stopped);
        Assert.Equal((10, 1), (tested.Count, tested.Count(one => one.Failure is not null)));
    }

    [Fact]
    public async Task Two_users_share_the_places_at_a_host_and_one_who_gives_up_takes_none()
    {
        var gates = new SourceHostGates(Options with { TestsPerHost = 1 });
        var first = await gates.EnterAsync("one.example.com", Cancellation);
        using var givesUp = new CancellationTokenSource();
        var second = gates.EnterAsync("ONE.example.com", Cancellation);
        var third = gates.EnterAsync("one.example.com", givesUp.Token);

        using (await gates.EnterAsync("two.example.com", Cancellation))
        {
            Assert.False(second.IsCompleted || third.IsCompleted);
        }

        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        first.Dispose();
        first.Dispose();
        (await second).Dispose();
        (await gates.EnterAsync("one.example.com", Cancellation)).Dispose();
    }

    [Fact]
    public void A_round_of_tests_tells_its_own_failures_alone()
    {
        var rows = SomeSheets.Plan(SomeSheets.Of([SomeSheets.Header, .. Lines(3)])).Rows;
        var (one, all) = (new TestRound([rows[1]]), new TestRound([.. rows]));

        one.Note([(rows[1], null)]);
        Assert.Equal((null, "Connection works: row 3 can be reached."), (one.Failure(stopped: null), one.Success));
        all.Note([(rows[0], new Rejection("No.", null, [])), (rows[1], null), (rows[2], new Rejection("No.", null, []))]);
        Assert.Equal("2 of 3 tests failed, for one cause: No.", all.Failure(stopped: null));
        Assert.Equal("Stopped.", all.Failure("Stopped."));
    }

    [Theory]
    [InlineData("one.example.com", "one.example.com")]
    [InlineData("One.Example.com:3306", "one.example.com")]
    [InlineData("jdbc:mysql://one.example.com:3306/clinic?ssl=true", "one.example.com")]
    [InlineData("https://reader@one.example.com/path", "one.example.com")]
    [InlineData("account-without-dots", "account-without-dots")]
    public void A_source_s_host_is_told_from_its_address(string url, string host) =>
        Assert.Equal(host, SourceHost.Of(ConnectorForms.Draft(("jdbc_connection_url", url), ("DATABASE", "clinic")), SomeSheets.Form));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string[] Lines(int count) => [.. Enumerable.Range(1, count).Select(number => $"Clinic {number},host{number}.example.com,clinic{number},reader,secret")];

    private static async Task<(string? Stopped, IReadOnlyCollection<(PlannedRow Row, Rejection? Failure)> Tested)> TestAsync(StubOrg org, string[] lines, BulkOptions? options = null)
    {
        using var portal = new CallingPortal(org, StubOrg.Origin, TimeProvider.System);
        var grant = await portal.KeepGrantAsync();
        var plan = SomeSheets.Plan(SomeSheets.Of([SomeSheets.Header, .. lines]));
        var tested = new ConcurrentQueue<(PlannedRow, Rejection?)>();
        var stopped = await new RowTester(new ConnectionTester(portal.Client), portal.Allowances, new SourceHostGates(options ?? Options), options ?? Options).TestAsync(
            grant, SomeSheets.Form, plan.Rows, (row, failure) => tested.Enqueue((row, failure)), TestContext.Current.CancellationToken);
        return (stopped, tested);
    }
}
