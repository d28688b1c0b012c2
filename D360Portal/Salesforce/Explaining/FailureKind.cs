namespace D360Portal.Salesforce.Explaining;

/// <summary>Where a failure was met.</summary>
public enum FailureKind
{
    /// <summary>The token endpoints: code is OAuth's <c>error</c>, text its <c>error_description</c>.</summary>
    Token,

    /// <summary>A call that reads, such as the list or the catalogue.</summary>
    Api,

    /// <summary>A test of a connection.</summary>
    Test,

    /// <summary>The creation of a connector.</summary>
    Create,

    /// <summary>The deletion of a connector.</summary>
    Delete,

    /// <summary>What a connector says of itself: code is its <c>status</c> or <c>syncStatus</c>.</summary>
    Status,
}
