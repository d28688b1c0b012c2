using D360Portal.Hosting;
using D360Portal.Hosting.Configuration;
using D360Portal.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Serilog;

namespace D360Portal.Administration;

/// <summary>What a portal keeps, opened with its settings and parts. Nothing is started: nothing listens, and nothing runs in the background.</summary>
internal static class StoredPortal
{
    /// <summary>Opens it for one verb.</summary>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static async Task<PortalExitCode> UseAsync(string[] args, Func<IServiceProvider, PortalSettings, Task<PortalExitCode>> work)
    {
        var builder = PortalBuilder.CreateBuilder(args);
        var settings = PortalSettingsReader.Read(builder.Configuration, builder.Environment.IsDevelopment(), DemoMode.OrgAt);
        if (!File.Exists(settings.Storage.DatabasePath))
        {
            await Console.Out.WriteLineAsync($"There is no database at {settings.Storage.DatabasePath} yet, so there is nothing to do.");
            return PortalExitCode.Success;
        }

        builder.AddPortal();

        // In place of the portal's own, which writes where the verb prints.
        builder.Services.AddSerilog(Log.Logger);
        await using var portal = builder.Build();

        var check = await portal.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == StorageServices.DatabaseCheckName);
        if (check.Status is not HealthStatus.Healthy)
        {
            // Not migrated from here: a portal of the earlier version may be running on it.
            await Console.Error.WriteLineAsync($"{check.Entries[StorageServices.DatabaseCheckName].Description} It is {settings.Storage.DatabasePath}. Start this version of the portal once, then come back.");
            return PortalExitCode.Failed;
        }

        return await work(portal.Services, settings);
    }
}
