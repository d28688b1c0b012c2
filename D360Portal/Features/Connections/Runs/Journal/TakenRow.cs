using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What the journal gave out to be sent.</summary>
public abstract record TakenRow
{
    private TakenRow()
    {
    }

    /// <summary>A row whose sending is written down.</summary>
    /// <param name="Row">The row.</param>
    /// <param name="Definition">What to send, secrets included.</param>
    /// <param name="MayBeThere">Whether an earlier call for it may have made the connector, so that it is to be looked for before it is sent again.</param>
    public sealed record Ready(RunRow Row, ConnectionDefinition Definition, bool MayBeThere) : TakenRow
    {
        /// <summary>What may be logged of it.</summary>
        public override string ToString() => $"row {Row.Position}";
    }

    /// <summary>The next row cannot be sent: its secrets are no longer kept.</summary>
    public sealed record WithoutSecrets : TakenRow;

    /// <summary>Rows wait, but another run is sending the same connectors at this moment.</summary>
    public sealed record Blocked : TakenRow;

    /// <summary>No row waits.</summary>
    public sealed record None : TakenRow;

    /// <summary>The run is not to send: it is paused, stopped or gone.</summary>
    public sealed record NotRunning : TakenRow;
}
