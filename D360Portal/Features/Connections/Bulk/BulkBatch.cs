using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>The rows that a user has before them, and the plan of them. Every change makes a new plan at once.</summary>
public sealed class BulkBatch
{
    private const int MostUndone = 100;

    /// <summary>What undoing other rows is called.</summary>
    private const string OtherRows = "the new rows, and brings the earlier ones back";

    private readonly int _nameLimit;
    private readonly Stack<(Sheet? Sheet, BatchSettings Settings, RowChoices Choices, string What)> _past = [];
    private BulkPlanner _planner;
    private TestedRows _tests = TestedRows.None;
    private RowChoices _choices = RowChoices.None;

    internal BulkBatch(ConnectorForm form, IReadOnlyList<ConnectionRow> neighbours, int nameLimit)
    {
        (Form, _nameLimit) = (form, nameLimit);
        Columns = BulkColumns.All(form);
        _planner = new BulkPlanner(form, neighbours, nameLimit);
    }

    /// <summary>The form of the type.</summary>
    public ConnectorForm Form { get; private set; }

    /// <summary>The columns that a sheet may have.</summary>
    public IReadOnlyList<BulkColumn> Columns { get; private set; }

    /// <summary>The rows; null before any were read.</summary>
    public Sheet? Sheet { get; private set; }

    /// <summary>What the user decided for all rows.</summary>
    public BatchSettings Settings { get; private set; } = new();

    /// <summary>The plan of the rows as they are; null before any were read.</summary>
    public BulkPlan? Plan { get; private set; }

    /// <summary>What <see cref="Undo"/> would take back; null for nothing.</summary>
    public string? CanUndo => _past.TryPeek(out var last) ? last.What : null;

    /// <summary>Takes other rows in place of those that there were, which <see cref="Undo"/> brings back with all that was done to them.</summary>
    /// <param name="sheet">The rows.</param>
    /// <param name="settings">What is decided for all of them; null where that stays as it is.</param>
    /// <returns>Whether there were any.</returns>
    public bool Load(Sheet sheet, BatchSettings? settings = null)
    {
        var isOver = Sheet is not null;
        if (isOver)
        {
            // Those before the earlier ones are given up: a file may have ten megabytes.
            Keep([.. _past.TakeWhile(step => step.What != OtherRows)]);
            Remember(OtherRows);
        }

        (Settings, _choices) = (settings ?? Settings, RowChoices.None);
        Show(sheet);
        return isOver;
    }

    /// <summary>Takes what an earlier page left.</summary>
    public void Load(KeptSheet kept)
    {
        Settings = kept.ToSettings();
        if (kept.Sheet is { } sheet)
        {
            Load(sheet);
        }
    }

    /// <summary>Compares the rows with other connectors of the org.</summary>
    public void Compare(IReadOnlyList<ConnectionRow> neighbours)
    {
        Form = Form.With(neighbours);
        Columns = BulkColumns.All(Form);
        _planner = new BulkPlanner(Form, neighbours, _nameLimit);
        Show(Sheet);
    }

    /// <summary>Changes what is decided for all rows.</summary>
    public void Decide(BatchSettings settings)
    {
        if (ReferenceEquals(settings, Settings))
        {
            return;
        }

        Remember(settings switch
        {
            _ when settings.Patterns != Settings.Patterns => "the change in the values for all rows",
            _ when settings.Columns != Settings.Columns => "what was said of a column",
            _ => "the change in the credentials",
        });
        Settings = settings;
        Show(Sheet);
    }

    /// <summary>Decides whether a row is created in spite of a conflict or a failed test.</summary>
    public void Choose(int number, bool isChosen)
    {
        Remember($"the choice in row {number}");
        _choices = isChosen && Plan?.Rows.FirstOrDefault(row => row.Number == number) is { } chosen ? _choices.With(chosen) : _choices.Without(number);
        Show(Sheet);
    }

    /// <summary>Takes what tests said.</summary>
    public void Note(IEnumerable<(PlannedRow Row, Rejection? Failure)> tested)
    {
        _tests = tested.Aggregate(_tests, (tests, one) => tests.With(one.Row, one.Failure));
        Show(Sheet);
    }

    /// <summary>Writes into a cell.</summary>
    public void Edit(int number, int column, string text) => Paste(number, column, [[text]]);

