using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Activity;

/// <summary>The user's intents in this org: what, when, outcome, id.</summary>
public sealed partial class ActivityPage
{
    private const int Most = 500;

    private IReadOnlyList<CreateIntent>? _intents;
    private string _said = "";
    private bool _isLooking;

    /// <summary>The intents.</summary>
    [Inject]
    public required ICreateIntents Intents { get; init; }

    [Inject]
    internal ConnectionCreator Creator { get; set; } = default!;

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <inheritdoc />
    protected override async Task OpenAsync() => _intents = await Intents.ListAsync(Grant!, Most, Leaving);

    private async Task LookUpAsync(CreateIntent intent)
    {
        _isLooking = true;
        await TryAsync(async () =>
        {
            _said = await Creator.LookUpAsync(Grant!.Id, intent, Leaving) ? $"{intent.Label} was found." : $"{intent.Label} was not found.";
            _intents = await Intents.ListAsync(Grant, Most, Leaving);
        });
        _isLooking = false;
    }

    private static string Word(CreateIntent intent) => intent.State switch
    {
        IntentState.Created => "Created",
        IntentState.Rejected => "Not created",
        IntentState.Sending => "Under way",
        _ => "Unknown",
    };
}
