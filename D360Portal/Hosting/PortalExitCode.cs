namespace D360Portal.Hosting;

/// <summary>What the process says when it ends. The numbers are those of sysexits.h where it has one.</summary>
internal enum PortalExitCode
{
    /// <summary>Stopped as asked; of a verb: done.</summary>
    Success = 0,

    /// <summary>Ended by something unexpected; the log says by what. Also the answer of a failed health check.</summary>
    Failed = 1,

    /// <summary>A verb did what it could, and says what is left for somebody else to do.</summary>
    Partly = 2,

    /// <summary>The command line asks for something that the portal does not have (EX_USAGE).</summary>
    Usage = 64,

    /// <summary>The address is taken by another program (EX_UNAVAILABLE).</summary>
    AddressTaken = 69,

    /// <summary>The settings cannot be used (EX_CONFIG).</summary>
    SettingsRejected = 78,
}
