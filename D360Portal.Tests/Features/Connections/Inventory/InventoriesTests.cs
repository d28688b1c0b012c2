using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.SimulatorTests;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Logging;

namespace D360Portal.Tests.Features.Connections;

public sealed class InventoriesTests : IAsyncLifetime
{
    private const string MySql = "AwsRdsMySql";

    private readonly ErrorLog _log = new();
    private SimulatedInventory _org = default!;
    private Inventories _inventories = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _org = await SimulatedInventory.StartAsync(OrgSeed.Exactly(3));
        _inventories = new Inventories(_org.Portal.Loader, _org.Time, new Logger<Inventories>(_log));
        _org.Org.Requests.Clear();
    }

    public ValueTask DisposeAsync()
    {
        _inventories.Dispose();
        Assert.Empty(_log.Take());
        return _org.DisposeAsync();
    }

    [Fact]
    public async Task Two_tabs_of_one_user_share_one_load()
    {
        using var first = _inventories.Open(_org.Admin);
        using var second = _inventories.Open(_org.Admin);
        Assert.Same(first.Inventory, second.Inventory);

        var snapshot = await LoadedAsync(second);

        Assert.Equal(3, snapshot.Count);
        Assert.Equal(snapshot.Calls, _org.Calls.Count);
        Assert.Distinct(_org.TypesAsked);
        Assert.Single(_org.Org.Requests.To(SimulatedInventory.Catalogue));
    }

    [Fact]
    public async Task A_tab_that_opens_later_costs_nothing()
    {
        using var first = _inventories.Open(_org.Admin);
        await LoadedAsync(first);
        _org.Org.Requests.Clear();

        using var second = _inventories.Open(_org.Admin);

        Assert.False(second.Inventory.Current.IsLoading);
        Assert.Equal(3, second.Inventory.Current.Count);
        Assert.Empty(_org.Calls);
    }

    [Fact]
    public async Task Users_never_share_what_they_see()
    {
        var outsider = await _org.SignInAsync(SimulatedUser.Outsider);
        using var mine = _inventories.Open(_org.Admin);
        Assert.Equal(3, (await LoadedAsync(mine)).Count);

        using var theirs = _inventories.Open(outsider);
        var snapshot = await LoadedAsync(theirs);

        Assert.NotSame(mine.Inventory, theirs.Inventory);
        Assert.Empty(snapshot.Rows);
        Assert.NotEmpty(snapshot.Problems);
        Assert.Empty(mine.Inventory.Current.Problems);
        Assert.Equal(3, mine.Inventory.Current.Count);
    }

    [Fact]
    public async Task Each_user_sees_what_the_org_shows_to_them()
    {
        using var portal = new CallingPortal(
            new StubOrg(request => StubOrg.Json(request.RequestUri!.AbsolutePath.EndsWith("/connectors", StringComparison.Ordinal)
                ? """{"connectorInfoList":[]}"""
                : $$"""{"connections":[{"connectorType":"act","label":"For {{request.Headers.Authorization?.Parameter}}","id":"9cg000000000001AAA"}],"totalSize":1}""")),
            StubOrg.Origin,
            _org.Time);
        using var inventories = new Inventories(portal.Loader, _org.Time, new Logger<Inventories>(_log));
        foreach (var (userId, name) in new[] { (The.UserId, "Ada"), (The.OtherUserId, "Bob"), (The.UserId, "Ada") })
        {
            using var look = inventories.Open(await portal.KeepGrantAsync(userId, name));

            Assert.Equal($"For {name}", Assert.Single((await LoadedAsync(look)).Rows).Label);
        }
    }

    [Fact]
    public async Task A_refresh_asks_again_and_two_at_once_ask_once()
    {
        using var look = _inventories.Open(_org.Admin);
        await LoadedAsync(look);
        _org.Org.Requests.Clear();

        Assert.All(Enumerable.Range(0, 5), _ => look.Load(new InventoryRequest.Usual()));
        await LoadedAsync(look);

        Assert.Equal([MySql], _org.TypesAsked);
    }

    [Fact]
    public void A_refresh_is_seen_to_begin_at_once()
    {
        using var look = _inventories.Open(_org.Admin);

        Assert.True(look.Inventory.Current.IsLoading);
    }

    [Fact]
    public async Task Whoever_sees_the_end_of_a_load_can_begin_the_next()
    {
        using var look = _inventories.Open(_org.Admin);
        var loads = 1;
        look.Inventory.Changed += () =>
        {
            if (!look.Inventory.Current.IsLoading && loads < 20)
            {
                loads++;
                look.Load(new InventoryRequest.Again([ConnectorTypeName.Parse(MySql)]));
            }
        };

        await _org.Org.Requests.WaitForAsync(_ => _org.TypesAsked.Count(type => type == MySql) == 20, Cancellation).WaitAsync(Patience.Long, Cancellation);
        await LoadedAsync(look);
        Assert.Equal(20, loads);
    }

    [Fact]
    public async Task A_load_goes_on_for_half_a_minute_after_the_last_has_left()
    {
        var gate = Hold(MySql);
        var look = _inventories.Open(_org.Admin);
        await AskedAsync(MySql);
        look.Dispose();
        _org.Time.Advance(TimeSpan.FromSeconds(29));
        gate.SetResult();

        var snapshot = await LoadedAsync(look);

        Assert.Equal(3, snapshot.Count);
        Assert.False(snapshot.IsInterrupted);
    }

    [Fact]
    public async Task Then_it_stops_and_whoever_comes_back_starts_another()
    {
        Hold(MySql);
        var look = _inventories.Open(_org.Admin);
        await AskedAsync(MySql);
        look.Dispose();
        _org.Time.Advance(TimeSpan.FromSeconds(30));

        var snapshot = await LoadedAsync(look);

        Assert.True(snapshot.IsInterrupted);
        Assert.Empty(snapshot.Problems);

        using var again = _inventories.Open(_org.Admin);
        Assert.Same(look.Inventory, again.Inventory);
        var complete = await LoadedAsync(again);
        Assert.Equal((3, false), (complete.Count, complete.IsInterrupted));
    }

    [Fact]
    public async Task It_does_not_stop_while_another_tab_looks()
    {
        var gate = Hold(MySql);
        var first = _inventories.Open(_org.Admin);
        using var second = _inventories.Open(_org.Admin);
        await AskedAsync(MySql);
        first.Dispose();
        first.Dispose();
        _org.Time.Advance(TimeSpan.FromMinutes(5));
        gate.SetResult();

        Assert.False((await LoadedAsync(second)).IsInterrupted);
    }

    [Fact]
    public async Task It_does_not_stop_when_somebody_came_back_in_time()
    {
        var gate = Hold(MySql);
        _inventories.Open(_org.Admin).Dispose();
        await AskedAsync(MySql);
        _org.Time.Advance(TimeSpan.FromSeconds(29));
        using var back = _inventories.Open(_org.Admin);
        _org.Time.Advance(TimeSpan.FromMinutes(1));
        gate.SetResult();

        Assert.False((await LoadedAsync(back)).IsInterrupted);
    }

    [Fact]
    public async Task What_was_read_is_kept_for_half_an_hour_and_then_forgotten()
    {
        var look = _inventories.Open(_org.Admin);
        await LoadedAsync(look);
        look.Dispose();
        _org.Time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1));

        var kept = _inventories.Open(_org.Admin);
        Assert.Same(look.Inventory, kept.Inventory);
        kept.Dispose();
        _org.Time.Advance(TimeSpan.FromMinutes(30));

        using var fresh = _inventories.Open(_org.Admin);
        Assert.NotSame(look.Inventory, fresh.Inventory);
        Assert.Equal(3, (await LoadedAsync(fresh)).Count);
    }

    [Fact]
    public async Task After_a_new_sign_in_the_list_is_read_again()
    {
        _org.Org.Org.RevokeGrants(SimulatedUser.Admin.Username);
        using (var look = _inventories.Open(_org.Admin))
        {
            Assert.True((await LoadedAsync(look)).NeedsSignIn);
        }

        // The same grant gets new tokens, as a sign-in of the same user does.
        var renewed = await _org.SignInAsync(SimulatedUser.Admin);
        await _org.Portal.Grants.KeepAsync(
            renewed with { Id = _org.Admin.Id }, (await _org.Portal.Grants.UnsealAsync(renewed.Id, Cancellation))!, Cancellation);
        using var again = _inventories.Open(_org.Admin);
        var snapshot = await LoadedAsync(again);

        Assert.Equal((3, false), (snapshot.Count, snapshot.NeedsSignIn));
    }

    [Fact]
    public async Task A_fault_of_the_portal_itself_is_told_with_a_reference_that_the_log_has_too()
    {
        _org.Portal.Types.Failure = new InvalidOperationException("the disk is full");
        using var look = _inventories.Open(_org.Admin);
        await LoadedAsync(look);

        var snapshot = await WhenAsync(look, current => !current.Problems.IsEmpty);

        var reference = Assert.Single(snapshot.Problems).What.Split("look for the reference ")[1].Split(' ')[0];
        var logged = Assert.Single(_log.Take());
        Assert.StartsWith($"Error: The inventory of grant {_org.Admin.Id} could not be read; reference {reference}", logged, StringComparison.Ordinal);
        Assert.Contains("the disk is full", logged, StringComparison.Ordinal);
        Assert.DoesNotContain("disk", snapshot.Problems[0].What, StringComparison.Ordinal);
        Assert.False(snapshot.IsLoading);

        _org.Portal.Types.Failure = null;
        look.Load(new InventoryRequest.Usual());
        Assert.Equal(3, (await WhenAsync(look, current => current is { IsLoading: false, Count: > 0 })).Count);
    }

    [Fact]
    public async Task When_the_portal_stops_loads_stop_with_it()
    {
        Hold(MySql);
        using var look = _inventories.Open(_org.Admin);
        await AskedAsync(MySql);

        _inventories.Dispose();

        Assert.True((await LoadedAsync(look)).IsInterrupted);
    }

    [Fact]
    public async Task A_portal_that_stops_waits_until_its_loads_have_written_what_they_found_and_begins_no_other()
    {
        var disk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _org.Portal.Types.Disk = disk.Task;
        Hold(MySql);
        using var look = _inventories.Open(_org.Admin);
        await AskedAsync(MySql);

        var stopping = _inventories.StopAsync(Cancellation);
        await Assert.ThrowsAsync<TimeoutException>(() => stopping.WaitAsync(TimeSpan.FromMilliseconds(200), Cancellation));
        disk.SetResult();
        await stopping.WaitAsync(Patience.Long, Cancellation);

        Assert.Equal((false, true), (look.Inventory.Current.IsLoading, look.Inventory.Current.IsInterrupted));
        look.Load(new InventoryRequest.Usual());
        using var another = _inventories.Open(await _org.SignInAsync(SimulatedUser.Reviewer));
        Assert.Equal((false, false), (look.Inventory.Current.IsLoading, another.Inventory.Current.IsLoading));
    }

    private TaskCompletionSource Hold(string type)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _org.Org.Faults.Next(ConnectionListFaults.Held(type, gate.Task));
        return gate;
    }

    private Task<RecordedRequest> AskedAsync(string type) =>
        _org.Org.Requests.WaitForAsync(request => request.Query.Contains($"connectorType={type}&", StringComparison.Ordinal), Cancellation);

    private static Task<InventorySnapshot> LoadedAsync(InventoryLook look) => WhenAsync(look, current => current is { IsLoading: false, LoadedAt: not null });

    private static async Task<InventorySnapshot> WhenAsync(InventoryLook look, Func<InventorySnapshot, bool> wanted)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        look.Inventory.Changed += Look;
        Look();
        await arrived.Task.WaitAsync(Patience.Long, Cancellation);
        look.Inventory.Changed -= Look;
        return look.Inventory.Current;

        void Look()
        {
            if (wanted(look.Inventory.Current))
            {
                arrived.TrySetResult();
            }
        }
    }
}
