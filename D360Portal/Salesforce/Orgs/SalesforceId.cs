namespace D360Portal.Salesforce.Orgs;

/// <summary>Comparison of Salesforce record ids, which come with 15 characters (case matters) or 18 (three more that encode the case).</summary>
public static class SalesforceId
{
    private const int CaseSensitiveLength = 15;
    private const int CaseSafeLength = 18;

    /// <summary>Whether the text has the form of a record id: 15 or 18 ASCII letters and digits.</summary>
    public static bool IsWellFormed(string? id) =>
        id is { Length: CaseSensitiveLength or CaseSafeLength } && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether two ids name the same record, whichever of the two lengths each has.</summary>
    public static bool Same(string? left, string? right) =>
        IsWellFormed(left) && IsWellFormed(right)
        && string.Equals(left![..CaseSensitiveLength], right![..CaseSensitiveLength], StringComparison.Ordinal);
}
