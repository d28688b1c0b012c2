using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class ConnectionReaderTests : IAsyncLifetime
{
    private SimulatedInventory _org = default!;
    private ConnectionReader _reader = default!;
    private ConnectionId _id;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _org = await SimulatedInventory.StartAsync(OrgSeed.Exactly(3));
        _reader = new ConnectionReader(_org.Portal.Client, _org.Time);
        Assert.True(ConnectionId.TryParse(_org.IdsInOrg.First(), out _id));
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task However_many_tabs_look_each_call_is_made_once()
    {
        var read = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            var (connection, at) = await _reader.ReadAsync(_org.Admin.Id, _id, anew: false, Cancellation);
            return (connection!.Label, (await _reader.DescribeAsync(_org.Admin.Id, connection.Type, Cancellation))!.Type.Label, at);
        }));

        Assert.Equal(("AwsRdsMySql 001", "AWS RDS MySQL", _org.Time.GetUtcNow()), Assert.Single(read.Distinct()));
        Assert.Equal(2, _org.Calls.Count);
    }

    [Fact]
    public async Task Both_lengths_of_an_id_are_one_connector()
    {
        Assert.True(ConnectionId.TryParse(_id.ToString()[..15], out var shorter));

        await _reader.ReadAsync(_org.Admin.Id, _id, anew: false, Cancellation);
        await _reader.ReadAsync(_org.Admin.Id, shorter, anew: false, Cancellation);

        Assert.Single(_org.Calls);
    }

    [Fact]
    public async Task A_refresh_reads_the_connector_again_and_not_its_type()
    {
        var connection = (await _reader.ReadAsync(_org.Admin.Id, _id, anew: false, Cancellation)).Value!;
        await _reader.DescribeAsync(_org.Admin.Id, connection.Type, Cancellation);
        _org.Org.Requests.Clear();
        _org.Time.Advance(TimeSpan.FromSeconds(1));

        var (_, at) = await _reader.ReadAsync(_org.Admin.Id, _id, anew: true, Cancellation);
        await _reader.DescribeAsync(_org.Admin.Id, connection.Type, Cancellation);

        Assert.Equal(_org.Time.GetUtcNow(), at);
        Assert.EndsWith($"/ssot/connections/{_id}", Assert.Single(_org.Calls).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_never_share_what_they_may_see()
    {
        await _reader.ReadAsync(_org.Admin.Id, _id, anew: false, Cancellation);
        var outsider = await _org.SignInAsync(SimulatedUser.Outsider);

        var exception = await Assert.ThrowsAsync<SalesforceApiException>(() => _reader.ReadAsync(outsider.Id, _id, anew: false, Cancellation));

        Assert.True(exception.SaysForbidden);
        Assert.NotNull((await _reader.ReadAsync(_org.Admin.Id, _id, anew: false, Cancellation)).Value);
    }

    [Fact]
    public async Task An_id_guessed_by_another_user_is_no_connector_even_when_it_has_just_been_read()
    {
        using var portal = new CallingPortal(
            new StubOrg(request => request.Headers.Authorization?.Parameter == "mine"
                ? StubOrg.Json(PagedList.Connection(1).ToJsonString())
                : StubOrg.Json("""[{"errorCode":"ITEM_NOT_FOUND"}]""", System.Net.HttpStatusCode.NotFound)),
            StubOrg.Origin,
            _org.Time);
        var (mine, theirs) = (await portal.KeepGrantAsync(accessToken: "mine"), await portal.KeepGrantAsync(The.OtherUserId, "theirs"));
        var reader = new ConnectionReader(portal.Client, _org.Time);

        Assert.NotNull((await reader.ReadAsync(mine.Id, SomeRows.Id(1), anew: false, Cancellation)).Value);
        Assert.Null((await reader.ReadAsync(theirs.Id, SomeRows.Id(1), anew: false, Cancellation)).Value);
        Assert.NotNull((await reader.ReadAsync(mine.Id, SomeRows.Id(1), anew: false, Cancellation)).Value);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task An_id_that_the_org_does_not_have_is_no_connector_however_it_says_so(bool saysNotFound, bool answers500)
    {
        _org.Org.Quirks = new Quirks { MissingItemIsNotFound = saysNotFound, MissingItemAnswers500 = answers500 };
        Assert.True(ConnectionId.TryParse("9cg000000000999AAA", out var unknown));

        Assert.Null((await _reader.ReadAsync(_org.Admin.Id, unknown, anew: false, Cancellation)).Value);
    }

    [Fact]
    public async Task A_type_that_the_catalogue_lacks_has_no_description()
    {
        _org.Org.Quirks = new Quirks { CatalogueLacksIngestApi = true };

        Assert.Null(await _reader.DescribeAsync(_org.Admin.Id, ConnectorTypeName.IngestApi, Cancellation));
    }

    [Fact]
    public async Task Whichever_way_the_org_is_the_settings_have_names_and_no_secret_has_a_value()
    {
        foreach (var quirks in (Quirks[])[new(), new() { UnsetKeysOmitted = true }, new() { MetadataIsComplete = true }, new() { CredentialsAbsent = true }, new() { ParamsMasked = true }, new() { EntityEncodingHeaderIgnored = true }, Quirks.AllOther])
        {
            _org.Org.Quirks = quirks;
            var connection = (await _reader.ReadAsync(_org.Admin.Id, _id, anew: true, Cancellation)).Value!;
            var type = (await new ConnectionReader(_org.Portal.Client, _org.Time).DescribeAsync(_org.Admin.Id, connection.Type, Cancellation))!;

            Assert.Equal(["jdbc_connection_url", "DATABASE"], connection.Parameters.Select(parameter => parameter.Name));
            Assert.Equal(quirks.CredentialsAbsent ? [] : ["user", "password"], connection.CredentialNames.Order(StringComparer.Ordinal).Reverse());
            Assert.True(type.Find("password")!.IsSecret);
            Assert.False(type.Find("DATABASE")!.IsSecret);
            Assert.DoesNotContain("simulated-secret", connection.ToString(), StringComparison.Ordinal);
        }
    }
}
