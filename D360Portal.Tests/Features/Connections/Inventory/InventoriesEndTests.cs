using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator.Data360;
using D360Portal.Storage;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace D360Portal.Tests.Features.Connections;

/// <summary>What becomes of a load, and of what it writes to the database, when the portal stops under it.</summary>
public sealed class InventoriesEndTests : IDisposable
{
    private static readonly ConnectorTypeName MySql = ConnectorTypeName.Parse("AwsRdsMySql");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_load_had_found_when_the_portal_stopped_is_in_the_database()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Exactly(3));
        var first = await StartAsync(org);
        using var look = first.GetRequiredService<Inventories>().Open(org.Admin);
        org.Org.Faults.Next(ConnectionListFaults.Held("SNOWFLAKE", new TaskCompletionSource().Task));
        await org.Org.Requests.WaitForAsync(request => request.Query.Contains("connectorType=SNOWFLAKE&", StringComparison.Ordinal), Cancellation);

        await StopAsync(first);

        var second = await StartAsync(org);
        var remembered = await second.GetRequiredService<ITypesInUse>().ReadAsync(org.Admin, Cancellation);
        await StopAsync(second);
        Assert.Contains(remembered, type => type.Type == MySql && type.HasConnections);
        Assert.Empty(look.Inventory.Current.Problems);
    }

    /// <summary>As a host does: services end first, in the reverse order, and then the container.</summary>
    private static async Task StopAsync(ServiceProvider services)
    {
        foreach (var service in services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(Cancellation);
        }

        await services.DisposeAsync();
    }

    private async Task<ServiceProvider> StartAsync(SimulatedInventory org)
    {
        var database = _folder.File("portal.db");
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(org.Time)
            .AddSingleton<IGrantStore>(org.Portal.Grants)
            .AddSingleton(org.Portal.Client)
            .AddSingleton(org.Portal.Orgs)
            .AddStorage(new StorageOptions(database, $"Data Source={database}", _folder.File("keys"), KeyCertificate: null));
        services.AddConnectorPages();
        var started = services.BuildServiceProvider();
        await started.GetServices<IHostedService>().OfType<StorageMigration>().Single().StartAsync(Cancellation);
        return started;
    }
}
