using D360Portal.Salesforce;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace D360Portal.Features.Connections;

/// <content>What its user does to the run. Where a button goes away with what it did, the focus goes to the progress.</content>
public sealed partial class RunPage
{
    /// <summary>A run that waits goes on waiting, and then sends whatever waits.</summary>
    private string WhenPaused => _run is { State: RunState.Paused } ? " when the run goes on" : "";

    /// <summary>Does something to the run, shows what it is now, and says it.</summary>
    /// <param name="act">Returns what is to be said; null when the new state says enough.</param>
    private async Task ActAsync(Func<Task<string?>> act)
    {
        var said = await act();
        await LookAsync();
        _said = said ?? _said;
        await (_table?.RefreshAsync() ?? Task.CompletedTask);
        StateHasChanged();
    }

    /// <summary>Does what a button says, one after the other. A click was meant for what stood there: where another has changed that meanwhile, nothing is done.</summary>
    private async Task ObeyAsync(Func<Task<string?>> act)
    {
        var meantFor = _run?.State;
        await _turn.WaitAsync(Leaving);
        try
        {
            if (_run?.State == meantFor)
            {
                await ActAsync(act);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task PauseOrResumeAsync() => ObeyAsync(async () =>
    {
        await (_run is { State: RunState.Paused } ? Control.ResumeAsync(Grant!, _id, Leaving) : Control.PauseAsync(Grant!, _id, Leaving));
        return null;
    });

    private async Task StopAsync()
    {
        await ObeyAsync(async () =>
        {
            await Control.StopAsync(Grant!, _id, Leaving);
            return null;
        });
        await _progress.FocusAsync();
    }

    private async Task RetryAsync()
    {
        await ObeyAsync(async () => $"{RunWords.Rows(await Control.RetryAsync(Grant!, _id, position: null, Leaving))} will be sent again{WhenPaused}.");
        if (_counts.Failed == 0)
        {
            await _progress.FocusAsync();
        }
    }

    /// <returns>Whether it is saved.</returns>
    private async Task<bool> MendAsync(MendedRow mended)
    {
        var (row, isSent) = mended;
        if (!await Control.MendAsync(Grant!, _id, row, Leaving))
        {
            await ActAsync(() => Task.FromResult<string?>(null));
            return false;
        }

        await ActAsync(async () =>
        {
            var isSending = isSent && await Control.RetryAsync(Grant!, _id, row.Position, Leaving) > 0;
            var said = isSending ? $"Row {row.Number} is mended and will be sent again{WhenPaused}." : $"Row {row.Number} is mended. Press \"Retry failed\" to send it again.";
            Toasts.Add(said, Severity.Success);
            return said;
        });
        return true;
    }

    /// <returns>Whether they are saved.</returns>
    private Task<bool> GiveSecretsAsync(RunSecretSet set, IReadOnlyDictionary<string, Secret> secrets) => Control.GiveSecretsAsync(Grant!, _id, set, secrets, Leaving);

    /// <summary>Resumes the run when it waits for no more secrets.</summary>
    private async Task GoOnAsync()
    {
        await ActAsync(async () =>
        {
            if ((await Journal.ListMissingSecretsAsync(_id, Leaving)).Count == 0 && _run is { Pause.Cause: PauseCause.Secrets })
            {
                await Control.ResumeAsync(Grant!, _id, Leaving);
            }

            return null;
        });
        if (_missing.Count == 0)
        {
            await _progress.FocusAsync();
        }
    }

    private async Task OnUndoBegunAsync(int count)
    {
        _asksToUndo = false;
        await ActAsync(() => Task.FromResult<string?>($"{count} {(count == 1 ? "connector is" : "connectors are")} being deleted."));
        await _progress.FocusAsync();
    }

    private async Task CancelUndoAsync()
    {
        _asksToUndo = false;
        await _undoButton.FocusAsync();
    }
}
