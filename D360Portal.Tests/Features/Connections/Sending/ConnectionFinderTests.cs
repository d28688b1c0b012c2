using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Features.Connections.Create;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

public sealed class ConnectionFinderTests(DemoPortal demo) : CreatingTests(demo)
{
    private ConnectionFinder Finder => Portal.Services.GetRequiredService<ConnectionFinder>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connector_is_found_on_whatever_page_it_is(bool otherQuirks)
    {
        var grant = await StartAsync((otherQuirks ? Quirks.AllOther : new Quirks()) with { LimitIsCapped = true, MaximumLimit = 7 });
        var expected = Org.Org.Data360.Add("AwsRdsMySql", $"Far down the list {otherQuirks} <&>", Now);

        var found = await FindAsync(grant, expected.Name, expected.Label);

        Assert.Equal((expected.Id, expected.Name), (found!.Id.ToString(), found.Name));
        Assert.True(Lists > 5, $"{Lists}");
    }

    [Fact]
    public async Task Type_name_and_label_must_all_be_those_that_were_sent()
    {
        var grant = await StartAsync();
        var there = Org.Org.Data360.Add("AwsRdsMySql", "There", Now);

        Assert.NotNull(await FindAsync(grant, there.Name, "There"));
        Assert.Null(await FindAsync(grant, there.Name, "Elsewhere"));
        Assert.Null(await FindAsync(grant, "There_2", "There"));
        Assert.Null(await FindAsync(grant, there.Name, "There", ConnectorTypeName.Parse("AwsRdsPostgres")));
    }

    [Fact]
    public async Task One_that_says_it_is_older_than_the_call_is_not_it()
    {
        var grant = await StartAsync(new Quirks { AuditFieldsPresent = true });
        var old = Org.Org.Data360.Add("AwsRdsMySql", "Older", stored => stored with { CreatedAt = TimeProvider.System.GetUtcNow().AddMinutes(-6) });
        var justNow = Org.Org.Data360.Add("AwsRdsMySql", "Just now", stored => stored with { CreatedAt = TimeProvider.System.GetUtcNow().AddMinutes(-4) });

        Assert.Null(await FindAsync(grant, old.Name, "Older"));
        Assert.NotNull(await FindAsync(grant, justNow.Name, "Just now"));
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public async Task A_connector_that_Salesforce_renames_is_found_by_its_label_when_it_can_be_told_from_older_ones(bool saysWhen, bool isListKnown, bool isFound)
    {
        var grant = await StartAsync(new Quirks { AuditFieldsPresent = saysWhen });
        var label = $"Renamed events {saysWhen} {isListKnown}";
        var there = Org.Org.Data360.Add("IngestApi", label, stored => stored with { CreatedAt = TimeProvider.System.GetUtcNow() });

        var found = await FindAsync(grant, "Another_name", label, ConnectorTypeName.IngestApi, isListKnown ? new HashSet<ConnectionId>() : null);

        Assert.Equal(isFound ? there.Id : null, found?.Id.ToString());
    }

    [Fact]
    public async Task Of_two_that_Salesforce_renamed_nobody_can_tell_which()
    {
        var grant = await StartAsync();
        var first = Org.Org.Data360.Add("IngestApi", "Same label");
        Org.Org.Data360.Add("IngestApi", "Same label");

        Assert.Null(await FindAsync(grant, "Any", "Same label", ConnectorTypeName.IngestApi, new HashSet<ConnectionId>()));
        Assert.True(ConnectionId.TryParse(first.Id, out var known));
        Assert.NotNull(await FindAsync(grant, "Any", "Same label", ConnectorTypeName.IngestApi, new HashSet<ConnectionId> { known }));
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_not_a_list_without_it()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionListFaults.Failed("AwsRdsMySql"));
        await Assert.ThrowsAsync<SalesforceApiException>(() => FindAsync(grant, "Any", "Any"));

        Org.Faults.Next(ConnectionListFaults.Page("AwsRdsMySql", 200));
        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => FindAsync(grant, "Any", "Any"));
    }

    private static StoredConnection Now(StoredConnection stored) => stored with { CreatedAt = TimeProvider.System.GetUtcNow() };

    private Task<Connection?> FindAsync(Grant grant, string name, string label, ConnectorTypeName? type = null, IReadOnlySet<ConnectionId>? before = null) =>
        Finder.FindAsync(
            grant.Id,
            new CreateIntent { Id = Guid.NewGuid(), Type = type ?? MySql, Label = label, Name = name, State = IntentState.Unknown, StartedAt = TimeProvider.System.GetUtcNow() },
            before,
            Cancellation);
}
