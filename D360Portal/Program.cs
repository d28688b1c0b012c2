using D360Portal;
using D360Portal.Administration;
using D360Portal.Hosting;

return await PortalProcess.RunAsync(args, PortalVerbs.All, () =>
{
    var builder = PortalBuilder.CreateBuilder(args);
    builder.AddPortal();

    var app = builder.Build();
    app.UsePortal();
    return app;
});
