using CsCheck;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class AttributeConditionTests
{
    [Theory]
    [InlineData("mode=fast", "mode", "fast", false)]
    [InlineData(" mode == 'slow & steady' ", "mode", "slow & steady", false)]
    [InlineData("mode != \"fast\"", "mode", "fast", true)]
    [InlineData("mode=\"\"", "mode", "", false)]
    [InlineData("auth.option=idp", "auth.option", "idp", false)]
    public void One_comparison_is_understood(string text, string name, string value, bool isNegated) =>
        Assert.Equal(new AttributeCondition(name, value, isNegated), AttributeCondition.TryParse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("mode=")]
    [InlineData("=fast")]
    [InlineData("mode=fast && speed=3")]
    [InlineData("mode=fast||mode=slow")]
    [InlineData("!(mode=fast)")]
    [InlineData("mode>3")]
    [InlineData("mode=slow & steady")]
    [InlineData("${mode}=fast")]
    public void Whatever_says_more_or_less_is_left_alone(string? text) => Assert.Null(AttributeCondition.TryParse(text));

    [Theory]
    [InlineData("mode=fast", "fast", true)]
    [InlineData("mode=fast", " fast ", true)]
    [InlineData("mode=fast", "Fast", false)]
    [InlineData("mode=fast", "", false)]
    [InlineData("mode!=fast", "slow", true)]
    [InlineData("mode!=fast", "fast", false)]
    public void It_holds_or_not(string text, string value, bool holds) => Assert.Equal(holds, AttributeCondition.TryParse(text)!.Holds(value));

    [Fact]
    public void No_text_breaks_it() => Gen.OneOf(Gen.String, Gen.Char["mode=!'\"& fast"].Array[0, 20].Select(letters => new string(letters)))
        .Sample(text => AttributeCondition.TryParse(text)?.Holds(text));
}
