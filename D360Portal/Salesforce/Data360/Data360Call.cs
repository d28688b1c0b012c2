namespace D360Portal.Salesforce.Data360;

/// <summary>One call as it is sent, without the bearer.</summary>
/// <param name="Operation">What it does, to finish the sentence "Salesforce refused to …".</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the org's origin.</param>
public sealed record Data360Call(string Operation, HttpMethod Method, string Path);
