using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Compares a connector with what it was and what was sent, as far as Salesforce gives it back.</summary>
internal static class ChangeComparer
{
    /// <summary>What can be told.</summary>
    /// <param name="before">The connector before the call.</param>
    /// <param name="definition">What was sent.</param>
    /// <param name="now">The connector after it.</param>
    public static ChangeComparison Compare(Connection before, ConnectionDefinition definition, Connection now)
    {
        var facts = Facts(before, definition, now).Where(fact => fact.Before != fact.Sent).ToArray();
        return facts switch
        {
            [] => ChangeComparison.CannotTell,
            _ when facts.All(fact => fact.Now == fact.Sent) => ChangeComparison.AsSent,
            _ when facts.All(fact => fact.Now == fact.Before) => ChangeComparison.AsBefore,
            _ => ChangeComparison.Neither,
        };
    }

    private static IEnumerable<(string Before, string Sent, string Now)> Facts(Connection before, ConnectionDefinition definition, Connection now)
    {
        yield return (before.Label, definition.Label, now.Label);

        // Ingestion API connectors keep the name that Salesforce gave them.
        if (before.Name is { } oldName && now.Name is { } newName && definition.Type != ConnectorTypeName.IngestApi)
        {
            yield return (oldName, definition.Name, newName);
        }

        foreach (var name in before.Parameters.Concat(now.Parameters).Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal))
        {
            var (old, current) = (ValueOf(before.Parameters, name), ValueOf(now.Parameters, name));
            if (!definition.MaskedParameters.Contains(name) && !MaskedValue.Matches(old) && !MaskedValue.Matches(current))
            {
                yield return (old, ValueOf(definition.Parameters, name), current);
            }
        }
    }

    private static string ValueOf(IReadOnlyList<ConnectionParameter> parameters, string name) =>
        parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value ?? "";
}
