namespace D360Portal.Salesforce.Data360;

/// <summary>The token that a call carries in its header.</summary>
/// <param name="Token">What is sent.</param>
/// <param name="Shown">The header as it may be shown: <see cref="ShownCall.Bearer"/> or <see cref="ShownCall.Data360Bearer"/>.</param>
internal sealed record CallBearer(Secret Token, string Shown);
