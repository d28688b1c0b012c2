using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Makes plans. A plan compares every row with the org and with the rows above it.</summary>
internal sealed class BulkPlanner
{
    private readonly ConnectorForm _form;
    private readonly IReadOnlyList<BulkColumn> _columns;
    private readonly IReadOnlyList<ConnectionRow> _neighbours;
    private readonly int _nameLimit;
    private BatchSettings? _checkedWith;
    private MatchedSheet? _matched;
    private Dictionary<SheetRow, CheckedRow> _checked = new(ReferenceEqualityComparer.Instance);

    public BulkPlanner(ConnectorForm form, IReadOnlyList<ConnectionRow> neighbours, int nameLimit)
    {
        (_form, _neighbours, _nameLimit) = (form, neighbours, nameLimit);
        _columns = BulkColumns.All(form);
    }

    /// <summary>A plan of the rows as they are.</summary>
    /// <param name="sheet">The rows.</param>
    /// <param name="settings">What the user decided for all of them.</param>
    /// <param name="choices">What the user decided for single rows.</param>
    /// <param name="tests">What tests said, by row; a test of a row that has changed since does not count.</param>
    public BulkPlan Plan(Sheet sheet, BatchSettings settings, RowChoices choices, TestedRows tests)
    {
        var matched = ColumnMatcher.Match(sheet, _columns, settings);
        var rows = CheckRows(matched, settings);
        var org = new OrgConnectors(_neighbours, _form.Type);
        var names = new NameAllotter(org.Names, _nameLimit);
        var labels = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var sources = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return new BulkPlan
        {
            Matched = matched,
            Form = _form,
            ListCalls = org.Pages,
            Rows = [.. rows.Select(row => Plan(row, org, names, labels, sources) ).Select(row => choices.Apply(tests.Apply(row)))],
        };
    }

    /// <summary>Rows that have not changed since the last plan are not checked again.</summary>
    private ImmutableArray<CheckedRow> CheckRows(MatchedSheet matched, BatchSettings settings)
    {
        var isSame = _checkedWith == settings && _matched is { } last && last.Columns.Select(column => column?.Key).SequenceEqual(matched.Columns.Select(column => column?.Key)) && last.Secrets.SequenceEqual(matched.Secrets) && last.Sheet.Headers.SequenceEqual(matched.Sheet.Headers);
        var known = isSame ? _checked : [];
        var checker = new RowChecker(_form, matched, settings, _nameLimit);
        var rows = matched.Sheet.Rows.Select(row => known.TryGetValue(row, out var before) ? before : checker.Check(row)).ToImmutableArray();
        (_checkedWith, _matched) = (settings, matched);
        _checked = new Dictionary<SheetRow, CheckedRow>(ReferenceEqualityComparer.Instance);
        foreach (var row in rows)
        {
            _checked[row.Row] = row;
        }

        return rows;
    }

    private PlannedRow Plan(CheckedRow row, OrgConnectors org, NameAllotter names, Dictionary<string, int> labels, Dictionary<string, int> sources)
    {
        var planned = new PlannedRow { Checked = row, Draft = row.Draft, Faults = row.Faults, Fate = RowFate.Create };
        if (Existing(row, org) is { } existing && row.Faults.All(fault => fault.Field is not (FieldFault.Label or FieldFault.Name)))
        {
            var difference = existing.Type == _form.Type ? OrgConnectors.Difference(existing, row.Draft, _form) : $"it is of type {existing.TypeLabel}";
            if (difference is null && existing.Id is { } id && IsComplete(row))
            {
                return planned with { Fate = RowFate.AlreadyThere, AlreadyThere = id, Faults = [], Reason = $"The org has \"{existing.Label}\" with the same settings.", Draft = row.Draft with { Name = existing.Name ?? "" } };
            }

            planned = planned with { Fate = RowFate.Conflict, Reason = $"The org has \"{existing.Label}\" already{(difference is null ? "" : $", and {difference}")}." };
        }

        var (name, change) = row.Draft.Label.Length == 0 ? ("", null) : names.Allot(row.Draft.Label, row.Draft.Name);
        var faults = name.Length > 0 || row.Draft.Label.Length == 0 ? row.Faults : [.. row.Faults, new FieldFault(FieldFault.Name, "No API name can be made of this name, for it has no letter from a to z and no digit. Write one.")];
        planned = planned with { Draft = row.Draft with { Name = name }, NameChange = change, Faults = faults };
        var collision = Collision(row, org, labels, sources);
        return planned switch
        {
            { Faults: [var first, ..] } => planned with { Fate = RowFate.Blocked, Reason = first.Message },
            { Fate: RowFate.Create } when collision is not null => planned with { Fate = RowFate.Conflict, Reason = collision },
            _ => planned,
        };
    }

    /// <summary>The connector of the org that has the row's name. Neither kind of name tells alone: display texts are not unique, and Salesforce changes some API names.</summary>
    private static ConnectionRow? Existing(CheckedRow row, OrgConnectors org) =>
        org.Labelled(row.Draft.Label) is { } labelled && row.Draft.Label.Length > 0 ? labelled : org.Named(row.Draft.Name);

    /// <summary>Secrets need not be there again for what is there already; everything else must be right.</summary>
    private bool IsComplete(CheckedRow row) => row.Faults.All(fault => _form.Find(fault.Field) is { IsTypedSecret: true });

    private static string? Collision(CheckedRow row, OrgConnectors org, Dictionary<string, int> labels, Dictionary<string, int> sources)
    {
        var number = row.Row.Number;
        var twin = org.AtSource(row.Places);
        var source = OrgConnectors.KeyOf(row.Places.SelectMany(place => new[] { place.Name, place.Value }));
        var isSecondLabel = !labels.TryAdd(row.Draft.Label, number) && row.Draft.Label.Length > 0;
        var isSecondSource = row.Places.Count > 0 && !sources.TryAdd(source, number);
        return isSecondLabel ? $"Row {labels[row.Draft.Label]} has the same name."
            : twin is not null ? $"The org's \"{twin.Label}\" reads the same source."
            : isSecondSource ? $"Row {sources[source]} reads the same source."
            : null;
    }
}
