using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class TypePagerTests
{
    private static readonly ConnectorTypeName MySql = ConnectorTypeName.Parse("AwsRdsMySql");

    /// <summary>Servers that say either how many there are or that there are more; what else they do is their own affair.</summary>
    private static readonly Gen<PagedList> Servers = Gen.Select(
        Gen.OneOf(Gen.Int[0, 12], Gen.OneOf(49, 50, 51, 99, 100, 199, 200, 201, 399, 400, 401, 1_000)),
        Gen.OneOf(1, 7, 50, 199, 200, 1_000),
        Gen.OneOf<Func<int, JsonNode?>>(count => count, count => $"{count}", _ => null),
        Gen.OneOf<Func<bool, string?>>(hasNext => hasNext ? "/next" : null, hasNext => hasNext ? "/next" : "", _ => null, _ => "/next"))
        .Where((count, cap, total, next) => cap > 1 || count <= 60)
        .Select((count, cap, total, next) => new PagedList(count) { Cap = cap, Total = total, Next = next })
        .Where(server => server.Total(1) is not null || server.Next(true) is not null);

    [Fact]
    public Task However_a_server_pages_each_connector_arrives_once_and_no_page_is_asked_for_twice() => Servers.SampleAsync(
        async server =>
        {
            var (read, end, asked) = await ReadAsync(new StubOrg(server.Answer));

            Assert.Equal(TypePagerEnd.Complete, end);
            Assert.Equal(Enumerable.Range(0, server.Count).Select(number => SomeRows.Id(number).ToString()).Order(StringComparer.Ordinal), read.Select(connection => connection.Id.ToString()).Order(StringComparer.Ordinal));
            Assert.Distinct(asked.Select(address => address.Query));
            Assert.InRange(asked.Count, 1, (server.Count / Math.Min(server.Cap, 200)) + 2);
        },
        iter: 200);

    [Theory]
    [InlineData(0, 200, 1)]
    [InlineData(1, 200, 1)]
    [InlineData(49, 50, 1)]
    [InlineData(50, 50, 1)]
    [InlineData(51, 50, 2)]
    [InlineData(199, 200, 1)]
    [InlineData(200, 200, 1)]
    [InlineData(201, 200, 2)]
    [InlineData(5_000, 200, 25)]
    [InlineData(5_000, 50, 100)]
    public async Task A_server_that_tells_all_costs_as_many_calls_as_it_has_pages(int count, int cap, int calls)
    {
        var (read, end, asked) = await ReadAsync(new StubOrg(new PagedList(count) { Cap = cap }.Answer));

        Assert.Equal((count, calls, TypePagerEnd.Complete), (read.Count, asked.Count, end));
    }

    [Fact]
    public async Task The_next_page_is_the_portal_s_own_whatever_the_server_calls_it()
    {
        string[] links = ["https://evil.example/services/data/v66.0/ssot/connections?offset=50", "//evil.example/x", "javascript:alert(1)", "http://169.254.169.254/latest", "\\\\evil\\x", "/../../secret"];
        foreach (var link in links)
        {
            var (read, end, asked) = await ReadAsync(new StubOrg(new PagedList(120) { Cap = 50, Total = _ => null, Next = hasNext => hasNext ? link : null }.Answer));

            Assert.Equal((120, TypePagerEnd.Complete), (read.Count, end));
            Assert.Equal(["offset=0", "offset=50", "offset=100"], asked.Select(address => address.Query.Split('&')[^1]));
            Assert.All(asked, address => Assert.Equal("https://acme.my.salesforce.com/services/data/v66.0/ssot/connections", address.GetLeftPart(UriPartial.Path)));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(10_000)]
    [InlineData(int.MaxValue)]
    public async Task Pages_that_repeat_for_ever_end_the_list(int? total)
    {
        var page = new PagedList(50) { Total = _ => total, Next = _ => "/next" }.Answer(new Uri("https://acme.my.salesforce.com/?offset=0&limit=200"));

        var (read, end, asked) = await ReadAsync(new StubOrg(_ => page));

        Assert.Equal((50, TypePagerEnd.Repeated), (read.Count, end));
        Assert.InRange(asked.Count, 2, 2 * InventoryLoader.Concurrency);
    }

    [Fact]
    public async Task Pages_of_nothing_readable_that_repeat_for_ever_end_the_list()
    {
        var (read, end, asked) = await ReadAsync(new StubOrg(_ => """{"connections":[{"label":"without a type"}],"nextPageUrl":"/next"}"""));

        Assert.Empty(read);
        Assert.NotEqual(TypePagerEnd.Complete, end);
        Assert.InRange(asked.Count, 1, 2 * InventoryLoader.Concurrency);
    }

    [Fact]
    public async Task Pages_of_connectors_without_ids_that_repeat_for_ever_end_the_list()
    {
        var (_, end, asked) = await ReadAsync(new StubOrg(_ => """{"connections":[{"connectorType":"AwsRdsMySql","label":"Clinic"}],"nextPageUrl":"/next"}"""));

        Assert.Equal(TypePagerEnd.Repeated, end);
        Assert.InRange(asked.Count, 1, 2 * InventoryLoader.Concurrency);
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(int.MaxValue)]
    public async Task A_total_that_promises_too_much_costs_few_calls(int total)
    {
        var (read, _, asked) = await ReadAsync(new StubOrg(new PagedList(50) { Cap = 50, Total = _ => total, Next = _ => null }.Answer));

        Assert.Equal(50, read.Count);
        Assert.InRange(asked.Count, 2, 2 * InventoryLoader.Concurrency);
    }

    /// <summary>Nothing says whether the total is that of the list or of the page; a link to a next page is the better witness.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(50)]
    public async Task A_total_that_promises_too_little_hides_nothing(int total)
    {
        var (read, end, _) = await ReadAsync(new StubOrg(new PagedList(120) { Cap = 50, Total = _ => total }.Answer));

        Assert.Equal((120, TypePagerEnd.Complete), (read.Count, end));
    }

    [Theory]
    [InlineData("99999999999999999999")]
    [InlineData("12.5")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("\"many\"")]
    [InlineData("null")]
    public async Task A_total_that_is_no_number_is_none(string total)
    {
        var list = new PagedList(120) { Cap = 50, Total = _ => null };

        var (read, end, _) = await ReadAsync(new StubOrg(address => $$"""{"totalSize":{{total}},{{list.Answer(address)[1..]}}"""));

        Assert.Equal((120, TypePagerEnd.Complete), (read.Count, end));
    }

    [Fact]
    public async Task Pages_that_overlap_bring_each_connector_once()
    {
        // Somebody creates a connector while the list is read: everything moves on by one.
        var list = new PagedList(120) { Cap = 50 };

        var (read, end, _) = await ReadAsync(new StubOrg(address => new PagedList(120) { Cap = 50 }.Answer(
            new Uri(address.AbsoluteUri.Replace("offset=50", "offset=49", StringComparison.Ordinal).Replace("offset=100", "offset=99", StringComparison.Ordinal)))));

        Assert.Equal(TypePagerEnd.Complete, end);
        Assert.Equal(list.Count, read.Select(connection => connection.Id).Distinct().Count());
        Assert.Equal(list.Count, read.Count);
    }

    [Fact]
    public async Task Items_without_the_form_of_a_connector_are_counted_and_left_out()
    {
        var (read, end, _) = await ReadAsync(new StubOrg(_ => """{"connections":[null,{"label":"without a type"},{"connectorType":"AwsRdsMySql","label":"Clinic"}],"totalSize":3}"""));

        Assert.Equal("Clinic", Assert.Single(read).Label);
        Assert.Equal(TypePagerEnd.SomeUnreadable, end);
    }

    [Fact]
    public async Task A_page_that_fails_stops_the_others()
    {
        var org = new StubOrg(request => request.RequestUri!.Query.EndsWith("offset=0", StringComparison.Ordinal)
            ? StubOrg.Json(new PagedList(10_000) { Cap = 50 }.Answer(request.RequestUri))
            : StubOrg.Json("""[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"TotalRequests Limit exceeded."}]""", HttpStatusCode.Forbidden));

        var exception = await Assert.ThrowsAsync<SalesforceApiException>(() => ReadAsync(org));

        Assert.True(exception.SaysLimitReached);
        Assert.InRange(org.Asked.Count, 2, 2 * InventoryLoader.Concurrency);
    }

    [Fact]
    public async Task Every_call_is_told_before_it_is_made()
    {
        var calls = 0;
        var org = new StubOrg(new PagedList(1_000) { Cap = 50 }.Answer);

        await ReadAsync(org, () => Interlocked.Increment(ref calls));

        Assert.Equal(org.Asked.Count, calls);
    }

    private static async Task<(IReadOnlyList<Connection> Read, TypePagerEnd End, IReadOnlyList<Uri> Asked)> ReadAsync(StubOrg org, Action? onCall = null)
    {
        using var portal = new CallingPortal(org, StubOrg.Origin, new FakeTimeProvider(The.Start));
        using var gate = new SemaphoreSlim(InventoryLoader.Concurrency);
        var grant = await portal.KeepGrantAsync();
        var read = new List<Connection>();

        var end = await new TypePager(portal.Client, gate, onCall ?? (() => { })).ReadAsync(grant.Id, MySql, read.AddRange, TestContext.Current.CancellationToken);

        return (read, end, org.Asked);
    }
}
