using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>Tests that test and create connectors of a simulated org, in the words of creating. The org keeps what earlier tests made, so each has labels of its own.</summary>
public abstract class CreatingTests(DemoPortal demo) : DemoTests(demo)
{
    private protected const string Admin = "admin@simulated.example";
    private protected const string Reviewer = "reviewer@simulated.example";
    private protected const string Collection = "/services/data/v66.0/ssot/connections";
    private protected const string UnsavedTest = Collection + "/actions/test";

    private protected static readonly ConnectorTypeName MySql = ConnectorTypeName.Parse("AwsRdsMySql");

    private protected ConnectionCreator Creator => Portal.Services.GetRequiredService<ConnectionCreator>();

    private protected ICreateIntents Intents => Portal.Services.GetRequiredService<ICreateIntents>();

    /// <summary>How often the org was asked to create something.</summary>
    private protected int Posts => Org.Requests.To(Collection).Count(request => request.Method == "POST");

    /// <summary>How often the org was asked to list connectors.</summary>
    private protected int Lists => Org.Requests.To(Collection).Count(request => request.Method == "GET");

    /// <summary>Signs somebody in to an org of those quirks; the calls of the sign-in are forgotten.</summary>
    private protected async Task<Grant> StartAsync(Quirks? quirks = null, string username = Admin)
    {
        Org.Quirks = quirks ?? new Quirks();
        var id = await SignInAsync(username);
        Org.Requests.Clear();
        return await Portal.Services.GetRequiredService<IGrantStore>().FindAsync(id, Cancellation) ?? throw new InvalidOperationException("The grant is gone.");
    }

    private protected Task<Grant> StartAsync(bool otherQuirks) => StartAsync(otherQuirks ? Quirks.AllOther : null);

    private protected Task<ConnectorForm> FormAsync(Grant grant, ConnectorTypeName? type = null) =>
        Portal.Services.GetRequiredService<FormStarter>().ReadFormAsync(grant.Id, type ?? MySql, source: null, Cancellation);

    /// <summary>Creates one connector with an intent of its own.</summary>
    private protected async Task<CreateOutcome> CreateAsync(Grant grant, ConnectionDefinition definition, Guid? intentId = null) =>
        await Creator.CreateAsync(intentId ?? Guid.NewGuid(), grant, definition, await FormAsync(grant, definition.Type), Cancellation);

    /// <summary>What the portal has written down of the connector with that label.</summary>
    private protected async Task<CreateIntent> IntentAsync(Grant grant, string label) =>
        Assert.Single(await Intents.ListAsync(grant, 500, Cancellation), intent => intent.Label == label);

    /// <summary>The org's connectors with that label.</summary>
    private protected IReadOnlyList<StoredConnection> InOrg(string label) => [.. Org.Org.Data360.Connections.All.Where(connection => connection.Label == label)];

    /// <summary>A definition that a form would make of right values.</summary>
    private protected static ConnectionDefinition Clinic(string label, string host = "clinic", string password = "canary-password") => new()
    {
        Type = MySql,
        Method = "Ingress",
        Label = label,
        Name = ApiName.Derive(label, limit: 40),
        Credentials = [new ConnectionCredential("user", new Secret("canary-user")), new ConnectionCredential("password", new Secret(password))],
        Parameters = [new ConnectionParameter("jdbc_connection_url", Url(host)), new ConnectionParameter("DATABASE", "clinic")],
    };

    private protected static ConnectionDefinition Events(string label) => new()
    {
        Type = ConnectorTypeName.IngestApi,
        Method = "Ingress",
        Label = label,
        Name = ApiName.Derive(label, limit: 40),
        Credentials = [],
        Parameters = [],
    };

    /// <summary>An address of the form that the type wants.</summary>
    private protected static string Url(string host) => $"{host}.abc123.eu-west-1.rds.amazonaws.com:3306";

    /// <summary>An answer of the create in place of the org's own, which has done its work all the same.</summary>
    private protected static Fault AnsweredInstead(SimulatedAnswer answer) => ConnectionWriteFaults.OfCreate(new FaultEffect.Tampered(_ => answer));
}
