using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class ConnectionStatusTests
{
    /// <summary>Every word of every list that Salesforce has published: of connections, of CRM connections, of the metadata type, of syncs.</summary>
    public static TheoryData<string, ConnectionHealth> Documented { get; } = new()
    {
        { "Connected", ConnectionHealth.Healthy },
        { "Disconnected", ConnectionHealth.Unhealthy },
        { "Failed", ConnectionHealth.Unhealthy },
        { "NeedsReAuth", ConnectionHealth.Unhealthy },
        { "Active", ConnectionHealth.Healthy },
        { "Deleting", ConnectionHealth.InProgress },
        { "Error", ConnectionHealth.Unhealthy },
        { "InActive", ConnectionHealth.Unhealthy },
        { "Processing", ConnectionHealth.InProgress },
        { "SchemaRequired", ConnectionHealth.Unhealthy },
        { "Testing", ConnectionHealth.InProgress },
        { "Failure", ConnectionHealth.Unhealthy },
        { "InProgress", ConnectionHealth.InProgress },
        { "InvalidCredentials", ConnectionHealth.Unhealthy },
        { "None", ConnectionHealth.Unknown },
        { "Pending", ConnectionHealth.InProgress },
        { "Success", ConnectionHealth.Healthy },
    };

    [Theory]
    [MemberData(nameof(Documented))]
    public void Every_documented_word_is_known_in_every_case(string word, ConnectionHealth health)
    {
        var status = new ConnectionStatus(word);

        Assert.Equal(health, status.Health);
        Assert.DoesNotContain("does not know", status.Meaning, StringComparison.Ordinal);
        foreach (var spelling in new[] { word.ToUpperInvariant(), word.ToLowerInvariant(), $" {word} ", UnderscoresIn(word), UnderscoresIn(word).ToUpperInvariant(), UnderscoresIn(word).Replace('_', ' ') })
        {
            var same = new ConnectionStatus(spelling);
            Assert.Equal((status.Health, status.Word, status.Meaning), (same.Health, same.Word, same.Meaning));
            Assert.Equal(spelling.Trim(), same.Value);
        }
    }

    [Theory]
    [InlineData("Sleeping")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("接続済み")]
    public void An_unknown_word_is_kept(string word)
    {
        var status = new ConnectionStatus(word);

        Assert.Equal((ConnectionHealth.Unknown, word, word), (status.Health, status.Word, status.Value));
        Assert.Equal("The portal does not know this word of Salesforce's.", status.Meaning);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void No_word_is_a_dash(string? word)
    {
        var status = new ConnectionStatus(word);

        Assert.Equal((ConnectionHealth.Unknown, "—", null), (status.Health, status.Word, status.Value));
        Assert.Equal(default, status);
        Assert.NotEqual("", status.Meaning);
    }

    private static string UnderscoresIn(string word) =>
        string.Concat(word.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}"));
}
