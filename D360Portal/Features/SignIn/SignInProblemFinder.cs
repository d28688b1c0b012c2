using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.SignIn;

/// <summary>Finds our own words for what Salesforce says when a sign-in fails.</summary>
internal static class SignInProblemFinder
{
    /// <summary>First row that fits wins: the error's code in any case, and a part of the description where the code alone does not tell.</summary>
    private static readonly (string Error, string? Description, SignInProblem Problem)[] Table =
    [
        ("access_denied", null, SignInProblems.AccessDenied),
        ("access-denied", null, SignInProblems.AccessDenied),
        ("OAUTH_APP_ACCESS_DENIED", null, SignInProblems.NotApproved),
        ("invalid_app_access", null, SignInProblems.NotApproved),
        ("OAUTH_APP_BLOCKED", null, SignInProblems.AppBlocked),
        ("OAUTH_EC_APP_NOT_FOUND", null, SignInProblems.AppNotFound),
        ("invalid_client", "must be installed", SignInProblems.AppNotInstalled),
        ("invalid_client", "client identifier", SignInProblems.ClientIdWrong),
        ("invalid_client_id", null, SignInProblems.ClientIdWrong),
        ("invalid_client_credentials", null, SignInProblems.ClientSecretWrong),
        ("invalid_client", null, SignInProblems.ClientSecretWrong),
        ("redirect_uri_mismatch", null, SignInProblems.CallbackMismatch),
        ("redirect_uri_missing", null, SignInProblems.CallbackMismatch),
        ("invalid_grant", "redirect_uri", SignInProblems.CallbackMismatch),
        ("invalid_scope", null, SignInProblems.ScopeRefused),
        ("OAUTH_APPROVAL_ERROR_GENERIC", null, SignInProblems.ApprovalFailed),
        ("invalid_request", "code challenge", SignInProblems.PkceMissing),
        ("invalid_request", "scope", SignInProblems.ScopeRefused),
        ("invalid_request", null, SignInProblems.RequestRefused),
        ("unsupported_response_type", null, SignInProblems.RequestRefused),
        ("unsupported_grant_type", null, SignInProblems.RequestRefused),
        ("immediate_unsuccessful", null, SignInProblems.RequestRefused),
        ("inactive_user", null, SignInProblems.UserInactive),
        ("inactive_org", null, SignInProblems.OrgInactive),
        ("rate_limit_exceeded", null, SignInProblems.RateLimited),
        ("invalid_grant", "login rate exceeded", SignInProblems.RateLimited),
        ("invalid_grant", "rate limit", SignInProblems.RateLimited),
        ("invalid_grant", "verif", SignInProblems.CodeForeign),
        ("invalid_grant", "inactive user", SignInProblems.UserInactive),
        ("invalid_grant", "inactive org", SignInProblems.OrgInactive),
        ("invalid_grant", "ip restricted", SignInProblems.UserInactive),
        ("invalid_grant", "authentication failure", SignInProblems.UserInactive),
        ("invalid_grant", "hasn't approved", SignInProblems.NotApproved),
        ("invalid_grant", "not admin approved", SignInProblems.NotApproved),
        ("invalid_grant", null, SignInProblems.CodeSpent),
    ];

    /// <summary>What an error of the callback or of the token endpoint means.</summary>
    public static SignInProblem Of(string? error, string? description)
    {
        foreach (var row in Table)
        {
            if (string.Equals(row.Error, error, StringComparison.OrdinalIgnoreCase)
                && (row.Description is null || description?.Contains(row.Description, StringComparison.OrdinalIgnoreCase) is true))
            {
                return row.Problem;
            }
        }

        return SignInProblems.Unknown;
    }

    /// <summary>What it means that the portal does not believe an answer.</summary>
    public static SignInProblem Of(SignInRefusal refusal) => refusal switch
    {
        SignInRefusal.Incomplete => SignInProblems.AnswerIncomplete,
        SignInRefusal.SignatureWrong => SignInProblems.SignatureWrong,
        SignInRefusal.IdentityHostForeign or SignInRefusal.OtherOrg => SignInProblems.OtherOrg,
        SignInRefusal.OtherUser => SignInProblems.OtherUser,
        SignInRefusal.ClockApart => SignInProblems.ClockApart,
        _ => SignInProblems.Unknown,
    };
}
