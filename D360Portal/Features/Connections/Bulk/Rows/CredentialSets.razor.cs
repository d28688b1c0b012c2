using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Secrets that are typed once for many rows, and which rows have them.</summary>
public sealed partial class CredentialSets
{
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

    /// <summary>What uses the set goes with its name. A name that another has stays as it was.</summary>
    private Task RenameAsync(int at, string? name)
    {
        var (set, wanted) = (Settings.Sets[at], (name ?? "").Trim());
        return wanted.Length == 0 || Settings.Sets.Where((_, place) => place != at).Any(other => string.Equals(other.Name, wanted, StringComparison.OrdinalIgnoreCase))
            ? OnDecide.InvokeAsync(Settings)
            : OnDecide.InvokeAsync(Settings with
            {
                Sets = Settings.Sets.SetItem(at, set with { Name = wanted }),
                Rules = [.. Settings.Rules.Select(rule => rule.Set == set.Name ? rule with { Set = wanted } : rule)],
                DefaultSet = Settings.DefaultSet == set.Name ? wanted : Settings.DefaultSet,
            });
    }

    private Task TypeAsync(int at, string field, string? value) => OnDecide.InvokeAsync(Settings with { Sets = Settings.Sets.SetItem(at, Settings.Sets[at].With(field, value ?? "")) });

    private Task RemoveAsync(int at)
    {
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
