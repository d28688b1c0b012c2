namespace D360Portal.Simulator.Pages;

/// <summary>Markup. It can only be written through <see cref="HtmlText"/>, which encodes every value put into it.</summary>
internal sealed record Html
{
    private Html(string markup) => Markup = markup;

    public static Html Nothing { get; } = new("");

    public string Markup { get; }

    public static Html Of(HtmlText text) => new(text.Markup);

    /// <summary>One piece for each item, one after the other.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> piece) => new(string.Concat(items.Select(item => piece(item).Markup)));
}
