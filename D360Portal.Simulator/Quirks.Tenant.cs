namespace D360Portal.Simulator;

/// <content>The switches of the Data 360 token, of queries, and of what an org tells about itself.</content>
public sealed partial record Quirks
{
    /// <summary>A core token that is not alive is refused at the exchange with 400 (false), or with 401 (true).</summary>
    /// <value>The default is false. Only the text "invalid subject token" has been reported.</value>
    public bool InvalidSubjectTokenAnswers401 { get; init; }

    /// <summary>
    /// A core token that does not entitle to Data 360, for want of a scope or of a permission, is refused at the exchange (false), or answered with
    /// 200 and everything but an <c>access_token</c> (true).
    /// </summary>
    /// <value>The default is false. One client has a branch for the other, and says that scopes are wrong then.</value>
    public bool NotEntitledGetsNoToken { get; init; }

    /// <summary>The status of that refusal.</summary>
    /// <value>The default is 400; 401 and 403 are as likely.</value>
    public int NotEntitledStatus { get; init; } = 400;

    /// <summary>A data space that the org does not have is refused with 400 (false), or with 404 (true).</summary>
    /// <value>The default is false. No answer has been published.</value>
    public bool UnknownDataSpaceAnswers404 { get; init; }

    /// <summary>The tenant's <c>instance_url</c> is a bare host (false), or begins with a scheme (true).</summary>
    /// <value>The default is false, as in practice; some pages of the documentation show the other.</value>
    public bool TenantHostHasScheme { get; init; }

    /// <summary>The <c>expires_in</c> of the Data 360 token is a number (false), or a text (true).</summary>
    /// <value>The default is false, as documented.</value>
    public bool ExpiresInIsText { get; init; }

    /// <summary>A Data 360 token is good until its time is over (false), or ends with the session that it was had for (true).</summary>
    /// <value>The default is false: it is a JSON Web Token, and nothing of the kind is documented.</value>
    public bool SessionEndEndsTenantToken { get; init; }

    /// <summary>A core token is refused at the tenant with 401 (false), or with 403 (true).</summary>
    /// <value>The default is false. The list of status codes has only the second.</value>
    public bool CoreTokenAtTenantAnswers403 { get; init; }

    /// <summary>A column that the statement does not name is called <c>_col0</c> (false), or <c>EXPR$0</c> (true), and so on.</summary>
    /// <value>The default is false: the documented query ids are those of an engine that names columns so. No answer to such a query has been published.</value>
    public bool ColumnsAreNamedExpr { get; init; }

    /// <summary>The result of a query comes whole (false), or in two batches, the first of which may be empty (true).</summary>
    /// <value>The default is false. Large results come in batches; from which size on is not documented.</value>
    public bool QueryComesInTwoBatches { get; init; }

    /// <summary>The <c>details</c> of the tenant's errors are a text (false), or a list of texts (true).</summary>
    /// <value>The default is false. Only the member's name is documented.</value>
    public bool QueryErrorDetailsAreList { get; init; }

    /// <summary>
    /// In an org without Data 360 the Connect API says that there is no tenant (false), or that the feature is not enabled, with 403 (true).
    /// </summary>
    /// <value>The default is false. Both have been seen in orgs that were not set up, or half.</value>
    public bool MissingTenantIsNotEnabled { get; init; }

    /// <summary>Users may view setup and configuration (false), or may not, so that the limits of the org are refused with 403 (true).</summary>
    /// <value>The default is false. It is a permission of the user.</value>
    public bool UsersMayNotViewSetup { get; init; }
}
