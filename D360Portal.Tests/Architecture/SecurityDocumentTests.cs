using System.Text.RegularExpressions;

namespace D360Portal.Tests.Architecture;

/// <summary>docs/security.md names the test behind each control. A table that names what is not there would be worse than none.</summary>
public sealed partial class SecurityDocumentTests
{
    private const int ThreatsOfTheDesign = 17;

    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(RepositoryTests.Root, "docs", "security.md"))
            .Where(line => ThreatRow().IsMatch(line))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    [Fact]
    public void Every_threat_of_the_design_has_a_control_a_requirement_and_a_test()
    {
        Assert.True(Rows.Length >= ThreatsOfTheDesign);
        Assert.Equal(Enumerable.Range(1, Rows.Length).Select(number => $"{number}"), Rows.Select(row => row[0]));
        Assert.All(Rows, row =>
        {
            Assert.Equal(5, row.Length);
            Assert.All(row, cell => Assert.NotEmpty(cell));
            Assert.Matches(@"^\d+\.\d+\.\d+(, \d+\.\d+\.\d+)*$", row[3]);
        });
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var tests = typeof(SecurityDocumentTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods()
                .Where(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0)
                .SelectMany(method => (string[])[type.Name, $"{type.Name}.{method.Name}"]))
            .ToHashSet(StringComparer.Ordinal);
        var named = Rows.SelectMany(row => TestName().Matches(row[4]).Select(match => match.Groups[1].Value)).ToArray();

        Assert.True(named.Length >= Rows.Length);
        Assert.Equal([], named.Except(tests));
    }

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex ThreatRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex TestName();
}
