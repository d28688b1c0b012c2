using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class RequestIdTests
{
    private const string Usual = "X-Request-Id";
    private const string Sfdc = "x-sfdc-request-id";

    [Theory]
    [InlineData("/connectors")]
    [InlineData("/connections/9cg")]
    public async Task Every_answer_has_one_of_its_own(string path)
    {
        await using var org = await Data360Org.StartAsync();

        var ids = (string[])[await IdAsync(), await IdAsync()];

        Assert.Distinct(ids);
        Assert.All(ids, id => Assert.Equal(32, id.Length));

        async Task<string> IdAsync()
        {
            using var response = await org.AskAsync(path);
            Assert.False(response.Headers.Contains(Sfdc));
            return Assert.Single(response.Headers.GetValues(Usual));
        }
    }

    [Theory]
    [InlineData(false, true, Sfdc)]
    [InlineData(true, false, null)]
    [InlineData(true, true, null)]
    public async Task Its_header_is_another_one_or_missing_with_the_switches(bool isAbsent, bool isSfdc, string? header)
    {
        await using var org = await Data360Org.StartAsync(new Quirks { RequestIdAbsent = isAbsent, RequestIdIsSfdc = isSfdc });

        using var response = await org.AskAsync("/connectors");

        Assert.Equal(header, new[] { Usual, Sfdc }.FirstOrDefault(response.Headers.Contains));
    }
}
