using System.Net.Sockets;
using D360Portal.Hosting.Configuration;
using Microsoft.AspNetCore.Connections;
using Serilog;

namespace D360Portal.Hosting;

/// <summary>Runs the portal, or one of its verbs, and turns what can go wrong at the start into a sentence and an exit code.</summary>
internal static class PortalProcess
{
    /// <summary>Runs until the process is told to stop, or the verb is done.</summary>
    /// <returns>The exit code, one of <see cref="PortalExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, IReadOnlyList<Verb> verbs, Func<WebApplication> build)
    {
        var line = CommandLine.Parse(args);
        Log.Logger = line.Words.Count > 0 ? VerbLogging.Create() : PortalLogging.CreateBootstrapLogger();
        try
        {
            return (int)await (line.Words.Count > 0 || line.AsksForHelp ? DoAsync(line, verbs) : ServeAsync(build));
        }
        catch (SettingsException exception)
        {
            Log.Fatal("{Message:l}", exception.Message);
            return (int)PortalExitCode.SettingsRejected;
        }
        catch (Exception exception)
        {
            Log.Fatal(exception, "The portal ended unexpectedly");
            return (int)PortalExitCode.Failed;
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    /// <summary>Whoever mistypes a verb must not believe that it was done, nor find a portal running.</summary>
    private static async Task<PortalExitCode> DoAsync(CommandLine line, IReadOnlyList<Verb> verbs)
    {
        if (line.AsksForHelp)
        {
            await Console.Out.WriteLineAsync(CommandLine.Usage(verbs));
            return PortalExitCode.Success;
        }

        if (line.Find(verbs, out var problem) is not (var verb, var operand))
        {
            await Console.Error.WriteLineAsync($"{problem}{Environment.NewLine}{CommandLine.Usage(verbs)}");
            return PortalExitCode.Usage;
        }

        return await verb.RunAsync(operand, line.Settings);
    }

    private static async Task<PortalExitCode> ServeAsync(Func<WebApplication> build)
    {
        await using var app = build();
        try
        {
            await app.StartAsync();
        }
        catch (IOException exception) when (IsAddressTaken(exception))
        {
            var settings = app.Services.GetRequiredService<PortalSettings>();
            Log.Fatal("{Message:l}", AddressTakenMessage(settings));
            return PortalExitCode.AddressTaken;
        }

        await app.WaitForShutdownAsync();
        return PortalExitCode.Success;
    }

    private static bool IsAddressTaken(IOException exception) =>
        exception.InnerException is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };

    private static string AddressTakenMessage(PortalSettings settings)
    {
        var urls = string.Join(", ", settings.Urls);
        var other = new UriBuilder(settings.PublicUrl) { Port = settings.PublicUrl.Port + 1 }.Uri.GetLeftPart(UriPartial.Authority);
        return $"{urls} is taken by another program. Stop that program, or choose another address with Urls (such as Urls={other}). "
            + $"The callback URL in the External Client App must change with it, to {other}{PortalUrls.Callback(settings.Orgs[0].Key, isDefault: true)}.";
    }
}
