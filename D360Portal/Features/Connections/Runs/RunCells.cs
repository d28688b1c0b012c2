using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>A failed row as values that can be mended, and back.</summary>
internal static class RunCells
{
    private const string Label = "Name";
    private const string Name = "API name";

    /// <summary>The values of a row. Secrets are empty: what is kept stays, unless something is typed.</summary>
    public static IReadOnlyList<RunCell> Of(RunRow row) =>
    [
        new(parameter: null, Label, row.Definition.Label, isSecret: false),
        new(parameter: null, Name, row.Definition.Name, isSecret: false),
        .. row.Definition.Parameters.Select(parameter =>
            new RunCell(parameter.Name, parameter.Name, parameter.Value ?? "", row.Definition.MaskedParameters.Contains(parameter.Name))),
        .. row.Definition.Credentials.Select(credential => new RunCell(credential.Name, credential.Name, was: "", isSecret: true)),
    ];

    /// <summary>Checks what can be told without Salesforce.</summary>
    /// <returns>Whether nothing is wrong.</returns>
    public static bool Check(IReadOnlyList<RunCell> cells, RunRow row, int nameLimit)
    {
        foreach (var cell in cells)
        {
            cell.Fault = cell switch
            {
                { Parameter: null, Label: Label } => string.IsNullOrWhiteSpace(cell.Value) ? "A name is needed." : null,
                { Parameter: null } => ApiName.Check(cell.Value, nameLimit),
                { IsSecret: true } when MaskedValue.Matches(cell.Value) => "This is a mask, not the secret. Type the secret itself.",
                { IsSecret: true, Value.Length: 0 } when row.LacksSecrets => "It is no longer kept. Type it once more.",
                _ => null,
            };
        }

        return cells.All(cell => cell.Fault is null);
    }

    /// <summary>
    /// The mended row. The user's own cells follow where it is plain which: the only one that held the value before.
    /// </summary>
    public static RunRow Apply(IReadOnlyList<RunCell> cells, RunRow row)
    {
        string Of(string label) => cells.First(cell => cell.Parameter is null && cell.Label == label).Value;
        string OfParameter(string name) => cells.First(cell => cell.Parameter == name).Value;
        var own = row.Cells.ToArray();
        foreach (var cell in cells.Where(cell => !cell.IsSecret && cell.Value != cell.Was && cell.Was.Length > 0))
        {
            if (Enumerable.Range(0, own.Length).Where(at => own[at] == cell.Was).ToArray() is [var only])
            {
                own[only] = cell.Value;
            }
        }

        return row with
        {
            Cells = own,
            Definition = row.Definition with
            {
                Label = Of(Label),
                Name = Of(Name),
                Credentials = [.. row.Definition.Credentials.Select(credential => credential with { Value = new Secret(OfParameter(credential.Name)) })],
                Parameters =
                [
                    .. row.Definition.Parameters.Select(parameter =>
                        OfParameter(parameter.Name) is { Length: > 0 } value ? parameter with { Value = value } : parameter with { Value = parameter.Value is null ? null : "" }),
                ],
            },
        };
    }
}
