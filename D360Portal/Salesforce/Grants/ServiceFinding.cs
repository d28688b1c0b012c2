namespace D360Portal.Salesforce.Grants;

/// <summary>What the client-credentials flow gave.</summary>
internal enum ServiceFinding
{
    /// <summary>A token of this org, rightly signed.</summary>
    Proven,

    /// <summary>A refusal, or no answer.</summary>
    Refused,

    /// <summary>A success that has no token in it.</summary>
    NoToken,

    /// <summary>A token whose signature is not made with the app's secret.</summary>
    WrongSignature,

    /// <summary>A token of another org.</summary>
    OtherOrg,
}
