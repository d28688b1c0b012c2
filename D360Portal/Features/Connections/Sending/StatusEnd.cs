namespace D360Portal.Features.Connections;

/// <summary>Why a <see cref="StatusWatch"/> has ended.</summary>
internal enum StatusEnd
{
    /// <summary>Salesforce could connect.</summary>
    Works,

    /// <summary>Somebody must do something.</summary>
    Fails,

    /// <summary>Salesforce tells no status of connectors of this type.</summary>
    Untold,

    /// <summary>The status stays at a word that the portal does not know.</summary>
    Unclear,

    /// <summary>Salesforce is still at it, or does not show the connector yet, and the watch has gone on long enough.</summary>
    Limit,

    /// <summary>The connector was there and is there no more.</summary>
    Gone,

    /// <summary>The connector cannot be read.</summary>
    Unreadable,
}
