using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections;

/// <summary>Asks once more for secrets that are no longer kept.</summary>
public sealed partial class RunSecretsForm : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly Dictionary<(string? Set, string Name), string> _typed = [];
    private (string? Set, string What)? _fault;
    private ConnectorForm? _form;

    /// <summary>What is missing.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RunSecretSet> Sets { get; set; }

    /// <summary>The type of every row.</summary>
    [Parameter, EditorRequired]
    public required ConnectorTypeName Type { get; set; }

    /// <summary>The user's permission.</summary>
    [Parameter, EditorRequired]
    public required Grant Grant { get; set; }

    /// <summary>The user has typed one set.</summary>
    [Parameter]
    public EventCallback<(string? Set, IReadOnlyDictionary<string, Secret> Secrets)> OnGive { get; set; }

    [Inject]
    internal FormStarter Starter { get; set; } = default!;

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

    private static string NameOf(RunSecretSet secrets) => secrets.Name ?? "Rows with secrets of their own";

    private string IdOf(RunSecretSet secrets, string name) => $"secret-{Sets.ToList().IndexOf(secrets)}-{name}";

    private string ValueOf(RunSecretSet secrets, string name) => _typed.GetValueOrDefault((secrets.Name, name), "");

    private async Task GiveAsync(RunSecretSet secrets)
    {
        var given = secrets.SecretNames.ToDictionary(name => name, name => ValueOf(secrets, name), StringComparer.Ordinal);
        var what = given.Values.All(value => value.Length == 0) ? "Type the secrets."
            : given.Values.Any(MaskedValue.Matches) ? "This is a mask, not the secret. Type the secret itself."
            : null;
        _fault = what is null ? null : (secrets.Name, what);
        if (what is not null)
        {
            return;
        }

        await OnGive.InvokeAsync((secrets.Name, given.Where(secret => secret.Value.Length > 0).ToDictionary(secret => secret.Key, secret => new Secret(secret.Value), StringComparer.Ordinal)));
        foreach (var name in secrets.SecretNames)
        {
            _typed.Remove((secrets.Name, name));
        }
    }
}
