using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace D360Portal.Tests.Components.Layout;

/// <summary>theme.css takes the place of the palette that MudBlazor writes, so it must have all of it, twice.</summary>
public sealed partial class ThemeTests : BunitContext
{
    private static readonly string[] Blocks = ReadBlocks();

    internal static IReadOnlySet<string> Light { get; } = Names(Blocks[0]);

    internal static IReadOnlySet<string> Dark { get; } = Names(Blocks[1]);

    [Fact]
    public void Every_colour_that_MudBlazor_writes_is_set_for_light_and_for_dark()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;

        var written = Names(Render<MudThemeProvider>().Markup).Where(name => name.StartsWith("--mud-palette-", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(written);
        Assert.Empty(written.Except(Light));
        Assert.Empty(written.Except(Dark));
    }

    [Fact]
    public void Light_and_dark_set_the_same_names()
    {
        Assert.NotEmpty(Light);
        Assert.Equal(Light.Order(StringComparer.Ordinal), Dark.Order(StringComparer.Ordinal));
    }

    private static string[] ReadBlocks([CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "D360Portal", "wwwroot", "theme.css");
        var match = TwoBlocks().Match(File.ReadAllText(path));
        return match.Success
            ? [match.Groups["light"].Value, match.Groups["dark"].Value]
            : throw new InvalidOperationException("theme.css does not have its two blocks.");
    }

    private static HashSet<string> Names(string css) => [.. Variable().Matches(css).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"html:root \{(?<light>[^}]*)\}\s*html:root\[data-theme=""dark""\] \{(?<dark>[^}]*)\}")]
    private static partial Regex TwoBlocks();

    [GeneratedRegex(@"(--[a-z0-9-]+)\s*:")]
    private static partial Regex Variable();
}
