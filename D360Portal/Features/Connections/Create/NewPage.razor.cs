using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Create;

/// <summary>A new connector of a type.</summary>
public sealed partial class NewPage
{
    private FormStart? _start;
    private string? _madeInSetup;

    /// <summary>The type's name, unchecked.</summary>
    [Parameter]
    public required string Type { get; set; }

    [Inject]
    internal FormStarter Starter { get; set; } = default!;

    /// <inheritdoc />
    protected override object Subject => Type;

    /// <inheritdoc />
    protected override void Begin() => (_start, _madeInSetup) = (null, null);

    /// <inheritdoc />
    protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken)
    {
        if (!ConnectorTypeName.TryParse(Type, out var type) || await Starter.ReadFormAsync(Grant!.Id, type, source: null, cancellationToken) is not { } form
            || !(form.IsInCatalogue || type == ConnectorTypeName.IngestApi))
        {
            Problem = "The catalogue of this org has no such connector type.";
            return;
        }

        if (type.IsMadeInSetup)
        {
            _madeInSetup = form.TypeLabel;
            return;
        }

        var neighbours = await Starter.ReadNeighboursAsync(Grant.Id, form.Type, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        form = form.With(neighbours);
        _start = new FormStart { Key = FormKey.New(form.Type), Form = form, Draft = ConnectionDraft.New(form), Neighbours = neighbours };
    }
}
