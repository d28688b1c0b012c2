namespace D360Portal.Simulator;

/// <content>The switches of reading through the Data 360 Connect REST API.</content>
public sealed partial record Quirks
{
    /// <summary>A list of connections needs a <c>connectorType</c> (false), or lists every type without one (true).</summary>
    /// <value>The default is false, which the specification of v67 says; the older Postman collection does not mark it as required.</value>
    public bool ListsEveryType { get; init; }

    /// <summary>A missing <c>connectorType</c> is <c>ILLEGAL_QUERY_PARAMETER_VALUE</c> (false), or <c>MISSING_ARGUMENT</c> (true).</summary>
    /// <value>The default is false. The code is documented for neither; sibling resources answer with the second.</value>
    public bool MissingTypeIsMissingArgument { get; init; }

    /// <summary>A list of a type that nobody knows, or whose case is wrong, is refused with 400 (false), or is empty (true).</summary>
    /// <value>The default is false, which has been reported; the specification lists no 400 for that call.</value>
    public bool UnknownTypeListsNothing { get; init; }

    /// <summary>Without a <c>limit</c> a list has 50 connections (false), or all of them (true).</summary>
    /// <value>The default is false: an example shows <c>limit=50</c> in <c>currentPageUrl</c>, no text names a default.</value>
    public bool NoDefaultLimit { get; init; }

    /// <summary>Any <c>limit</c> is honoured (false), or one above <see cref="MaximumLimit"/> is silently lowered to it (true).</summary>
    /// <value>The default is false. 100 and 200 are in use without an error, which does not say that as many came back.</value>
    public bool LimitIsCapped { get; init; }

    /// <summary>The most connections of one list when <see cref="LimitIsCapped"/>.</summary>
    /// <value>The default is 50; 200 is as likely.</value>
    public int MaximumLimit { get; init; } = 50;

    /// <summary>Lists carry <c>totalSize</c> (false), or do not (true).</summary>
    /// <value>The default is false. The specification has it and does not require it.</value>
    public bool TotalSizeAbsent { get; init; }

    /// <summary><c>devName</c> and <c>label</c> must match as a whole (false), or in part (true).</summary>
    /// <value>The default is false. Neither is documented.</value>
    public bool FiltersMatchParts { get; init; }

    /// <summary><c>orderBy</c> of connections takes <c>ASC</c> and <c>DESC</c> (false), or refuses them with 400 (true).</summary>
    /// <value>The default is false: the catalogue's parameter of that name takes them; for connections nothing is said.</value>
    public bool ConnectionOrderHasNoDirection { get; init; }

    /// <summary>Connections in a list carry <c>params</c> (false), or only a single one does (true).</summary>
    /// <value>The default is false: the specification puts the field into the smallest group, and no recorded list of such connections exists.</value>
    public bool ListOmitsParams { get; init; }

    /// <summary>Connections in a list carry <c>syncStatus</c>, <c>lastSyncDate</c> and <c>lastDataChangeErrorCode</c> (false), or only a single one does (true).</summary>
    /// <value>The default is false. The specification puts the fields into the middle group; which group a list has is not said.</value>
    public bool ListOmitsSyncState { get; init; }

    /// <summary>A single connection carries <c>syncStatus</c>, <c>lastSyncDate</c> and <c>lastDataChangeErrorCode</c> (false), or no answer does (true).</summary>
    /// <value>The default is false. See <see cref="ListOmitsSyncState"/>.</value>
    public bool SyncStateAbsent { get; init; }

    /// <summary>A connection's status is written <c>CONNECTED</c> (false), or <c>Connected</c> (true).</summary>
    /// <value>The default is false, which was recorded from a live org; the specification writes the second.</value>
    public bool StatusInMixedCase { get; init; }

    /// <summary>
    /// A connection's status is a word of the specification, such as <c>Connected</c> and <c>Failed</c> (false), or one of the metadata type
    /// MktDataConnection, such as <c>Active</c> and <c>Error</c> (true).
    /// </summary>
    /// <value>The default is false. Both have been seen in live orgs.</value>
    public bool StatusOfMetadataType { get; init; }

    /// <summary>A healthy Salesforce connection's <c>connectionStatus</c> is <c>Connected</c> (false), or <c>Active</c> (true).</summary>
    /// <value>The default is false, which the documentation's example says; its own list of values has only the second.</value>
    public bool CrmStatusFromList { get; init; }

    /// <summary>A single connection carries its credentials, masked (false), or none at all (true).</summary>
    /// <value>The default is false, as documented; they belong to the largest field group, which may not be the default.</value>
    public bool CredentialsAbsent { get; init; }

    /// <summary>Masked values read <c>****</c> (false), or eight bullets (true).</summary>
    /// <value>The default is false. No sample exists.</value>
    public bool BulletMask { get; init; }

