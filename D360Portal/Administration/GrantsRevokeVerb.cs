using D360Portal.Hosting;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Storage;

namespace D360Portal.Administration;

/// <summary>The verb <c>grants revoke {id}</c>: ends one user's permission in one org, at Salesforce and here.</summary>
/// <remarks>A portal that is running reads the grant before every call, so it notices at the next one.</remarks>
internal static class GrantsRevokeVerb
{
    private const string AtSalesforce = "An administrator of the org can revoke it in Setup → OAuth Usage.";

    public static Verb Verb { get; } = new(
        "grants revoke", "{id}", "revokes a grant at Salesforce and erases it here", RunAsync);

    private static async Task<PortalExitCode> RunAsync(string operand, string[] settings)
    {
        if (!GrantId.TryParse(operand, out var id))
        {
            await Console.Error.WriteLineAsync($"\"{PlainText.Of(operand)}\" is no grant's id. It has 32 hexadecimal digits; grants list shows it.");
            return PortalExitCode.Usage;
        }

        return await StoredPortal.UseAsync(settings, (services, _) => RevokeAsync(services, id));
    }

    private static async Task<PortalExitCode> RevokeAsync(IServiceProvider services, GrantId id)
    {
        if (!await services.GetRequiredService<GrantRows>().IsThereAsync(id, CancellationToken.None))
        {
            await Console.Error.WriteLineAsync($"There is no grant {id}.");
            return PortalExitCode.Failed;
        }

        var grant = await services.GetRequiredService<IGrantStore>().FindAsync(id, CancellationToken.None);
        var (isConfirmed, sentence) = await EndAsync(services, id, grant);
        await Console.Out.WriteLineAsync(grant is null
            ? $"Grant {id}, whose row was damaged, is erased here."
            : $"Grant {id} of {PlainText.Of(grant.Username ?? grant.UserId)} in {grant.OrgKey} is erased here.");
        await Console.Out.WriteLineAsync(sentence);
        return isConfirmed ? PortalExitCode.Success : PortalExitCode.Partly;
    }

    private static async Task<(bool IsConfirmed, string Sentence)> EndAsync(IServiceProvider services, GrantId id, Grant? grant)
    {
        var org = grant is null ? null : services.GetRequiredService<SalesforceOrgs>().Find(grant.OrgKey);
        if (org is { IsSimulated: false })
        {
            return await services.GetRequiredService<GrantIssuer>().DisconnectAsync(org, id)
                ? (true, "Salesforce confirmed that it is revoked.")
                : (false, $"Salesforce did not confirm that it is revoked: it was not reached, it refused, or the tokens could not be read. {AtSalesforce}");
        }

        await services.GetRequiredService<IGrantStore>().EraseAsync(id, CancellationToken.None);
        return (false, (grant, org) switch
        {
            (null, _) => $"Salesforce was not told: the row no longer says of which org it was. {AtSalesforce}",
            (_, null) => $"Salesforce was not told: the org is not configured any more. {AtSalesforce}",
            _ => "The simulated org was not told: it lives inside the running portal, and forgets the grant when that portal stops.",
        });
    }
}
