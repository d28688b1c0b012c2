namespace D360Portal.Features.Connections.Bulk;

/// <summary>Goes from one row that cannot be sent to the next. By their numbers: places change when a mended row leaves a filtered grid.</summary>
internal sealed class ErrorWalk
{
    private int _last;

    /// <summary>The next such row and its place; the first after the last; null when there is none.</summary>
    /// <param name="shown">The rows that are shown, with their places.</param>
    public (PlannedRow Row, int At)? Next(IReadOnlyCollection<(PlannedRow Row, int At)> shown)
    {
        (PlannedRow Row, int At)[] wrong = [.. shown.Where(place => place.Row.Fate == RowFate.Blocked)];
        if (wrong.Length == 0)
        {
            return null;
        }

        var next = wrong.FirstOrDefault(place => place.Row.Number > _last, wrong[0]);
        _last = next.Row.Number;
        return next;
    }

    /// <summary>Begins at the first row: these are others.</summary>
    public void Reset() => _last = 0;
}
