using D360Portal.Salesforce.Data360.Wire;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Data360;

/// <content>Who is calling, and what kind of org answers.</content>
public sealed partial class Data360Client
{
    private const string EnvironmentQuery = "SELECT IsSandbox, OrganizationType FROM Organization";

    /// <summary>Who the bearer of the grant is.</summary>
    /// <remarks><see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_userinfo_endpoint.htm"/></remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public Task<UserInfo> WhoAmIAsync(GrantId grantId, CancellationToken cancellationToken) =>
        AskAsync(
            grantId,
            new Data360Call("say who you are", HttpMethod.Get, Data360Paths.UserInfo),
            Data360JsonContext.Default.UserInfo,
            cancellationToken);

    /// <summary>What kind of org it is, in its own words; null when its answer does not tell.</summary>
    /// <remarks>One call of the org's daily allowance. <see href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_organization.htm"/></remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused, for example because the user may not read the object.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<OrgEnvironment?> GetEnvironmentAsync(GrantId grantId, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            grantId,
            new Data360Call("read the organization", HttpMethod.Get, _paths.Query(EnvironmentQuery)),
            Data360JsonContext.Default.QueryAnswerOrganizationRecord,
            cancellationToken);
        return answer.Records is [var record, ..]
            ? OrgEnvironments.FromOrganization(record.IsSandbox, record.OrganizationType)
            : null;
    }
}
