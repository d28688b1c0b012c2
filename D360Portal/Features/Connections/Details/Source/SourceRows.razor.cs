using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Details.Source;

/// <summary>Rows of a source, as text. Of long texts the whole only comes into the page when somebody asks for it.</summary>
public sealed partial class SourceRows
{
    private const int Cut = 80;

    private readonly HashSet<(int Row, int Column)> _whole = [];
    private IReadOnlyList<PreviewRow>? _of;

    /// <summary>The fields' names, in the order of the values.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Fields { get; set; }

    /// <summary>The rows.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<PreviewRow> Rows { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_of, Rows))
        {
            _of = Rows;
            _whole.Clear();
        }
    }

    /// <summary>Half of a character is none.</summary>
    private static int End(string text) => char.IsHighSurrogate(text[Cut - 1]) ? Cut - 1 : Cut;
}
