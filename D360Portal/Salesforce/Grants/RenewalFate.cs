namespace D360Portal.Salesforce.Grants;

/// <summary>What became of renewed tokens that were to be stored.</summary>
public enum RenewalFate
{
    /// <summary>They are the grant's tokens now.</summary>
    Kept,

    /// <summary>The grant has other tokens than those that were spent, or is over: the renewed ones are surplus.</summary>
    Overtaken,

    /// <summary>The grant is gone: the renewed tokens belong to nobody.</summary>
    Erased,
}
