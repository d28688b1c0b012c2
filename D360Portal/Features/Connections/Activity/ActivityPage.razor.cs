using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Activity;

/// <summary>The user's intents in this org: what, when, outcome, id.</summary>
public sealed partial class ActivityPage
{
    private const int Most = 500;

    private IReadOnlyList<ActivityEntry>? _entries;
    private string _said = "";
    private bool _isLooking;

    /// <summary>The intents to create.</summary>
    [Inject]
    public required ICreateIntents CreateIntents { get; init; }

    /// <summary>The intents to change and delete.</summary>
    [Inject]
    public required IChangeIntents ChangeIntents { get; init; }

    [Inject]
    internal ConnectionCreator Creator { get; set; } = default!;

    [Inject]
    internal ChangeLookup Lookup { get; set; } = default!;

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <inheritdoc />
    protected override async Task OpenAsync()
    {
        var now = Time.GetUtcNow();
        var creates = await CreateIntents.ListAsync(Grant!, Most, Leaving);
        var changes = await ChangeIntents.ListAsync(Grant!, Most, Leaving);
        _entries =
        [
            .. creates.Select(intent => ActivityEntry.Of(intent, now)).Concat(changes.Select(intent => ActivityEntry.Of(intent, now)))
                .OrderByDescending(entry => entry.StartedAt).Take(Most),
        ];
    }

    private async Task LookUpAsync(ActivityEntry entry)
    {
        _isLooking = true;
        await TryAsync(async () =>
        {
            _said = entry switch
            {
                { Create: { } create } => await Creator.LookUpAsync(Grant!.Id, create, Leaving) ? $"{entry.Label} was found." : $"{entry.Label} was not found.",
                { Change: { } change } => await Lookup.LookUpAsync(Grant!.Id, change, Leaving),
                _ => "",
            };
            await OpenAsync();
        });
        _isLooking = false;
    }
}
