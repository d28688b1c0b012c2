using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;

namespace D360Portal.Tests.Features.Connections;

public sealed class ImpactReaderTests
{
    private const string Path = "/services/data/v66.0/ssot/data-streams";

    public static TheoryData<string> TellingQuirks => ["none", "ids", "details absent", "source absent", "exact type", "offsets from one", "filter ignored", "mixed case", "no total"];

    [Theory]
    [MemberData(nameof(TellingQuirks))]
    public async Task What_uses_a_connector_is_told_however_the_org_tells_it(string quirk)
    {
        await using var org = await LivingOrg.StartAsync(quirk switch
        {
            "ids" => new Quirks { StreamsCarryConnectionId = true, StreamDetailsAbsent = true, StreamDataSourceAbsent = true },
            "details absent" => new Quirks { StreamDetailsAbsent = true },
            "source absent" => new Quirks { StreamDataSourceAbsent = true },
            "exact type" => new Quirks { StreamConnectorTypeIsExact = true },
            "offsets from one" => new Quirks { StreamOffsetsStartAtOne = true },
            "filter ignored" => new Quirks { StreamFilterByConnectionIgnored = true },
            "mixed case" => new Quirks { StreamWordsInMixedCase = true },
            "no total" => new Quirks { TotalSizeAbsent = true },
            _ => new Quirks(),
        });
        var other = org.Data360.Add("AwsRdsMySql", "Clinic 070");
        org.Data360.AddStream(org.Stored, "Patients");
        foreach (var number in Enumerable.Range(1, 399))
        {
            org.Data360.AddStream(other, $"Table {number}");
        }

        org.Data360.AddStream(org.Stored, "Invoices");

        var impact = await ReadAsync(org);

        Assert.Equal(["Patients Clinic 07", "Invoices Clinic 07"], impact.Streams.Select(stream => stream.Label));
        Assert.True(impact.IsCertain, $"{impact}");
        Assert.Equal(3, impact.Calls);
        Assert.Equal(impact.Calls, org.Simulator.Requests.To(Path).Count);
    }

    [Fact]
    public async Task Streams_that_tell_nothing_are_counted_as_such()
    {
        await using var org = await LivingOrg.StartAsync(new Quirks { StreamDetailsAbsent = true, StreamDataSourceAbsent = true });
        org.Data360.AddStream(org.Stored, "Patients");
        org.Data360.AddStream(org.Data360.Add("IngestApi", "Devices"), "HeartRate");

        var impact = await ReadAsync(org);

        Assert.Equal((false, false, 1), (impact.IsUsed, impact.IsUnused, impact.Untold));
    }

    [Fact]
    public async Task Nothing_uses_it_when_every_stream_says_so()
    {
        await using var org = await LivingOrg.StartAsync();
        org.Data360.AddStream(org.Data360.Add("AwsRdsMySql", "Clinic 08"), "Patients");

        Assert.True((await ReadAsync(org)).IsUnused);
    }

    [Fact]
    public async Task An_org_that_refuses_the_list_leaves_it_open()
    {
        await using var org = await LivingOrg.StartAsync();
        org.Faults.Next(StreamFaults.Forbidden);
        var refused = await ReadAsync(org);
        org.Faults.Next(StreamFaults.Lost);
        var lost = await ReadAsync(org);

        Assert.All([refused, lost], impact => Assert.False(impact.IsUnused));
        Assert.Contains("may not", refused.Problem, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", lost.Problem, StringComparison.Ordinal);
        Assert.True((await ReadAsync(org)).IsUnused);
    }

    [Fact]
    public async Task The_list_is_read_once_for_all_connectors_and_only_for_a_moment()
    {
        await using var org = await LivingOrg.StartAsync();
        await ReadAsync(org);
        await ReadAsync(org);
        Assert.Single(org.Simulator.Requests.To(Path));

        await ReadAsync(org, anew: true);

        Assert.Equal(2, org.Simulator.Requests.To(Path).Count);
    }

    [Fact]
    public async Task Two_users_never_share_a_list()
    {
        await using var org = await LivingOrg.StartAsync();
        var reviewer = await org.SignInAsync(SimulatedUser.Reviewer);
        await ReadAsync(org);

        await org.Get<ImpactReader>().ReadAsync(reviewer.Id, await org.ReadAsync(), anew: false, LivingOrg.Cancellation);

        Assert.Equal(2, org.Simulator.Requests.To(Path).Count);
    }

    [Fact]
    public async Task A_list_that_never_ends_is_left_at_a_bound_and_nothing_is_claimed()
    {
        var number = 0;
        using var portal = new CallingPortal(
            new StubOrg(_ => """{"dataStreams":[{"recordId":"#","connectorInfo":{"connectorDetails":{"name":"other"}}}],"nextPageUrl":"/more"}""".Replace("#", $"1ds{number++}", StringComparison.Ordinal)),
            StubOrg.Origin,
            TimeProvider.System);
        var grant = await portal.KeepGrantAsync();

        var impact = await new ImpactReader(portal.Client, TimeProvider.System).ReadAsync(grant.Id, Clinic, anew: false, LivingOrg.Cancellation);

        Assert.Equal((StreamLister.MostPages, false), (impact.Calls, impact.IsUnused));
        Assert.Contains("more data streams than were read", impact.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"dataStreams":["not a stream",{"recordId":"1ds1","connectorInfo":"odd"}]}""", 2)]
    [InlineData("""{"dataStreams":[{"connectorInfo":null,"dataSource":null}],"totalSize":"odd"}""", 1)]
    public async Task Entries_that_cannot_be_read_are_not_taken_for_none(string answer, int untold)
    {
        using var portal = new CallingPortal(new StubOrg(_ => answer), StubOrg.Origin, TimeProvider.System);
        var grant = await portal.KeepGrantAsync();

        var impact = await new ImpactReader(portal.Client, TimeProvider.System).ReadAsync(grant.Id, Clinic, anew: false, LivingOrg.Cancellation);

        Assert.Equal((untold, false), (impact.Untold, impact.IsUnused));
    }

    [Fact]
    public async Task Another_document_is_no_empty_list()
    {
        using var portal = new CallingPortal(new StubOrg(_ => "{}"), StubOrg.Origin, TimeProvider.System);
        var grant = await portal.KeepGrantAsync();

        var impact = await new ImpactReader(portal.Client, TimeProvider.System).ReadAsync(grant.Id, Clinic, anew: false, LivingOrg.Cancellation);

        Assert.NotNull(impact.Problem);
    }

    private static Connection Clinic => new() { Id = SomeRows.Id(2), Label = "Clinic 02", Name = "Clinic_02", Type = ConnectorTypeName.Parse("AwsRdsMySql") };

    private static async Task<ConnectionImpact> ReadAsync(LivingOrg org, bool anew = false) =>
        await org.Get<ImpactReader>().ReadAsync(org.Grant.Id, await org.ReadAsync(), anew, LivingOrg.Cancellation);
}
