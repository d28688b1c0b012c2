namespace D360Portal.Simulator.Access;

/// <summary>An origin as Salesforce writes it: without a slash at the end.</summary>
internal static class OrgAddress
{
    public const string GenericLogin = "https://login.salesforce.com";

    public static string Of(Uri origin) => origin.GetLeftPart(UriPartial.Authority);
}