    /// <summary>Writes a block of cells; rows below the last are added.</summary>
    /// <param name="number">The row of the block's first line.</param>
    /// <param name="column">The column of its first cells.</param>
    /// <param name="block">The lines.</param>
    /// <param name="shown">The numbers of the rows that the user sees, where these are not all: the lines go into them alone.</param>
    /// <returns>What did not fit, in a sentence; null when all did.</returns>
    public string? Paste(int number, int column, IReadOnlyList<IReadOnlyList<string>> block, IReadOnlyList<int>? shown = null)
    {
        if (Sheet is not { } sheet || sheet.Rows.IndexOf(sheet.Rows.FirstOrDefault(row => row.Number == number)!) is not (>= 0 and var start) || column < 0 || column >= sheet.Headers.Length)
        {
            return "Those cells are gone.";
        }

        int[] places = [.. Enumerable.Range(start, block.Count)];
        if (shown is not null && block.Count > 1)
        {
            var byNumber = sheet.Rows.Index().ToDictionary(row => row.Item.Number, row => row.Index);
            places = [.. shown.SkipWhile(one => one != number).Take(block.Count).Where(byNumber.ContainsKey).Select(one => byNumber[one])];
            if (places.Length < block.Count)
            {
                return $"Nothing was pasted: the block has {block.Count} lines, and from here on {(places.Length == 1 ? "one row is" : $"{places.Length} rows are")} shown. Show all rows to paste it.";
            }
        }

        var width = block.Max(cells => cells.Count);
        if (column + width > sheet.Headers.Length)
        {
            return $"Nothing was pasted: the block has {width} columns, and from here to the right there are {sheet.Headers.Length - column}.";
        }

        if (places[^1] >= SheetLimits.Rows)
        {
            return $"Nothing was pasted: there would be more than {SheetLimits.Rows} rows.";
        }

        var rows = sheet.Rows.ToBuilder();
        for (var line = 0; line < block.Count; line++)
        {
            var row = places[line] < rows.Count ? rows[places[line]] : Empty(sheet, rows[^1].Number + 1);
            row = block[line].Index().Aggregate(row, (some, cell) => some.Cells[column + cell.Index] == cell.Item ? some : some.With(column + cell.Index, cell.Item));
            if (places[line] < rows.Count)
            {
                rows[places[line]] = row;
            }
            else
            {
                rows.Add(row);
            }
        }

        Change(sheet with { Rows = rows.ToImmutable() }, block is [[_]] ? $"the change in row {number}" : $"the paste at row {number}");
        return null;
    }

    /// <summary>Adds an empty row below the last.</summary>
    public void Add()
    {
        if (Sheet is { Rows.Length: < SheetLimits.Rows } sheet)
        {
            var row = Empty(sheet, sheet.Rows[^1].Number + 1);
            Change(sheet with { Rows = sheet.Rows.Add(row) }, $"the new row {row.Number}");
        }
    }

    /// <summary>Takes a row out.</summary>
    public void Remove(int number)
    {
        if (Sheet is { Rows.Length: > 1 } sheet)
        {
            Change(sheet with { Rows = sheet.Rows.RemoveAll(row => row.Number == number) }, $"the removal of row {number}");
        }
    }

    /// <summary>Takes the last change back: of the rows, of what was decided for all of them, or of what was chosen for one.</summary>
    public void Undo()
    {
        if (_past.TryPop(out var last))
        {
            (Settings, _choices) = (last.Settings, last.Choices);
            Show(last.Sheet);
        }
    }

    private static SheetRow Empty(Sheet sheet, int number) => new(number, [.. Enumerable.Repeat("", sheet.Headers.Length)]);

    private void Change(Sheet sheet, string what)
    {
        Remember(what);
        Show(sheet);
    }

    private void Remember(string what)
    {
        if (_past.Count == MostUndone)
        {
            Keep([.. _past.Take(MostUndone / 2)]);
        }

        _past.Push((Sheet, Settings, _choices, what));
    }

    /// <summary>Keeps of what can be undone only some steps, the last of them first.</summary>
    private void Keep((Sheet? Sheet, BatchSettings Settings, RowChoices Choices, string What)[] steps)
    {
        _past.Clear();
        Array.ForEach([.. steps.Reverse()], _past.Push);
    }

    private void Show(Sheet? sheet)
    {
        Sheet = sheet;
        Plan = sheet is null ? null : _planner.Plan(sheet, Settings, _choices, _tests);
    }
}
