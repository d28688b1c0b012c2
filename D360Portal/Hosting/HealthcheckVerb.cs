using D360Portal.Hosting.Configuration;

namespace D360Portal.Hosting;

/// <summary>The verb <c>healthcheck</c>: asks a running portal whether it is ready. The container image has no curl.</summary>
internal static class HealthcheckVerb
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static Verb Verb { get; } = new("healthcheck", Operand: null, "asks the running portal whether it is ready", (_, settings) => RunAsync(settings));

    private static async Task<PortalExitCode> RunAsync(string[] args)
    {
        var builder = PortalBuilder.CreateBuilder(args);
        var settings = PortalSettingsReader.Read(builder.Configuration, builder.Environment.IsDevelopment(), DemoMode.OrgAt);
        var target = new Uri(settings.ListeningOnThisMachine(), PortalUrls.Ready);

        // A name in the certificate is not what is asked here; a listening https address on this machine is.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => target.IsLoopback;
        using var http = new HttpMessageInvoker(handler);
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target);
            using var response = await http.SendAsync(request, timeout.Token);
            await Console.Out.WriteLineAsync(await response.Content.ReadAsStringAsync(timeout.Token));
            return response.IsSuccessStatusCode ? PortalExitCode.Success : PortalExitCode.Failed;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{target} does not answer.");
            return PortalExitCode.Failed;
        }
    }
}
