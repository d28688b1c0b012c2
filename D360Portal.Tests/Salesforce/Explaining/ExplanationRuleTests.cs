using System.Net;
using D360Portal.Salesforce.Explaining;

namespace D360Portal.Tests.Salesforce.Explaining;

public sealed class ExplanationRuleTests
{
    private static readonly ExplanationRow Row = new() { Id = "row", Meaning = "It means.", NextStep = "Do.", Source = "Seen live.", Sample = "" };

    [Theory]
    [InlineData("422", 422, true)]
    [InlineData("422", 423, false)]
    [InlineData("5xx", 500, true)]
    [InlineData("5xx", 599, true)]
    [InlineData("5xx", 600, false)]
    [InlineData("5xx", 499, false)]
    [InlineData("5xx", null, false)]
    public void A_status_is_one_or_a_class_of_them(string wanted, int? status, bool fits) =>
        Assert.Equal(fits, Fits(Row with { Status = wanted }, new FailureFacts(FailureKind.Api, Status: (HttpStatusCode?)status)));

    [Theory]
    [InlineData("many")]
    [InlineData("xx")]
    [InlineData("-5xx")]
    public void A_status_that_is_none_is_refused(string wanted) => Assert.Throws<FormatException>(() => new ExplanationRule(Row with { Status = wanted }));

    [Fact]
    public void A_pattern_that_is_none_is_refused() => Assert.ThrowsAny<ArgumentException>(() => new ExplanationRule(Row with { Pattern = "(" }));

    [Theory]
    [InlineData("a.b", "A.B", true)]
    [InlineData("a.b", "axb", false)]
    [InlineData("a.b", null, false)]
    public void Text_is_taken_to_the_letter_in_any_case(string wanted, string? text, bool fits) =>
        Assert.Equal(fits, Fits(Row with { Text = wanted }, new FailureFacts(FailureKind.Api, Text: text)));

    [Fact]
    public void A_pattern_may_name_the_field()
    {
        var rule = new ExplanationRule(Row with { Pattern = @"(?<field>\w+) is bad|something is bad", Field = "other" });

        Assert.Equal("colour", rule.Match(new FailureFacts(FailureKind.Api, Text: "The colour is bad"))?.Explanation.Field);
    }

    [Fact]
    public void Words_count_more_than_a_type_a_type_more_than_a_code_and_a_code_more_than_a_status()
    {
        var type = D360Portal.Salesforce.Data360.ConnectorTypeName.Parse("MadeUpType");
        var facts = new FailureFacts(FailureKind.Api, "X", "the words", type, HttpStatusCode.BadRequest) { ReleaseLevel = "BETA" };
        ExplanationRow[] rows =
        [
            Row with { Text = "the words" },
            Row with { Pattern = "words" },
            Row with { Types = ["MadeUpType"], Codes = ["X"] },
            Row with { Types = ["MadeUpType"] },
            Row with { ReleaseLevel = "BETA" },
            Row with { Codes = ["X"] },
            Row with { Status = "400", Where = [FailureKind.Api] },
            Row with { Status = "400" },
            Row with { Status = "4xx" },
            Row with { Where = [FailureKind.Api] },
            Row,
        ];

        var ranks = rows.Select(row => new ExplanationRule(row).Match(facts)!.Value.Rank).ToArray();

        Assert.Equal(ranks.OrderDescending(), ranks);
        Assert.Distinct(ranks);
    }

    private static bool Fits(ExplanationRow row, FailureFacts facts) => new ExplanationRule(row).Match(facts) is not null;
}
