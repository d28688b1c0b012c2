using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Storage;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace D360Portal.Tests.Storage;

public sealed class SqliteTypesInUseTests : IAsyncLifetime
{
    private static readonly ConnectorTypeName MySql = ConnectorTypeName.Parse("AwsRdsMySql");

    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITypesInUse Types => _services.GetRequiredService<ITypesInUse>();

    public async ValueTask InitializeAsync() => _services = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Before_the_first_look_nothing_is_remembered() => Assert.Empty(await Types.ReadAsync(Some.Grant(), Cancellation));

    [Fact]
    public async Task What_was_found_is_remembered_over_a_restart()
    {
        TypeInUse[] found = [new(MySql, HasConnections: true, The.Start), new(ConnectorTypeName.Parse("act"), HasConnections: false, The.Start.AddTicks(1))];
        await Types.RememberAsync(Some.Grant(), found, Cancellation);
        await _services.DisposeAsync();
        _services = await StartAsync();

        Assert.Equivalent(found, await Types.ReadAsync(Some.Grant(), Cancellation), strict: true);
    }

    [Fact]
    public async Task A_later_find_replaces_an_earlier_one_and_leaves_the_rest()
    {
        var act = new TypeInUse(ConnectorTypeName.Parse("act"), HasConnections: true, The.Start);
        await Types.RememberAsync(Some.Grant(), [new(MySql, HasConnections: true, The.Start), act], Cancellation);

        var later = new TypeInUse(MySql, HasConnections: false, The.Start.AddDays(1));
        await Types.RememberAsync(Some.Grant(), [later], Cancellation);

        Assert.Equivalent(new[] { later, act }, await Types.ReadAsync(Some.Grant(), Cancellation), strict: true);
    }

    [Fact]
    public async Task Types_that_differ_in_case_alone_are_two()
    {
        TypeInUse[] found = [new(ConnectorTypeName.Parse("GCS"), HasConnections: true, The.Start), new(ConnectorTypeName.Parse("Gcs"), HasConnections: false, The.Start)];
        await Types.RememberAsync(Some.Grant(), found, Cancellation);

        Assert.Equivalent(found, await Types.ReadAsync(Some.Grant(), Cancellation), strict: true);
    }

    [Fact]
    public async Task The_users_of_an_org_share_what_is_remembered_and_other_orgs_do_not()
    {
        await Types.RememberAsync(Some.Grant(), [new(MySql, HasConnections: true, The.Start)], Cancellation);

        Assert.Single(await Types.ReadAsync(Some.Grant(userId: The.OtherUserId), Cancellation));
        Assert.Empty(await Types.ReadAsync(Some.Grant(orgKey: "sandbox"), Cancellation));
        Assert.Empty(await Types.ReadAsync(Some.Grant(organizationId: "00D000000000002EAA"), Cancellation));
    }

    [Fact]
    public async Task Nothing_found_is_nothing_to_remember()
    {
        await Types.RememberAsync(Some.Grant(), [], Cancellation);

        Assert.Empty(await Types.ReadAsync(Some.Grant(), Cancellation));
    }

    [Fact]
    public async Task Twenty_loads_that_end_at_once_all_remember()
    {
        var names = Enumerable.Range(0, 30).Select(number => ConnectorTypeName.Parse($"Type{number}")).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(load => Types.RememberAsync(
            Some.Grant(userId: load % 2 == 0 ? The.UserId : The.OtherUserId),
            [.. names.Select(name => new TypeInUse(name, HasConnections: true, The.Start.AddMinutes(load)))],
            Cancellation)));

        var remembered = await Types.ReadAsync(Some.Grant(), Cancellation);
        Assert.Equal(30, remembered.Count);
        Assert.Single(remembered.Select(type => type.AskedAt).Distinct());
    }

    [Fact]
    public async Task A_type_by_any_name_is_remembered_as_it_is()
    {
        var found = new TypeInUse(ConnectorTypeName.Parse("'); DROP TABLE TypesInUse; --"), HasConnections: true, The.Start);
        await Types.RememberAsync(Some.Grant(), [found], Cancellation);

        Assert.Equal([found], await Types.ReadAsync(Some.Grant(), Cancellation));
    }

    private async Task<ServiceProvider> StartAsync()
    {
        var database = _folder.File("portal.db");
        var services = new ServiceCollection()
            .AddLogging()
            .AddStorage(new StorageOptions(database, $"Data Source={database}", _folder.File("keys"), KeyCertificate: null))
            .BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>().OfType<StorageMigration>())
        {
            await service.StartAsync(Cancellation);
        }

        return services;
    }
}
