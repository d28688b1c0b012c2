namespace D360Portal.Features.Connections.Bulk;

/// <summary>What the plan does with a row.</summary>
public enum RowFate
{
    /// <summary>A connector is made of it.</summary>
    Create,

    /// <summary>The org has that connector, with the same settings: nothing is sent.</summary>
    AlreadyThere,

    /// <summary>It collides with a connector of the org or another row; it is sent only if the user chooses so.</summary>
    Conflict,

    /// <summary>Something is missing or wrong; it cannot be sent.</summary>
    Blocked,
}