    /// <summary><c>params</c> are readable (false), or masked as credentials are (true).</summary>
    /// <value>The default is false, as documented; one user of live orgs reports the other.</value>
    public bool ParamsMasked { get; init; }

    /// <summary>
    /// Only Salesforce connections carry a <c>createdDate</c> (false), or every connection says when and by whom it was created and last
    /// modified (true).
    /// </summary>
    /// <value>The default is false, as in the recorded answers; the Postman collection shows the other.</value>
    public bool AuditFieldsPresent { get; init; }

    /// <summary>A connection is found by 15 characters of its id as well (false), or only by all 18 (true).</summary>
    /// <value>The default is false, as everywhere else in Salesforce; for this resource it is not documented.</value>
    public bool ShortIdsRefused { get; init; }

    /// <summary>The catalogue comes at once (false), or in pages of <see cref="CataloguePageSize"/> (true).</summary>
    /// <value>The default is false: no <c>limit</c> is documented. The schema has <c>nextPageUrl</c>, and a recorded answer ends at exactly 100.</value>
    public bool CatalogueIsPaged { get; init; }

    /// <summary>The size of a page when <see cref="CatalogueIsPaged"/>, and the most that a <c>limit</c> can ask for.</summary>
    /// <value>The default is 50; 100 is as likely.</value>
    public int CataloguePageSize { get; init; } = 50;

    /// <summary>The catalogue has an entry <c>IngestApi</c> (false), or the type can only be known otherwise (true).</summary>
    /// <value>The default is false. A published client adds the type by hand, because it may be missing.</value>
    public bool CatalogueLacksIngestApi { get; init; }

    /// <summary>An attribute has all of its 25 keys, null when unset (false), or only those that are set (true).</summary>
    /// <value>The default is false, which was recorded from a live org; the documentation's example does the other.</value>
    public bool UnsetKeysOmitted { get; init; }

    /// <summary>One type's metadata has neither <c>releaseLevel</c> nor <c>customErrorLabels</c> (false), or both (true).</summary>
    /// <value>The default is false, which was recorded from a live org; the documentation has both.</value>
    public bool MetadataIsComplete { get; init; }

    /// <summary>One type's description is <c>description</c> (false), or <c>ingressDescription</c> (true).</summary>
    /// <value>The default is false, the schema's; the example has the other.</value>
    public bool DescriptionSaysIngress { get; init; }

    /// <summary>The options of an attribute are objects of <c>label</c> and <c>value</c> (false), or plain strings (true).</summary>
    /// <value>The default is false. Only empty lists have ever been seen.</value>
    public bool OptionsAreStrings { get; init; }

    /// <summary>Snowflake's kind of authentication is <c>authenticationOption=KeyPair</c> (false), or <c>credentialType=KeyPairAuthentication</c> (true).</summary>
    /// <value>The default is false, which worked in live orgs; a template of Salesforce's has the other.</value>
    public bool SnowflakeSaysCredentialType { get; init; }

    /// <summary>Databases whose attributes nobody has published call the user <c>user</c> (false), or <c>username</c> (true).</summary>
    /// <value>The default is false. The databases that are known are divided.</value>
    public bool UnknownDatabasesSayUsername { get; init; }

    /// <summary><c>X-Chatter-Entity-Encoding: false</c> is honoured (false), or has no effect on these resources (true).</summary>
    /// <value>The default is false. It is documented for Connect REST as a whole, and not for these resources.</value>
    public bool EntityEncodingHeaderIgnored { get; init; }

    /// <summary>URLs in answers are written as they are (false), or with <c>&amp;amp;</c>, whatever the header says (true).</summary>
    /// <value>The default is false, as in the examples. The documentation says that URLs have an encoding of their own which cannot be turned off.</value>
    public bool UrlsAreEntityEncoded { get; init; }

    /// <summary>Errors are an array (false), or one bare object (true).</summary>
    /// <value>The default is false, as documented; clients have met both.</value>
    public bool ErrorsAsObject { get; init; }

    /// <summary>Something that is not there is <c>ITEM_NOT_FOUND</c> (false), or <c>NOT_FOUND</c> (true).</summary>
    /// <value>The default is false, which sibling resources answer.</value>
    public bool MissingItemIsNotFound { get; init; }

    /// <summary>Something that is not there is answered with 404 (false), or with 500 and <c>not found</c> in the message (true).</summary>
    /// <value>The default is false, as documented; the other has been seen on sibling resources.</value>
    public bool MissingItemAnswers500 { get; init; }

    /// <summary>Answers carry <c>Sforce-Limit-Info</c> (false), or do not (true).</summary>
    /// <value>The default is false. It is documented for the REST API, and not for these resources.</value>
    public bool LimitInfoAbsent { get; init; }
}
