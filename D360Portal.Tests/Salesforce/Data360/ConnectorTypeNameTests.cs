using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class ConnectorTypeNameTests
{
    [Theory]
    [InlineData("AwsRdsMySql")]
    [InlineData("SNOWFLAKE")]
    [InlineData("act")]
    [InlineData("a type / with <odd> characters")]
    public void A_name_is_kept_as_it_is(string text) => Assert.Equal(text, ConnectorTypeName.Parse(text).ToString());

    [Fact]
    public void Case_matters() => Assert.NotEqual(ConnectorTypeName.Parse("GCS"), ConnectorTypeName.Parse("Gcs"));

    [Fact]
    public void A_name_has_1_to_255_characters()
    {
        Assert.True(ConnectorTypeName.TryParse(new string('a', 255), out _));
        Assert.False(ConnectorTypeName.TryParse(new string('a', 256), out _));
        Assert.False(ConnectorTypeName.TryParse("", out _));
        Assert.False(ConnectorTypeName.TryParse(" \t", out _));
        Assert.False(ConnectorTypeName.TryParse(null, out _));
        Assert.Throws<FormatException>(() => ConnectorTypeName.Parse(""));
    }
}
