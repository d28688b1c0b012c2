using D360Portal.Hosting.Configuration;

namespace D360Portal.Hosting;

/// <summary>Says at the start where everything is, and warns of what an administrator should not leave so.</summary>
internal sealed partial class StartNotice(PortalSettings settings, IHostEnvironment environment, ILogger<StartNotice> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        LogPaths(logger, settings.PublicUrl.GetLeftPart(UriPartial.Authority), settings.Storage.DatabasePath, settings.Storage.KeyDirectory);
        if (settings.IsDemo)
        {
            LogDemo(logger);
        }

        if (settings.IsHttps && settings.KnownProxies.Count == 0 && !settings.Urls.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
        {
            LogNoProxy(logger, settings.PublicUrl.GetLeftPart(UriPartial.Authority));
        }

        if (settings.Storage.KeyCertificate is null && !environment.IsDevelopment())
        {
            LogUnprotected(logger, settings.Storage.KeyDirectory);
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogEvents.PathsInUse, LogLevel.Information, "The portal is at {PublicUrl}; database {DatabasePath}, key ring {KeyDirectory}")]
    private static partial void LogPaths(ILogger logger, string publicUrl, string databasePath, string keyDirectory);

    [LoggerMessage(LogEvents.DemoStarted, LogLevel.Warning, "The org is simulated: nothing here reaches Salesforce")]
    private static partial void LogDemo(ILogger logger);

    [LoggerMessage(LogEvents.ProxyUnknown, LogLevel.Warning, "People use {PublicUrl}, but the portal itself listens on http alone and believes no proxy: every page would redirect to itself. Set ForwardedHeaders:KnownProxies")]
    private static partial void LogNoProxy(ILogger logger, string publicUrl);

    [LoggerMessage(LogEvents.KeyRingUnprotected, LogLevel.Warning, "The keys in {KeyDirectory} are not wrapped: whoever reads that directory and the database reads the tokens. Set Storage:KeyCertificatePath")]
    private static partial void LogUnprotected(ILogger logger, string keyDirectory);
}
