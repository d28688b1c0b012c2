using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Connections;

/// <summary>What to say of types whose connectors are finished in Setup.</summary>
internal static class MadeInSetup
{
    private const string Home = "/lightning/setup/CDPSetupHome/home";

    /// <summary>One sentence, with where to go.</summary>
    public static string Sentence(string typeLabel) =>
        $"{typeLabel} connectors are finished in Setup: Salesforce asks there for an authorization or an app that the API cannot give. Make it there; it then shows up in the list.";

    /// <summary>The same of one that exists.</summary>
    public static string SentenceOfExisting(string typeLabel) =>
        $"{typeLabel} connectors are finished in Setup: Salesforce asks there for an authorization or an app that the API cannot give. Finish it, or change it, there.";

    /// <summary>The home of Data 360's setup; no deeper page has an address that is documented. Null for the simulated org, which has no Setup.</summary>
    public static Uri? Link(SalesforceOrg org) => org.IsSimulated ? null : new Uri(org.MyDomain, Home);
}
