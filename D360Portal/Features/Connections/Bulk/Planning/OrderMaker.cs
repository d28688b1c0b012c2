namespace D360Portal.Features.Connections.Bulk;

/// <summary>Makes the order of a plan: exactly its rows, with the user's own cells beside them.</summary>
internal static class OrderMaker
{
    /// <summary>The order. Columns that are left out or may hold secrets are not among its cells, and rows that are not sent come without their secrets.</summary>
    public static RunOrder Make(BulkPlan plan, int callReserve)
    {
        var sheet = plan.Matched.Sheet;
        int[] shown = [.. Enumerable.Range(0, sheet.Headers.Length).Where(index => IsShown(plan.Matched, index))];
        return new RunOrder
        {
            Type = plan.Form.Type,
            TypeLabel = plan.Form.TypeLabel,
            SheetName = sheet.Name,
            Columns = [.. shown.Select(index => plan.Matched.Titles[index])],
            CallReserve = callReserve,
            Rows =
            [
                .. plan.Rows.Select(row => new RunOrderRow
                {
                    Number = row.Number,
                    Definition = (row.IsSent ? row.Draft : row.Draft.WithoutSecrets(plan.Form)).ToDefinition(plan.Form),
                    Cells = [.. shown.Select(index => row.Checked.Row.Cells[index])],
                    CredentialSet = row.Checked.CredentialSet,
                    AlreadyThere = row.AlreadyThere,
                    IsLeftOut = !row.IsSent && row.AlreadyThere is null,
                }),
            ],
        };
    }

    private static bool IsShown(MatchedSheet matched, int column) =>
        matched.Columns[column] is { Key: not (BulkColumn.Result or BulkColumn.LeftOut) } && !matched.IsSecret(column);
}
