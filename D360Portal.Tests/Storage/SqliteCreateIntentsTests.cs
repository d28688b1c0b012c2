using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Storage;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace D360Portal.Tests.Storage;

public sealed class SqliteCreateIntentsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ICreateIntents Intents => _services.GetRequiredService<ICreateIntents>();

    private IGrantStore Grants => _services.GetRequiredService<IGrantStore>();

    public async ValueTask InitializeAsync()
    {
        var database = _folder.File("portal.db");
        _services = new ServiceCollection()
            .AddLogging()
            .AddStorage(new StorageOptions(database, $"Data Source={database}", _folder.File("keys"), KeyCertificate: null))
            .BuildServiceProvider();
        foreach (var service in _services.GetServices<IHostedService>().OfType<StorageMigration>())
        {
            await service.StartAsync(Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_intent_is_listed_as_it_was_begun()
    {
        Assert.True(await Intents.BeginAsync(Some.Grant(), Intent(), Cancellation));

        Assert.Equal(Intent(), Assert.Single(await Intents.ListAsync(Some.Grant(), 10, Cancellation)));
    }

    [Fact]
    public async Task An_intent_begins_once()
    {
        Assert.True(await Intents.BeginAsync(Some.Grant(), Intent(), Cancellation));
        Assert.False(await Intents.BeginAsync(Some.Grant(), Intent() with { Label = "Again" }, Cancellation));

        Assert.Equal("Clinic 01", Assert.Single(await Intents.ListAsync(Some.Grant(), 10, Cancellation)).Label);
    }

    [Fact]
    public async Task Of_twenty_clicks_at_once_one_begins()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Intents.BeginAsync(Some.Grant(), Intent(), Cancellation))));

        Assert.Single(begun, isFirst => isFirst);
    }

    [Fact]
    public async Task What_became_of_an_intent_is_written_down()
    {
        await Intents.BeginAsync(Some.Grant(), Intent(1), Cancellation);
        await Intents.BeginAsync(Some.Grant(), Intent(2), Cancellation);
        await Intents.EndAsync(Intent(1).Id, IntentState.Created, SomeRows.Id(7), reason: null, The.Start.AddMinutes(5), Cancellation);
        await Intents.EndAsync(Intent(2).Id, IntentState.Rejected, connectionId: null, new string('x', 5_000), The.Start.AddMinutes(6), Cancellation);

        var (rejected, created) = await Intents.ListAsync(Some.Grant(), 10, Cancellation) is [var second, var first] ? (second, first) : default;
        Assert.Equal((IntentState.Created, SomeRows.Id(7), null, The.Start.AddMinutes(5)), (created.State, created.ConnectionId, created.Reason, created.EndedAt));
        Assert.Equal((IntentState.Rejected, null, 1_000, The.Start.AddMinutes(6)), (rejected.State, rejected.ConnectionId, rejected.Reason!.Length, rejected.EndedAt));
    }

    [Fact]
    public async Task What_was_found_is_never_unfound()
    {
        await Intents.BeginAsync(Some.Grant(), Intent(), Cancellation);
        await Intents.EndAsync(Intent().Id, IntentState.Created, SomeRows.Id(7), reason: null, The.Start, Cancellation);
        await Intents.EndAsync(Intent().Id, IntentState.Unknown, connectionId: null, "late", The.Start, Cancellation);

        Assert.Equal(IntentState.Created, Assert.Single(await Intents.ListAsync(Some.Grant(), 10, Cancellation)).State);
    }

    [Fact]
    public async Task Intents_belong_to_a_user_in_an_org_and_the_newest_come_first()
    {
        foreach (var number in (int[])[2, 1, 3])
        {
            await Intents.BeginAsync(Some.Grant(), Intent(number), Cancellation);
        }

        await Intents.BeginAsync(Some.Grant(userId: The.OtherUserId), Intent(4), Cancellation);
        await Intents.BeginAsync(Some.Grant(orgKey: "sandbox"), Intent(5), Cancellation);
        await Intents.BeginAsync(Some.Grant(organizationId: "00D000000000002EAA"), Intent(6), Cancellation);

        Assert.Equal([3, 2], (await Intents.ListAsync(Some.Grant(), 2, Cancellation)).Select(intent => intent.StartedAt.Minute));
        Assert.Equal([3, 2, 1], (await Intents.ListAsync(Some.Grant(), 10, Cancellation)).Select(intent => intent.StartedAt.Minute));
    }

    [Fact]
    public async Task Intents_come_back_with_a_user_who_disconnects_and_signs_in_again()
    {
        var (first, _) = await Grants.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        await Intents.BeginAsync(first, Intent(), Cancellation);
        await Grants.EraseAsync(first.Id, Cancellation);
        Assert.Empty(await Intents.ListOpenAsync(The.Start, Cancellation));

        var (second, _) = await Grants.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Single(await Intents.ListAsync(second, 10, Cancellation));
        Assert.Equal(second.Id, Assert.Single(await Intents.ListOpenAsync(The.Start, Cancellation)).Grant);
    }

    [Fact]
    public async Task Open_are_those_of_whom_nobody_knows_and_that_are_not_too_old()
    {
        var (grant, _) = await Grants.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        foreach (var (number, state) in (IEnumerable<(int, IntentState)>)[(1, IntentState.Unknown), (2, IntentState.Created), (3, IntentState.Rejected), (5, IntentState.Unknown)])
        {
            await Intents.BeginAsync(grant, Intent(number), Cancellation);
            await Intents.EndAsync(Intent(number).Id, state, state == IntentState.Created ? SomeRows.Id(1) : null, reason: null, The.Start, Cancellation);
        }

        await Intents.BeginAsync(grant, Intent(4), Cancellation);

        Assert.Equal([(grant.Id, 4), (grant.Id, 5)], (await Intents.ListOpenAsync(The.Start.AddMinutes(2), Cancellation)).Select(open => (open.Grant, open.Intent.StartedAt.Minute)));
    }

    private static CreateIntent Intent(int number = 1) => new()
    {
        Id = new Guid(number, 0, 0, new byte[8]),
        Type = ConnectorTypeName.Parse("AwsRdsMySql"),
        Label = "Clinic 01",
        Name = "Clinic_01",
        State = IntentState.Sending,
        StartedAt = The.Start.AddMinutes(number),
    };
}
