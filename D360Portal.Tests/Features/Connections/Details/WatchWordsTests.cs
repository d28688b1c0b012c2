using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Details;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections.Details;

public sealed class WatchWordsTests
{
    private const string Done = "Connector created.";

    [Fact]
    public void That_something_was_created_is_no_success_yet() => Assert.Equal((WatchTone.Waiting, "Connector created. Checking that it connects …"), WatchWords.Of(Done, sighting: null));

    [Theory]
    [InlineData("PROCESSING", null, WatchTone.Waiting, "Connector created. Checking that it connects: Salesforce is still setting it up (PROCESSING) …")]
    [InlineData(null, null, WatchTone.Waiting, "Connector created. Checking that it connects …")]
    [InlineData("CONNECTED", StatusEnd.Works, WatchTone.Good, "Connector created. Connected: Salesforce could connect to the source.")]
    [InlineData("ERROR", StatusEnd.Fails, WatchTone.Bad, "Connector created. But it does not work: Error. Salesforce could not connect. Test the connection to learn why.")]
    [InlineData(null, StatusEnd.Untold, WatchTone.Open, "Connector created. Salesforce tells no status for connectors of this type. Test the connection to learn whether it works.")]
    [InlineData("Dozing", StatusEnd.Unclear, WatchTone.Open, "Connector created. Salesforce calls its status Dozing, a word that the portal does not know. Test the connection to learn whether it works.")]
    [InlineData("PROCESSING", StatusEnd.Limit, WatchTone.Open, "Connector created. After two minutes Salesforce is still setting it up (PROCESSING). Refresh the page in a few minutes, or test the connection.")]
    [InlineData("PROCESSING", StatusEnd.Gone, WatchTone.Bad, "Connector created. Salesforce does not have it any more.")]
    public void What_was_seen_is_said(string? status, object? end, object tone, string text) =>
        Assert.Equal(((WatchTone)tone, text), WatchWords.Of(Done, new StatusSighting(Connection(status), Calls: 1, (StatusEnd?)end)));

    [Theory]
    [InlineData(null, "Checking that it connects: Salesforce does not show it yet …")]
    [InlineData(StatusEnd.Limit, "Salesforce still does not show it. Look again in a few minutes.")]
    public void A_connector_that_was_not_seen_yet_has_words_too(object? end, string text) =>
        Assert.Equal(text, WatchWords.Of(done: null, new StatusSighting(Connection: null, Calls: 1, (StatusEnd?)end)).Text);

    [Fact]
    public void Salesforce_s_last_error_is_named() =>
        Assert.EndsWith(
            "Salesforce's last error is CONNECTION_NOT_ESTABLISHED.",
            WatchWords.Of(Done, new StatusSighting(Connection("FAILED") with { LastErrorCode = "CONNECTION_NOT_ESTABLISHED" }, Calls: 1, StatusEnd.Fails)).Text,
            StringComparison.Ordinal);

    /// <summary>Every end has words for every status: none falls through to those of waiting.</summary>
    [Fact]
    public void An_end_is_never_said_as_waiting()
    {
        foreach (var end in Enum.GetValues<StatusEnd>())
        {
            foreach (var status in (string?[])[null, "PROCESSING", "CONNECTED", "Dozing"])
            {
                Assert.NotEqual(WatchTone.Waiting, WatchWords.Of(Done, new StatusSighting(Connection(status), Calls: 3, end) { Problem = "No." }).Tone);
            }
        }
    }

    private static Connection Connection(string? status) => new()
    {
        Label = "Clinic",
        Type = ConnectorTypeName.Parse("AwsRdsMySql"),
        Status = new ConnectionStatus(status),
    };
}
