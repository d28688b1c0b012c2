using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Edit;

/// <summary>Changes a connector: all of it, or its credentials alone.</summary>
public sealed partial class EditPage
{
    private Connection? _connection;
    private EditStart? _start;
    private string? _refusal;

    private bool IsForSetup => _connection?.Type.IsChangedInSetup is true;

    /// <summary>The connector's id, unchecked.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>What alone is to be changed, unchecked.</summary>
    [SupplyParameterFromQuery(Name = PortalUrls.OnlyParameter)]
    public string? Only { get; set; }

    [Inject]
    internal ConnectionReader Reader { get; set; } = default!;

    [Inject]
    internal FormStarter Starter { get; set; } = default!;

    /// <inheritdoc />
    protected override object Subject => (Id, Only);

    /// <inheritdoc />
    protected override void Begin() => (_connection, _start, _refusal) = (null, null, null);

    /// <inheritdoc />
    protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken)
    {
        // What is kept may be what somebody else has changed since: a change begins with what is there.
        if (!ConnectionId.TryParse(Id, out var id) || (await Reader.ReadAsync(Grant!.Id, id, anew: true, cancellationToken)).Value is not { } found)
        {
            Problem = "This org has no connector with that id, or you may not see it. It may have been deleted.";
            return;
        }

        var connection = found.Id is null ? found with { Id = id } : found;
        var typeLabel = connection.TypeLabel ?? connection.Type.ToString();
        if (connection.Type.IsChangedInSetup || connection.IsEditable is false)
        {
            _connection = connection;
            _refusal = connection.Type.IsChangedInSetup
                ? $"{typeLabel} connectors are changed in Salesforce: Data 360 Setup asks for an authorization, an org or an app that the API cannot give. Change it there."
                : "Salesforce does not let this connector be changed. It may belong to a package, or to Salesforce itself.";
            return;
        }

        var form = EditDraft.FormOf(await Starter.ReadFormAsync(Grant.Id, connection.Type, connection, cancellationToken));
        var neighbours = await Starter.ReadNeighboursAsync(Grant.Id, connection.Type, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        _connection = connection;
        _start = StartOf(connection, form, [.. neighbours.Where(row => row.Id != connection.Id)]);
    }

    private EditStart StartOf(Connection connection, ConnectorForm form, IReadOnlyList<ConnectionRow> neighbours)
    {
        var id = connection.Id!.Value;
        var draft = EditDraft.Of(connection, form);
        var wantsCredentials = Only == PortalUrls.OnlyCredentials;
        var isOfCredentials = wantsCredentials && draft.IsWhole && form.Fields.Any(field => field.IsShown && CredentialFields.IsCredential(field));
        IReadOnlyList<string> notes = wantsCredentials && !draft.IsWhole
            ? [.. draft.Notes, "So the credentials cannot be changed alone: Salesforce replaces the whole connector."]
            : draft.Notes;
        var start = new FormStart
        {
            Key = isOfCredentials ? EditFormKey.OfCredentials(id) : EditFormKey.Of(id),
            Form = form,
            Source = connection,
            IsChange = true,
            Draft = draft.Draft,
            NotCarried = notes,
            Neighbours = neighbours,
        };
        return new EditStart(connection, start, isOfCredentials);
    }
}
