using System.Net;
using System.Text.Json;
using D360Portal.Tests.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Tests.Hosting;

/// <summary>Each breaks one thing under a portal of its own, that answered ready before.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private RunningPortal _portal = default!;
    private PortalBrowser _browser = default!;

    private string Database => _portal.Folder.File("portal.demo.db");

    private string Keys => _portal.Folder.File("keys.demo");

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.StartAsync();
        _browser = _portal.OpenBrowser();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync("/health/ready"));
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task Neither_answer_calls_Salesforce_and_both_say_that_the_org_is_simulated()
    {
        _portal.Org.Requests.Clear();

        foreach (var address in (string[])["/health/live", "/health/ready"])
        {
            var answer = await _browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            using var document = JsonDocument.Parse(answer.Html);
            Assert.True(document.RootElement.GetProperty("simulated").GetBoolean());
        }

        Assert.Empty(_portal.Org.Requests.All);
        Assert.Empty(_portal.Log.Complaints());
    }

    [Fact]
    public async Task A_database_that_is_none_is_not_ready()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(_portal.Folder.Path, "portal.demo.db*"))
        {
            File.Delete(file);
        }

        await File.WriteAllTextAsync(Database, new string('x', 8192), TestContext.Current.CancellationToken);

        await AssertOnlyLiveAsync("database");
    }

    [Fact]
    public async Task A_database_that_is_gone_is_not_ready_and_not_made_anew()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(_portal.Folder.Path, "portal.demo.db*"))
        {
            File.Delete(file);
        }

        await AssertOnlyLiveAsync("database");
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task A_database_that_lacks_a_migration_is_not_ready()
    {
        await using (var database = await _portal.OpenDatabaseAsync())
        {
            await database.Database.ExecuteSqlRawAsync(
                "DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT MAX(MigrationId) FROM __EFMigrationsHistory)",
                TestContext.Current.CancellationToken);
        }

        await AssertOnlyLiveAsync("database");
    }

    [Fact]
    public async Task A_key_ring_that_is_gone_is_not_ready()
    {
        Directory.Delete(Keys, recursive: true);

        await AssertOnlyLiveAsync("key ring");
    }

    [Fact]
    public async Task A_key_ring_without_a_key_is_not_ready()
    {
        foreach (var file in Directory.EnumerateFiles(Keys))
        {
            File.Delete(file);
        }

        await AssertOnlyLiveAsync("key ring");
    }

    [Fact]
    public async Task A_key_ring_that_does_not_read_is_not_ready()
    {
        foreach (var file in Directory.EnumerateFiles(Keys))
        {
            await File.WriteAllTextAsync(file, "<key", TestContext.Current.CancellationToken);
        }

        await AssertOnlyLiveAsync("key ring");
    }

    /// <summary>Not ready because of that check alone, in words that tell no path; the process is alive.</summary>
    private async Task AssertOnlyLiveAsync(string check)
    {
        var answer = await _browser.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        using var document = JsonDocument.Parse(answer.Html);
        Assert.Equal(
            [check],
            document.RootElement.GetProperty("checks").EnumerateObject()
                .Where(entry => entry.Value.GetProperty("status").GetString() != "Healthy")
                .Select(entry => entry.Name));
        Assert.DoesNotContain(_portal.Folder.Path, answer.Html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync("/health/live"));
    }

    private async Task<(HttpStatusCode Status, string? Word)> AskAsync(string address)
    {
        var answer = await _browser.GetAsync(address);
        using var document = JsonDocument.Parse(answer.Html);
        return (answer.Status, document.RootElement.GetProperty("status").GetString());
    }
}
