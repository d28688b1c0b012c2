using System.Collections.Frozen;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Fills in and checks rows one by one, with the rules and the messages of the form that makes single connectors.</summary>
internal sealed class RowChecker
{
    // The name is checked when all names are known; any legal one stands in for it.
    private const string AnyName = "Row";

    private readonly ConnectorForm _form;
    private readonly BatchSettings _settings;
    private readonly RowFiller _filler;
    private readonly ConnectionDraft _empty;
    private readonly int _nameLimit;
    private readonly bool _hasChoices;

    public RowChecker(ConnectorForm form, MatchedSheet sheet, BatchSettings settings, int nameLimit)
    {
        (_form, _settings, _nameLimit) = (form, settings, nameLimit);
        _filler = new RowFiller(sheet, settings);
        _empty = ConnectionDraft.New(form);
        _hasChoices = form.Fields.Any(field => field.Attribute.HiddenWhen is not null || field.Options.Any(option => option.Fields is not null));
    }

    /// <summary>Fills in and checks a row.</summary>
    public CheckedRow Check(SheetRow row)
    {
        var faults = new List<FieldFault>();
        var draft = _empty with { Label = Fill(row, FieldFault.Label, faults).Trim(), Name = Fill(row, FieldFault.Name, faults).Trim() };
        var set = SetOf(row, faults);
        foreach (var field in _form.Fields.Where(field => field is { IsShown: true, Attribute.IsReadOnly: false }))
        {
            draft = field.IsTypedSecret ? FillSecret(draft, row, field, set, faults) : FillSetting(draft, row, field, faults);
        }

        CheckType(row, faults);
        CheckChoices(row, draft, faults);

        // A field whose pattern is broken has that message, not that it is empty.
        var told = faults.Select(fault => fault.Field).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(DraftChecker.Check(draft with { Name = AnyName }, _form, FrozenSet<string>.Empty, _nameLimit).Where(fault => !told.Contains(fault.Field)));
        return new CheckedRow { Row = row, Draft = draft, Places = SameSource.PlacesOf(draft, _form), Faults = faults, CredentialSet = set?.Name };
    }

    private ConnectionDraft FillSetting(ConnectionDraft draft, SheetRow row, FormField field, List<FieldFault> faults)
    {
        var text = Fill(row, field.Name, faults);

        // Empty means the catalogue's default where there is one, as in a form that nobody touched.
        return string.IsNullOrWhiteSpace(text) ? draft : draft.With(field.Name, Chosen(field, text));
    }

    private ConnectionDraft FillSecret(ConnectionDraft draft, SheetRow row, FormField field, CredentialSet? set, List<FieldFault> faults)
    {
        var (text, fault) = _filler.FillSecret(row, field.Name);
        if (fault is not null)
        {
            faults.Add(new FieldFault(field.Name, fault));
        }
        else if (text.Length > 0 && set is not null)
        {
            faults.Add(new FieldFault(field.Name, $"The row has this secret itself, and the credentials \"{set.Name}\" too. Empty one of the two."));
        }

        var value = set is null ? text : set[field.Name].Reveal();
        return value.Length == 0 ? draft : draft.With(field.Name, value);
    }

    /// <summary>The row's own choice, else the first rule that fits, else the set for all rows: but neither of these for a row that has secrets itself.</summary>
    private CredentialSet? SetOf(SheetRow row, List<FieldFault> faults)
    {
        var (named, fault) = _filler.Fill(row, BulkColumn.CredentialSet);
        if (fault is not null || !string.IsNullOrWhiteSpace(named))
        {
            var found = fault is null ? _settings.Find(named) : null;
            if (found is null)
            {
                var meant = fault is null && Likeness.Closest(named, _settings.Sets.Select(set => set.Name)) is { } close ? $" Did you mean \"{close}\"?" : "";
                faults.Add(new FieldFault(BulkColumn.CredentialSet, fault ?? $"There are no credentials called \"{named.Trim()}\".{meant} Add them below."));
            }

            return found;
        }

        return _form.Fields.Any(field => field.IsTypedSecret && _filler.Cell(row, field.Name).Length > 0)
            ? null
            : _settings.Rules.Where(rule => Fits(rule, row)).Select(rule => _settings.Find(rule.Set)).FirstOrDefault(set => set is not null)
                ?? (_settings.DefaultSet is { } name ? _settings.Find(name) : null);
    }

    private bool Fits(CredentialRule rule, SheetRow row) =>
        string.Equals(_filler.Named(row, rule.Column), rule.Value.Trim(), StringComparison.OrdinalIgnoreCase);

    private void CheckType(SheetRow row, List<FieldFault> faults)
    {
        var type = _filler.Cell(row, BulkColumn.TypeName).Trim();
        if (type.Length > 0 && !Is(type, _form.TypeLabel) && !Is(type, _form.Type.ToString()) && !Is(type, _form.Type.OfCatalogue().ToString()))
        {
            faults.Add(new FieldFault(BulkColumn.TypeName, $"The row is for {type}, and this plan makes {_form.TypeLabel} connectors. Put it into a sheet of its own."));
        }
    }

    /// <summary>What goes with another choice, such as another way to sign in, is not sent. Who filled it in should know.</summary>
    private void CheckChoices(SheetRow row, ConnectionDraft draft, List<FieldFault> faults)
    {
        if (!_hasChoices)
        {
            return;
        }

        var sent = _form.FieldsFor(draft).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var field in _form.Fields.Where(field => field is { IsShown: true, Attribute.IsReadOnly: false } && !sent.Contains(field.Name)))
        {
            if (_filler.Cell(row, field.Name).Trim() is { Length: > 0 } text && !Is(text, field.Attribute.Default ?? ""))
            {
                faults.Add(new FieldFault(field.Name, "It does not go with what the row chooses in other settings, such as the way to sign in, and would not be sent. Empty the cell, or choose otherwise."));
            }
        }
    }

    private string Fill(SheetRow row, string key, List<FieldFault> faults)
    {
        var (text, fault) = _filler.Fill(row, key);
        if (fault is not null)
        {
            faults.Add(new FieldFault(key, fault));
        }

        return text;
    }

    /// <summary>What is to be chosen from a list may be written as the list shows it, in any case.</summary>
    private static string Chosen(FormField field, string text)
    {
        var value = text.Trim();
        return field.Options.Count == 0 || field.Options.Any(option => option.Value == value)
            ? text
            : (field.Options.FirstOrDefault(option => Is(option.Value, value)) ?? field.Options.FirstOrDefault(option => Is(option.Label, value)))?.Value ?? text;
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
