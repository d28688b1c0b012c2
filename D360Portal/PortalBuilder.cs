using D360Portal.Components;
using D360Portal.Features.Connections;
using D360Portal.Features.Org;
using D360Portal.Features.SignIn;
using D360Portal.Hosting;
using D360Portal.Hosting.Configuration;
using D360Portal.Salesforce;
using D360Portal.Storage;
using MudBlazor.Services;

namespace D360Portal;

/// <summary>The table of contents: what the portal is made of, and what a request passes through.</summary>
public static class PortalBuilder
{
    /// <summary>A builder that finds appsettings.json beside the program, from whichever folder it is started.</summary>
    /// <remarks>Data goes by the working directory instead: the folder of the program is deleted with every clean build.</remarks>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(PortalBuilder).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });

        // Run from source outside Development, static assets would come back empty with this content root.
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    /// <summary>Reads the settings and registers every part.</summary>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        var settings = PortalSettingsReader.Read(builder.Configuration, builder.Environment.IsDevelopment(), DemoMode.OrgAt);

        builder.AddHosting(settings);
        builder.Services.AddSalesforce(settings.Salesforce, settings.Orgs);
        var storage = new StorageOptions(
            settings.Storage.DatabasePath, settings.Storage.ConnectionString, settings.Storage.KeyDirectory, settings.Storage.KeyCertificate)
        {
            RetiredKeyCertificates = settings.Storage.RetiredKeyCertificates,
        };
        builder.Services.AddStorage(storage);
        builder.Services.AddJobStore(storage);
        builder.Services.AddSignIn(settings.Orgs, new SignInOptions(settings.PublicUrl, settings.SignInLifetime));
        builder.Services.AddConnectorPages();
        builder.Services.AddRuns(new BulkOptions
        {
            Concurrency = settings.Bulk.Concurrency,
            TestsPerHost = settings.Bulk.TestsPerHost,
            CallReserve = settings.Bulk.CallReserve,
            SecretHours = settings.Bulk.SecretHours,
        });
        builder.Services.AddOrgPages();
        // At the foot of the page: at its head they would cover the buttons of the page.
        builder.Services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomEnd);
        builder.Services.AddComponents();
        if (settings.IsDemo)
        {
            DemoMode.Add(builder, settings);
        }
    }

    /// <summary>The order of a request, then one line for each area's addresses.</summary>
    public static void UsePortal(this WebApplication app)
    {
        app.UseHosting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapHealth();
        app.MapSignIn();
        app.MapComponents();
    }
}
