using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>A connector of the org that has the names of a row.</summary>
/// <param name="Id">The connector.</param>
/// <param name="Difference">Where it differs from what the row would make, in words; null where it does not, as far as the list tells.</param>
/// <param name="IsCompared">Whether the list tells its settings at all.</param>
internal sealed record RunTwin(ConnectionId Id, string? Difference, bool IsCompared)
{
    /// <summary>Compares a connector with what a row would make. Secrets are told by nobody, and not compared.</summary>
    public static RunTwin Of(Connection there, ConnectionDefinition wanted)
    {
        var told = new ToldSettings(there.Parameters);
        ConnectionParameter[] compared = [.. wanted.Parameters.Where(parameter => !wanted.MaskedParameters.Contains(parameter.Name) && told.ValueOf(parameter.Name) is not null)];
        var difference = compared.Where(told.DiffersFrom)
            .Select(parameter => $"its {parameter.Name} is \"{told.ValueOf(parameter.Name)}\", in the row it is \"{parameter.Value}\"")
            .FirstOrDefault();
        return new RunTwin(there.Id!.Value, difference, compared.Length > 0 || wanted.Parameters.Count == 0);
    }

    /// <summary>What becomes of the row: it is there already, unless the connector is another one.</summary>
    public RunRowMove MoveOf(RunRow row) => Difference is null
        ? new RunRowMove(row.Position, RunRowState.AlreadyThere, Id, IsCompared ? null : "The org's list does not tell its settings, so only the names were compared.")
        : new RunRowMove(row.Position, RunRowState.Rejected, Reason: $"The org has \"{row.Definition.Label}\" already, and {Difference}.") { IsUntouched = true };
}
