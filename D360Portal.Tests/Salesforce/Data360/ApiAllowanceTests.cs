using CsCheck;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class ApiAllowanceTests
{
    [Theory]
    [InlineData("api-usage=18/5000", 18, 5000)]
    [InlineData("api-usage=18/5000; per-app-api-usage=17/250(appName=sample-connected-app)", 18, 5000)]
    [InlineData("per-app-api-usage=17/250(appName=sample-connected-app); api-usage=18/5000", 18, 5000)]
    [InlineData("per-app-api-usage=17/250(appName=a), api-usage=18/5000", 18, 5000)]
    [InlineData("api-usage=18/5000;per-app-api-usage=17/250", 18, 5000)]
    [InlineData(" api-usage=0/0", 0, 0)]
    public void The_org_s_share_is_read(string header, int used, int limit) => Assert.Equal(new ApiAllowance(used, limit), ApiAllowance.Read(header));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("per-app-api-usage=17/250(appName=sample-connected-app)")]
    [InlineData("api-usage=18")]
    [InlineData("api-usage=/5000")]
    [InlineData("api-usage=-1/5000")]
    [InlineData("api-usage=99999999999/5000")]
    [InlineData("api-usage=1/99999999999")]
    [InlineData("api-usage=١٨/٥٠٠٠")]
    public void Anything_else_says_nothing(string? header) => Assert.Null(ApiAllowance.Read(header));

    [Fact]
    public void No_header_is_too_strange_to_be_looked_at() =>
        Gen.OneOf(Gen.String, Gen.Char["api-usge=/0123456789; "].Array[0, 40].Select(letters => new string(letters)))
            .Sample(header => Assert.True(ApiAllowance.Read(header) is not { Left: < 0 }));

    [Theory]
    [InlineData(18, 5000, 4982)]
    [InlineData(5000, 5000, 0)]
    [InlineData(5200, 5000, 0)]
    public void What_is_left_is_never_less_than_nothing(int used, int limit, int left) => Assert.Equal(left, new ApiAllowance(used, limit).Left);
}
