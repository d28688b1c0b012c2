namespace D360Portal.Features.Connections;

/// <summary>What the settings of a connector tell of a change that was sent and not answered.</summary>
internal enum ChangeComparison
{
    /// <summary>Nothing that can be read back was to change: credentials are not given back.</summary>
    CannotTell,

    /// <summary>It is as it was sent.</summary>
    AsSent,

    /// <summary>It is as it was before.</summary>
    AsBefore,

    /// <summary>It is neither: somebody else is at it.</summary>
    Neither,
}
