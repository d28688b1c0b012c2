using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace D360Portal.Simulator.Pages;

/// <summary>An interpolated text whose holes are encoded, for content and for quoted attributes, unless they are markup already.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlText(int literalLength, int formattedCount)
{
    private readonly StringBuilder _markup = new(literalLength + (formattedCount * 16));

    public string Markup => _markup.ToString();

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(string? text) => _markup.Append(HtmlEncoder.Default.Encode(text ?? ""));

    public void AppendFormatted(Html html) => _markup.Append(html.Markup);
}
