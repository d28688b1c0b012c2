using D360Portal.Hosting;

namespace D360Portal.Tests.Hosting;

public sealed class CommandLineTests
{
    private static readonly Verb[] Verbs =
    [
        new("check", Operand: null, "checks", (_, _) => Task.FromResult(PortalExitCode.Success)),
        new("grants list", Operand: null, "lists", (_, _) => Task.FromResult(PortalExitCode.Success)),
        new("grants revoke", "{id}", "revokes", (_, _) => Task.FromResult(PortalExitCode.Success)),
    ];

    [Theory]
    [InlineData("check", "", "check")]
    [InlineData("grants list", "", "grants", "list", "--Demo=true", "more")]
    [InlineData("grants revoke", "1", "grants", "revoke", "1", "Demo=true")]
    [InlineData("grants revoke", "1", "grants", "revoke", "1", "/Demo=true")]
    public void A_verb_is_found_with_its_operand(string words, string operand, params string[] args)
    {
        var found = CommandLine.Parse(args).Find(Verbs, out _);

        Assert.Equal((words, operand), (found?.Verb.Words, found?.Operand));
    }

    [Theory]
    [InlineData("chec")]
    [InlineData("Check")]
    [InlineData("check", "more")]
    [InlineData("grants")]
    [InlineData("grants", "revoke")]
    [InlineData("grants", "revoke", "1", "2")]
    public void Anything_else_is_not(params string[] args) => Assert.Null(CommandLine.Parse(args).Find(Verbs, out _));

    [Theory]
    [InlineData]
    [InlineData("--Demo", "true")]
    [InlineData("Urls=http://localhost:3000")]
    [InlineData("/Demo", "true")]
    public void Without_a_word_the_portal_serves(params string[] args)
    {
        var line = CommandLine.Parse(args);

        Assert.Empty(line.Words);
        Assert.Equal(args, line.Settings);
        Assert.False(line.AsksForHelp);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_is_asked_for_in_several_ways(string arg) => Assert.True(CommandLine.Parse([arg]).AsksForHelp);
}
