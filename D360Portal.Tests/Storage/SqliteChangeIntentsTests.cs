using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Storage;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace D360Portal.Tests.Storage;

public sealed class SqliteChangeIntentsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IChangeIntents Intents => _services.GetRequiredService<IChangeIntents>();

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

    [Theory]
    [InlineData(ChangeKind.Edit)]
    [InlineData(ChangeKind.Credentials)]
    [InlineData(ChangeKind.Delete)]
    [InlineData(ChangeKind.Recreate)]
    public async Task An_intent_is_listed_as_it_was_begun(ChangeKind kind)
    {
        Assert.True(await Intents.BeginAsync(Some.Grant(), Intent(kind: kind), Cancellation));

        Assert.Equal(Intent(kind: kind), Assert.Single(await Intents.ListAsync(Some.Grant(), 10, Cancellation)));
    }

    [Fact]
    public async Task Of_two_clicks_one_begins()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Intents.BeginAsync(Some.Grant(), Intent(), Cancellation)));

        Assert.Single(begun, true);
    }

    [Fact]
    public async Task What_is_done_stays_done()
    {
        await Intents.BeginAsync(Some.Grant(), Intent(), Cancellation);
        await Intents.EndAsync(Intent().Id, ChangeState.Removed, newId: null, "gone", The.Start, Cancellation);
        await Intents.EndAsync(Intent().Id, ChangeState.Done, SomeRows.Id(5), reason: null, The.Start, Cancellation);
        await Intents.EndAsync(Intent().Id, ChangeState.Unknown, newId: null, "late", The.Start, Cancellation);

        var intent = Assert.Single(await Intents.ListAsync(Some.Grant(), 10, Cancellation));
        Assert.Equal((ChangeState.Done, SomeRows.Id(5), null, The.Start), (intent.State, intent.NewId!.Value, intent.Reason, intent.EndedAt));
    }

    [Fact]
    public async Task Each_user_has_their_own_and_the_newest_comes_first()
    {
        await Intents.BeginAsync(Some.Grant(), Intent(1), Cancellation);
        await Intents.BeginAsync(Some.Grant(), Intent(2), Cancellation);
        await Intents.BeginAsync(Some.Grant(userId: The.OtherUserId), Intent(3), Cancellation);
        await Intents.BeginAsync(Some.Grant(orgKey: "other"), Intent(4), Cancellation);

        Assert.Equal([2, 1], (await Intents.ListAsync(Some.Grant(), 10, Cancellation)).Select(intent => intent.StartedAt.Minute));
        Assert.Equal([2], (await Intents.ListAsync(Some.Grant(), 1, Cancellation)).Select(intent => intent.StartedAt.Minute));
    }

    [Fact]
    public async Task Open_are_those_under_way_and_those_that_are_gone_and_not_created_again()
    {
        var (grant, _) = await Grants.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        foreach (var (number, state) in (IEnumerable<(int, ChangeState)>)[(1, ChangeState.UnderWay), (2, ChangeState.Removed), (3, ChangeState.Done), (4, ChangeState.Rejected), (5, ChangeState.Unknown)])
        {
            await Intents.BeginAsync(grant, Intent(number), Cancellation);
            if (state is not ChangeState.UnderWay)
            {
                await Intents.EndAsync(Intent(number).Id, state, newId: null, reason: null, The.Start, Cancellation);
            }
        }

        Assert.Equal([(grant.Id, 1), (grant.Id, 2)], (await Intents.ListOpenAsync(The.Start, Cancellation)).Select(open => (open.Grant, open.Intent.StartedAt.Minute)));
        Assert.Equal([2], (await Intents.ListOpenAsync(The.Start.AddMinutes(2), Cancellation)).Select(open => open.Intent.StartedAt.Minute));
    }

    private static ChangeIntent Intent(int number = 1, ChangeKind kind = ChangeKind.Recreate) => new()
    {
        Id = new Guid(number, 0, 0, new byte[8]),
        Kind = kind,
        ConnectionId = SomeRows.Id(1),
        Type = ConnectorTypeName.Parse("AwsRdsMySql"),
        Label = "Clinic 01",
        Name = "Clinic_01",
        State = ChangeState.UnderWay,
        StartedAt = The.Start.AddMinutes(number),
    };
}
