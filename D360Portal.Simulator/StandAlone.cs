using D360Portal.Simulator.Access;

namespace D360Portal.Simulator;

/// <summary>The simulator as a program of its own, for Postman, jsforce or the Salesforce CLI.</summary>
internal static class StandAlone
{
    private const int DefaultPort = 3001;

    /// <summary>The portal's callback, and the two of the Salesforce CLI's own login.</summary>
    private static readonly string[] DefaultCallbacks =
        ["http://localhost:3000/oauth/callback", "http://localhost:1717/OauthRedirect", "http://localhost:1717"];

    /// <summary>The portal's, and the one more that the Salesforce CLI asks for.</summary>
    private static IReadOnlyList<string> DefaultScopes => [.. new SimulatorOptions().AppScopes, "web"];

    /// <summary>Serves until it is told to end.</summary>
    /// <returns>The exit code: 1 when the port is taken.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args, out var options);
        try
        {
            await app.StartAsync();
        }
        catch (IOException)
        {
            await Console.Error.WriteLineAsync($"Port {options.Origin.Port} is taken. Choose another one: --Simulator:Port=3002");
            return 1;
        }

        Console.WriteLine(Introduction(options));
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>
    /// Settings, from the environment and the command line: <c>Simulator:Port</c>, <c>Simulator:CallbackUrls</c> as a list,
    /// <c>Simulator:Scopes</c> separated by spaces, <c>Simulator:Data360</c> as <c>false</c> for an org without it.
    /// </summary>
    public static WebApplication Build(string[] args, out SimulatorOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // A start that fails is told in one line, by us.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        // The folder may hold the portal's settings, which are not for this program.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        var settings = builder.Configuration.GetSection("Simulator");
        var port = settings.GetValue("Port", DefaultPort);
        builder.WebHost.UseUrls($"http://localhost:{port}");

        var app = builder.Build();
        options = new SimulatorOptions
        {
            Origin = new Uri($"http://localhost:{port}"),
            CallbackUrls = settings.GetSection("CallbackUrls").Get<string[]>() ?? DefaultCallbacks,
            AppScopes = settings["Scopes"] is { Length: > 0 } scopes ? Scopes.Split(scopes) : DefaultScopes,
            HasData360 = settings.GetValue("Data360", true),
            LoggerFactory = app.Services.GetRequiredService<ILoggerFactory>(),
        };
        new OrgServer(options).Map(app);
        return app;
    }

    private static string Introduction(SimulatorOptions options) => $"""
        A Salesforce org in a box, at {OrgAddress.Of(options.Origin)} (Ctrl+C ends it, and everything in it is forgotten)
          consumer key     {options.ConsumerKey}
          consumer secret  {options.ConsumerSecret}
          users            {string.Join(", ", options.Users.Select(user => user.Username))}; any password
          scopes           {string.Join(' ', options.AppScopes)}
          callbacks        {string.Join(", ", options.CallbackUrls)}
                           (others: --Simulator:CallbackUrls:0=http://localhost:8080/callback)
        """;
}
