namespace D360Portal.Features.Connections;

/// <summary>What to say of types whose connectors only Setup makes.</summary>
internal static class MadeInSetup
{
    /// <summary>One sentence, with where to go.</summary>
    public static string Sentence(string typeLabel) =>
        $"{typeLabel} connectors are made in Salesforce: Data 360 Setup asks for an authorization, an org or an app that the API cannot give. Make it there; it then shows up in the list.";
}
