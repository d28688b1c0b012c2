using System.Collections.Immutable;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Clone;

/// <summary>A new connector after the pattern of one that exists.</summary>
public sealed partial class ClonePage
{
    private Connection? _source;
    private FormStart? _start;
    private string? _madeInSetup;

    /// <summary>The id of the connector to clone, unchecked.</summary>
    [Parameter]
    public required string Id { get; set; }

    [Inject]
    internal ConnectionReader Reader { get; set; } = default!;

    [Inject]
    internal FormStarter Starter { get; set; } = default!;

    /// <summary>Knows the longest API name.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    /// <inheritdoc />
    protected override object Subject => Id;

    /// <inheritdoc />
    protected override void Begin() => (_start, _madeInSetup) = (null, null);

    /// <inheritdoc />
    protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken)
    {
        if (!ConnectionId.TryParse(Id, out var id) || (await Reader.ReadAsync(Grant!.Id, id, anew, cancellationToken)).Value is not { } source)
        {
            Problem = "This org has no connector with that id, or you may not see it. It may have been deleted.";
            return;
        }

        if (source.Type.IsMadeInSetup)
        {
            _madeInSetup = source.TypeLabel ?? source.Type.ToString();
            return;
        }

        var form = await Starter.ReadFormAsync(Grant.Id, source.Type, source, cancellationToken);
        var neighbours = await Starter.ReadNeighboursAsync(Grant.Id, source.Type, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        form = form.With(neighbours);
        var taken = neighbours.Select(row => row.Name).OfType<string>().ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        var (draft, notCarried) = ConnectionCloner.Clone(source, form, taken, Options.ApiNameLimit);
        _source = source.Id is null ? source with { Id = id } : source;
        _start = new FormStart { Key = FormKey.Clone(id), Form = form, Source = source, Draft = draft, NotCarried = notCarried, Neighbours = neighbours };
    }
}
