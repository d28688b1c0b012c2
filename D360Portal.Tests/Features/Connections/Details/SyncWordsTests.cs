using D360Portal.Features.Connections.Details;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections.Details;

public sealed class SyncWordsTests
{
    [Theory]
    [InlineData("Success", "Succeeded.")]
    [InlineData("Failure", "Failed. The data streams that use the connector say why.")]
    [InlineData("InProgress", "Under way.")]
    [InlineData("InvalidCredentials", "The source refused the credentials. They must be entered again.")]
    [InlineData("Pending", "Waiting for its turn.")]
    [InlineData("None", "There has been none.")]
    public void Every_documented_word_has_a_sentence_in_every_case(string word, string sentence)
    {
        foreach (var spelling in new[] { word, word.ToUpperInvariant(), word.ToLowerInvariant() })
        {
            Assert.Equal(sentence, SyncWords.Of(new ConnectionStatus(spelling)));
        }

        Assert.Equal("Under way.", SyncWords.Of(new ConnectionStatus("IN_PROGRESS")));
    }

    [Fact]
    public void An_unknown_word_is_kept() => Assert.Equal("Sleeping", SyncWords.Of(new ConnectionStatus("Sleeping")));

    [Fact]
    public void No_word_is_no_sync() => Assert.Equal("There has been none.", SyncWords.Of(default));
}
