namespace D360Portal.Storage;

/// <summary>What became of one row.</summary>
internal enum ResealOutcome
{
    /// <summary>It is sealed under the current key now.</summary>
    Moved,

    /// <summary>It was already.</summary>
    Current,

    /// <summary>It does not open: its key is lost or foreign, or it was copied from another row. It is left as it is.</summary>
    Unreadable,

    /// <summary>It was erased before its turn came.</summary>
    Gone,
}
