using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace D360Portal.Tests.Architecture;

/// <summary>Rules that only the source text shows: the analyzers do not look into .razor files.</summary>
public sealed partial class HouseRulesTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Program_is_a_page_of_contents_not_a_program() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Root, "D360Portal", "Program.cs")).Length, 1, 15);

    [Fact]
    public void One_file_names_the_simulator_s_alias() =>
        Assert.Equal(
            ["DemoMode.Simulator.cs"],
            Sources("*.cs", "*.razor").Where(file => File.ReadAllText(file).Contains("extern alias", StringComparison.Ordinal)).Select(Path.GetFileName));

    [Fact]
    public void No_page_has_raw_markup_a_script_or_the_clock() =>
        Assert.All(Sources("*.razor"), file => Assert.DoesNotMatch(Forbidden(), File.ReadAllText(file)));

    [Fact]
    public void Pages_stay_short() =>
        Assert.All(Sources("*.razor"), file => Assert.InRange(File.ReadAllLines(file).Length, 1, 150));

    [Fact]
    public void Code_behind_stays_short() =>
        Assert.All(Sources("*.razor.cs"), file => Assert.InRange(File.ReadAllLines(file).Length, 1, 250));

    [Fact]
    public void A_code_block_only_holds_parameters()
    {
        foreach (var file in Sources("*.razor"))
        {
            var block = File.ReadAllText(file).Split("@code", 2);
            if (block.Length == 2)
            {
                Assert.DoesNotContain("await", block[1], StringComparison.Ordinal);
                Assert.DoesNotContain("[Inject]", block[1], StringComparison.Ordinal);
                Assert.InRange(block[1].Split('\n').Length, 1, 22);
            }
        }
    }

    [Fact]
    public void Log_events_have_a_number_each()
    {
        var ids = typeof(PortalBuilder).Assembly.GetType("D360Portal.LogEvents")!.GetFields().Select(field => (int)field.GetRawConstantValue()!).ToArray();

        Assert.NotEmpty(ids);
        Assert.Distinct(ids);
    }

    private static string[] Sources(params string[] patterns)
    {
        var files = patterns
            .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Root, "D360Portal"), pattern, SearchOption.AllDirectories))
            .Where(file => !BuildOutput().IsMatch(file))
            .ToArray();
        Assert.NotEmpty(files);
        return files;
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "D360Portal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The sources are not where they were compiled.");
    }

    [GeneratedRegex(@"MarkupString|AddMarkupContent|DateTime(Offset)?\.(Utc)?Now|<script(?![^>]*\ssrc=)|<style|\son[a-z]+=""(?!@)")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"[\\/](obj|bin)[\\/]")]
    private static partial Regex BuildOutput();
}
