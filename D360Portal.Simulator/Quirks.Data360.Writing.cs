namespace D360Portal.Simulator;

/// <content>The switches of writing through the Data 360 Connect REST API: create, test, delete.</content>
public sealed partial record Quirks
{
    /// <summary>Create goes to the source, and refuses with a bare <c>INTERNAL_ERROR</c> what it cannot read (false), or stores whatever is well-formed (true).</summary>
    /// <value>The default is false, which a user reports of Databricks; others have seen connections stored that never worked.</value>
    public bool CreateDoesNotConnect { get; init; }

    /// <summary>The connector types for which <see cref="CreateDoesNotConnect"/> is the other way round: it seems to differ by type.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> TypesThatConnectOtherwise { get; init; } = [];

    /// <summary>
    /// A connection that was stored without connecting is in process, and after a while connected or failed (false), or is called connected
    /// until somebody tests it (true).
    /// </summary>
    /// <value>The default is false, which one user of live orgs reports; another has stored a dummy and saw nothing wrong with it.</value>
    public bool StoredIsNeverChecked { get; init; }

    /// <summary>The <c>INTERNAL_ERROR</c> of a create comes with 400 (false), or with 500 (true).</summary>
    /// <value>The default is false. Only the code has been reported.</value>
    public bool InternalErrorAnswers500 { get; init; }

    /// <summary>Create answers the whole connection (false), or only its type, id, label and name (true).</summary>
    /// <value>The default is false, as documented; more than the second is not to be relied on.</value>
    public bool CreateAnswersEssentials { get; init; }

    /// <summary>A list of credentials or parameters that would be empty may be left out (false), or must be there (true).</summary>
    /// <value>The default is false, which works in live orgs; the specification requires both lists.</value>
    public bool EmptyListsRequired { get; init; }

    /// <summary>A developer name has letters, digits and single underscores, a letter first and no underscore last (false), or any text will do (true).</summary>
    /// <value>The default is false, as everywhere else in Salesforce; for connections nothing is documented.</value>
    public bool NameRulesAbsent { get; init; }

    /// <summary>A developer name may be of any length (false), or has at most <see cref="MaximumNameLength"/> characters (true).</summary>
    /// <value>The default is false. No limit is documented; one name that the org made itself has 72 characters.</value>
    public bool NameLengthIsLimited { get; init; }

    /// <summary>The most characters of a developer name when <see cref="NameLengthIsLimited"/>.</summary>
    /// <value>The default is 40; 80 is as likely.</value>
    public int MaximumNameLength { get; init; } = 40;

    /// <summary>A label may be of any length (false), or has at most <see cref="MaximumLabelLength"/> characters (true).</summary>
    /// <value>The default is false. No limit is documented.</value>
    public bool LabelLengthIsLimited { get; init; }

    /// <summary>The most characters of a label when <see cref="LabelLengthIsLimited"/>.</summary>
    /// <value>The default is 80, which is common in Salesforce.</value>
    public int MaximumLabelLength { get; init; } = 80;

    /// <summary>The most connections of the org; one more is refused with 422.</summary>
    /// <value>The default is null, no limit. That there is one is documented, its number is not.</value>
    public int? MaximumConnections { get; init; }

    /// <summary>Create knows the type <c>IngestApi</c> alone (false), or <c>INGEST_API</c> as another name for it (true).</summary>
    /// <value>The default is false, which was recorded from a live org; one script uses the other.</value>
    public bool IngestApiAliasIsKnown { get; init; }

    /// <summary>The name of a deleted connection is taken for <see cref="SimulatorOptions.NameLock"/> (false), or free at once (true).</summary>
    /// <value>The default is false, which was seen in live orgs; it is not documented.</value>
    public bool DeletedNameIsFreeAtOnce { get; init; }

    /// <summary>A failed test is answered with 200 and <c>success</c> false (false), or with 400 and an array of errors (true).</summary>
    /// <value>The default is false, which the schema suggests. No answer has been published.</value>
    public bool FailedTestAnswers400 { get; init; }

    /// <summary>The errors of a test have a <c>message</c> (false), or an <c>errorMessage</c> (true).</summary>
    /// <value>The default is false, as in the examples; the schema has the other.</value>
    public bool TestErrorsSayErrorMessage { get; init; }

    /// <summary>A test that went well has no errors (false), or one whose texts are empty (true).</summary>
    /// <value>The default is false. The documentation's sample has the second.</value>
    public bool SuccessCarriesBlankError { get; init; }

    /// <summary>The test of an unsaved definition refuses <c>name</c> and <c>label</c> as unknown fields (false), or ignores them (true).</summary>
    /// <value>The default is false: the schema has neither, and other unknown fields are refused.</value>
    public bool TestToleratesName { get; init; }

    /// <summary>A test with a wrong password fails with <c>INVALID_CREDENTIALS</c> (false), or with <c>CONNECTION_NOT_ESTABLISHED</c> (true).</summary>
    /// <value>The default is false: the first is documented as a key of error labels. Only the second has been seen, and not for a password.</value>
    public bool WrongPasswordIsNotEstablished { get; init; }

    /// <summary>A user who may only look is refused with <c>FUNCTIONALITY_NOT_ENABLED</c> (false), or with <c>INSUFFICIENT_ACCESS</c> (true).</summary>
    /// <value>The default is false, which was reported for a missing permission; the other is what the rest of Salesforce says.</value>
    public bool MayNotChangeIsInsufficientAccess { get; init; }

    internal bool ConnectsOnCreate(string connectorType) => CreateDoesNotConnect == TypesThatConnectOtherwise.Contains(connectorType);
}
