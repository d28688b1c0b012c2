using D360Portal.Components.Kit;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>Asks once more for secrets that are no longer kept.</summary>
public sealed partial class RunSecretsForm : IDisposable
{
    private const int MostShown = 20;

    private readonly CancellationTokenSource _leaving = new();
    private readonly Dictionary<(string Set, string Name), string> _typed = [];
    private readonly Dictionary<(string Set, string Name), string> _faults = [];
    private ElementReference _heading;
    private ConnectorForm? _form;
    private (string Set, string What)? _problem;
    private bool _isGiving;

    /// <summary>What is missing.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RunSecretSet> Sets { get; set; }

    /// <summary>The type of every row.</summary>
    [Parameter, EditorRequired]
    public required ConnectorTypeName Type { get; set; }

    /// <summary>The user's permission.</summary>
    [Parameter, EditorRequired]
    public required Grant Grant { get; set; }

    /// <summary>Saves the secrets of one set, and says whether they are saved.</summary>
    [Parameter, EditorRequired]
    public required Func<RunSecretSet, IReadOnlyDictionary<string, Secret>, Task<bool>> OnGive { get; set; }

    /// <summary>Those of one set are saved.</summary>
    [Parameter]
    public EventCallback OnGiven { get; set; }

    /// <summary>Told of what failed in full.</summary>
    [Inject]
    public required ILogger<RunSecretsForm> Logger { get; init; }

    /// <summary>Puts the focus on the first faulty field.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    [Inject]
    internal FormStarter Starter { get; set; } = default!;

    /// <summary>Whether something is typed that would be lost.</summary>
    internal bool IsUnsaved => Sets.Any(set => set.SecretNames.Any(name => ValueOf(set, name).Length > 0));

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        try
        {
            _form = await Starter.ReadFormOrNamesAsync(Grant.Id, Type, source: null, _leaving.Token);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The form is closed.
        }
    }

    /// <summary>As the catalogue calls it; Salesforce's own name where the catalogue does not have it, or is not read yet.</summary>
    private string LabelOf(string name) => _form is { } form && form.Find(name) is { } field ? FieldNames.LabelOf(form, field) : name;

    private static string NameOf(RunSecretSet secrets) => secrets.Name ?? $"Row {secrets.RowNumber}";

    /// <summary>What tells one set from another while the list of them changes.</summary>
    private static string KeyOf(RunSecretSet secrets) => secrets.Name is { } name ? $"set {name}" : $"row {secrets.RowNumber}";

    /// <summary>A number and not the secret's name, which may hold anything.</summary>
    private string IdOf(RunSecretSet secrets, string name) =>
        $"secret-{Sets.TakeWhile(other => KeyOf(other) != KeyOf(secrets)).Count()}-{secrets.SecretNames.TakeWhile(other => other != name).Count()}";

    private string ValueOf(RunSecretSet secrets, string name) => _typed.GetValueOrDefault((KeyOf(secrets), name), "");

    private string? FaultOf(RunSecretSet secrets, string name) => _faults.GetValueOrDefault((KeyOf(secrets), name));

    private void Take(RunSecretSet secrets, string name, string value)
    {
        _typed[(KeyOf(secrets), name)] = value;
        _faults.Remove((KeyOf(secrets), name));
    }

    private async Task GiveAsync(RunSecretSet secrets)
    {
        if (_isGiving)
        {
            return;
        }

        _problem = null;
        foreach (var name in secrets.SecretNames)
        {
            Judge(secrets, name);
        }

        if (secrets.SecretNames.FirstOrDefault(name => FaultOf(secrets, name) is not null) is { } first)
        {
            StateHasChanged();
            await Script.CallAsync(Assets["focus.js"], "focus", IdOf(secrets, first));
            return;
        }

        _isGiving = true;
        try
        {
            _problem = await SaveAsync(secrets) is { } what ? (KeyOf(secrets), what) : null;
        }
        finally
        {
            _isGiving = false;
        }

        // The form that had the focus is gone; the next one stands below the heading.
        if (_problem is null && !_leaving.IsCancellationRequested)
        {
            await _heading.FocusAsync();
        }
    }

    /// <summary>Saves one set. What is typed stays until it is saved.</summary>
    /// <returns>What went wrong, in a sentence; null when nothing did.</returns>
    private async Task<string?> SaveAsync(RunSecretSet secrets)
    {
        var isSaved = false;
        try
        {
            isSaved = await OnGive(secrets, secrets.SecretNames.ToDictionary(name => name, name => new Secret(ValueOf(secrets, name)), StringComparer.Ordinal));
            if (!isSaved)
            {
                return "They were not saved: the run takes none from you now. What you typed still stands here.";
            }

            foreach (var name in secrets.SecretNames)
            {
                _typed.Remove((KeyOf(secrets), name));
            }

            await OnGiven.InvokeAsync();
            return null;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (exception is not SignInRequiredException)
        {
            var reference = EntryFailure.Log(Logger, exception);
            return isSaved
                ? $"They are saved, but something happened then that the portal does not expect: if the run still waits, press \"Resume\". The reference in the portal's log is {reference}."
                : $"They may not be saved: something happened that the portal does not expect. What you typed still stands here; try once more. If it happens again, look for the reference {reference} in the portal's log.";
        }
    }

    private void Judge(RunSecretSet secrets, string name)
    {
        var value = ValueOf(secrets, name);
        var fault = value.Length == 0 ? $"{LabelOf(name)} is needed."
            : MaskedValue.Matches(value) ? "This is a mask, not the secret. Type the secret itself."
            : null;
        if (fault is null)
        {
            _faults.Remove((KeyOf(secrets), name));
        }
        else
        {
            _faults[(KeyOf(secrets), name)] = fault;
        }
    }
}
