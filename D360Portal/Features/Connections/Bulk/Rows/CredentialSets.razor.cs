using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Secrets that are typed once for many rows, and which rows have them.</summary>
public sealed partial class CredentialSets
{
    private (int At, string What)? _fault;

    /// <summary>The form of the type.</summary>
    [Parameter, EditorRequired]
    public required ConnectorForm Form { get; set; }

    /// <summary>The plan, which knows how many rows use which.</summary>
    [Parameter, EditorRequired]
    public required BulkPlan Plan { get; set; }

    /// <summary>What is decided for all rows.</summary>
    [Parameter, EditorRequired]
    public required BatchSettings Settings { get; set; }

    /// <summary>The user decided something.</summary>
    [Parameter]
    public EventCallback<BatchSettings> OnDecide { get; set; }

    private FormField[] Secrets => [.. Form.Fields.Where(one => one is { IsShown: true, IsTypedSecret: true, Attribute.IsReadOnly: false })];

    private string[] Headers => [.. Plan.Matched.Sheet.Headers.Where((header, index) => Plan.Matched.IsTitled(index) && !Plan.Matched.IsSecret(index))];

    private string Used(CredentialSet set) => Plan.Rows.Count(row => row.Checked.CredentialSet == set.Name) is var count && count == 1 ? "1 row has them." : $"{count} rows have them.";

    private Task AddAsync()
    {
        var number = Settings.Sets.Length + 1;
        while (Settings.Find($"Credentials {number}") is not null)
        {
            number++;
        }

        var set = new CredentialSet($"Credentials {number}");
        return OnDecide.InvokeAsync(Settings with { Sets = Settings.Sets.Add(set), DefaultSet = Settings.DefaultSet ?? (Settings.Sets.IsEmpty ? set.Name : null) });
    }

    private Task RenameAsync(int at, string? name)
    {
        var (settings, fault) = Settings.Rename(at, name ?? "");
        _fault = fault is null ? null : (at, fault);
        return OnDecide.InvokeAsync(settings);
    }

    private Task TypeAsync(int at, string field, string? value) => OnDecide.InvokeAsync(Settings with { Sets = Settings.Sets.SetItem(at, Settings.Sets[at].With(field, value ?? "")) });

    private Task RemoveAsync(int at)
    {
        _fault = null;
        var name = Settings.Sets[at].Name;
        return OnDecide.InvokeAsync(Settings with
        {
            Sets = Settings.Sets.RemoveAt(at),
            Rules = Settings.Rules.RemoveAll(rule => rule.Set == name),
            DefaultSet = Settings.DefaultSet == name ? null : Settings.DefaultSet,
        });
    }

    private Task AddRuleAsync() => OnDecide.InvokeAsync(Settings with { Rules = Settings.Rules.Add(new CredentialRule(Headers[0], "", Settings.Sets[0].Name)) });

    private Task ChangeAsync(int at, CredentialRule rule) => OnDecide.InvokeAsync(Settings with { Rules = Settings.Rules.SetItem(at, rule) });
}
