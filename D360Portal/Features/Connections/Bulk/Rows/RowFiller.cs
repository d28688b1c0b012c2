namespace D360Portal.Features.Connections.Bulk;

/// <summary>The texts of a sheet's rows: what stands in a cell, or the pattern for all rows where it is empty, filled in from other columns.</summary>
internal sealed class RowFiller
{
    private const int Deepest = 5;

    private readonly MatchedSheet _sheet;
    private readonly BatchSettings _settings;
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _patternsByName = new(StringComparer.OrdinalIgnoreCase);

    public RowFiller(MatchedSheet sheet, BatchSettings settings)
    {
        (_sheet, _settings) = (sheet, settings);
        for (var index = 0; index < sheet.Columns.Length; index++)
        {
            _byName.TryAdd(sheet.Sheet.Headers[index], index);
            if (sheet.Columns[index] is { } column)
            {
                _byKey.TryAdd(column.Key, index);
                foreach (var name in column.Names)
                {
                    _byName.TryAdd(name, index);
                }
            }
        }

        foreach (var column in sheet.Known.Where(column => settings.Patterns.ContainsKey(column.Key)))
        {
            foreach (var name in column.Names)
            {
                _patternsByName.TryAdd(name, settings.Patterns[column.Key]);
            }
        }
    }

    /// <summary>The text of a cell as it stands in the sheet; empty when there is no such column.</summary>
    public string Cell(SheetRow row, string key) => _byKey.TryGetValue(key, out var index) ? row.Cells[index] : "";

    /// <summary>The text in the column of that header, without blanks around it; null when there is no such column, or it holds secrets.</summary>
    public string? Named(SheetRow row, string header) => _byName.TryGetValue(header, out var index) && !_sheet.IsSecret(index) ? FormulaSafe.Read(row.Cells[index]).Trim() : null;

    /// <summary>What a field of a row is filled with.</summary>
    public (string Text, string? Fault) Fill(SheetRow row, string key) => RowPattern.Fill(Written(row, key), name => Find(row, name, depth: 1));

    /// <summary>What a secret of a row is filled with: a pattern only where every column that it names exists, for a secret may hold any characters.</summary>
    public (string Text, string? Fault) FillSecret(SheetRow row, string key)
    {
        var written = Cell(row, key);
        return RowPattern.MayBeOne(written) && RowPattern.ColumnsOf(written).ToArray() is { Length: > 0 } names && names.All(_byName.ContainsKey)
            ? RowPattern.Fill(written, name => Find(row, name, depth: 1, isForSecret: true))
            : (written, null);
    }

    private string Written(SheetRow row, string key)
    {
        var cell = FormulaSafe.Read(Cell(row, key));
        return string.IsNullOrWhiteSpace(cell) ? _settings.Patterns.GetValueOrDefault(key, cell) : cell;
    }

    private (string? Value, string? Fault) Find(SheetRow row, string name, int depth, bool isForSecret = false)
    {
        if (!_byName.TryGetValue(name, out var index))
        {
            if (_patternsByName.GetValueOrDefault(name, "") is { Length: > 0 } pattern)
            {
                return Fill(row, pattern, depth, isForSecret);
            }

            var meant = _sheet.HasHeaders ? Likeness.Closest(name, _sheet.Sheet.Headers) : null;
            return (null, $"The pattern names the column \"{name}\", which the sheet does not have.{(meant is null ? "" : $" Did you mean \"{meant}\"?")}");
        }

        if (_sheet.IsSecret(index) && !(isForSecret && _sheet.Columns[index] is null or { Key: BulkColumn.Own or BulkColumn.LeftOut }))
        {
            return (null, $"The pattern names the column \"{name}\", which holds secrets. A secret stands in its own field alone.");
        }

        var key = _sheet.Columns[index]?.Key;
        var text = key is null or BulkColumn.Own or BulkColumn.LeftOut or BulkColumn.Result ? FormulaSafe.Read(row.Cells[index]) : Written(row, key);
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, $"The pattern names the column \"{name}\", which is empty in this row.");
        }

        return RowPattern.MayBeOne(text) ? Fill(row, text, depth, isForSecret) : (text.Trim(), null);
    }

    private (string? Value, string? Fault) Fill(SheetRow row, string pattern, int depth, bool isForSecret) => depth >= Deepest
        ? (null, "The patterns of this row lead back to each other.")
        : RowPattern.Fill(pattern, inner => Find(row, inner, depth + 1, isForSecret));
}
