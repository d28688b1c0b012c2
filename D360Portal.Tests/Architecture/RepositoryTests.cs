using System.Runtime.CompilerServices;

namespace D360Portal.Tests.Architecture;

/// <summary>What a newcomer, a container and a build look for at the root.</summary>
public sealed class RepositoryTests
{
    internal static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    [Theory]
    [InlineData("D360Portal.sln")]
    [InlineData("appsettings.json")]
    [InlineData("Dockerfile")]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Packages.props")]
    [InlineData("BannedSymbols.txt")]
    [InlineData("global.json")]
    [InlineData(".editorconfig")]
    [InlineData(".gitattributes")]
    [InlineData(".gitignore")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/adr/0001-projects-and-the-simulators-place.md")]
    public void It_is_there(string file) => Assert.True(File.Exists(Path.Combine(Root, file)), $"{file} is missing.");

    [Fact]
    public void The_solution_has_the_old_format_and_every_project()
    {
        var solution = File.ReadAllText(Path.Combine(Root, "D360Portal.sln"));

        Assert.Contains("Microsoft Visual Studio Solution File", solution, StringComparison.Ordinal);
        Assert.All(
            ["D360Portal", "D360Portal.Simulator", "D360Portal.Tests", "D360Portal.Benchmarks"],
            project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void The_root_s_settings_travel_with_the_program() =>
        Assert.Equal(
            File.ReadAllText(Path.Combine(Root, "appsettings.json")),
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "appsettings.json")));

    [Theory]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:10.0")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0")]
    [InlineData("http://+:3000")]
    [InlineData("USER ")]
    [InlineData("VOLUME ")]
    [InlineData("HEALTHCHECK ")]
    [InlineData("healthcheck")]
    public void The_image_is_described(string line) =>
        Assert.Contains(line, File.ReadAllText(Path.Combine(Root, "Dockerfile")), StringComparison.Ordinal);

    [Fact]
    public void Every_setting_of_the_readme_s_table_is_one_that_the_portal_reads()
    {
        var sources = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Root, "D360Portal", "Hosting", "Configuration"), "*.cs").Select(File.ReadAllText));
        var keys = File.ReadLines(Path.Combine(Root, "README.md"))
            .SkipWhile(line => line != "## Settings").TakeWhile(line => line != "## Words")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(',', StringSplitOptions.TrimEntries).Select(key => key.Trim('`')))
            .Where(key => key is not "Serilog")
            .ToArray();

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Contains(key.Split(':')[^1], sources, StringComparison.Ordinal));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
