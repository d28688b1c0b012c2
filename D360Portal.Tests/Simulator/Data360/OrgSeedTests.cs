using System.Text.RegularExpressions;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Seeds;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed partial class OrgSeedTests
{
    [Fact]
    public async Task The_hospitals_are_the_default_and_look_like_a_group_of_hospitals()
    {
        await using var org = await Data360Org.StartAsync(options => options);
        var all = org.Data360.Connections.All;

        Assert.InRange(all.Count, 150, 170);
        Assert.True(all.Select(connection => connection.ConnectorType).Distinct().Count() >= 10);
        Assert.Equal(
            Enumerable.Range(1, 57).Select(number => $"AWS RDS MySQL clinic {number:D2}"),
            all.Where(connection => connection.ConnectorType == "AwsRdsMySql").Select(connection => connection.Label));
        Assert.Equal(
            ["Connected", "Disconnected", "Failed", "NeedsReAuth", "Processing"],
            all.Select(connection => connection.Health.ToString()).Distinct().Order(StringComparer.Ordinal));
        Assert.True(all.Count(connection => connection.Health != ConnectionHealth.Connected) > 10);
    }

    [Fact]
    public async Task A_clinic_has_a_host_and_a_database_of_its_own()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);

        var page = await org.GetAsync("/connections?connectorType=AwsRdsMySql&limit=100");

        Assert.All(page["connections"]!.AsArray().Index(), entry =>
        {
            var number = $"{entry.Index + 1:D2}";
            Assert.Matches(RdsHost(), (string?)entry.Item!["params"]![0]!["value"]);
            Assert.StartsWith($"clinic-{number}.", (string?)entry.Item["params"]![0]!["value"], StringComparison.Ordinal);
            Assert.Equal($"clinic_{number}", (string?)entry.Item["params"]![1]!["value"]);
            Assert.Equal($"AWS_RDS_MySQL_clinic_{number}", (string?)entry.Item["name"]);
        });
    }

    [Fact]
    public async Task Transfers_ended_before_now_whenever_that_is()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);

        var ends = org.Data360.Connections.All.Select(connection => (connection.Family as DataFamily)?.Sync.At).OfType<DateTimeOffset>().ToArray();

        Assert.NotEmpty(ends);
        Assert.All(ends, end => Assert.InRange(end, OrgUnderTest.Start.AddYears(-1), OrgUnderTest.Start.AddMinutes(-1)));
        Assert.True(ends.Count(end => end > OrgUnderTest.Start.AddDays(-1)) > ends.Length / 2);
        Assert.All(org.Data360.Connections.All, connection => Assert.InRange(connection.ModifiedAt, connection.CreatedAt, OrgUnderTest.Start));
    }

    [Fact]
    public async Task The_same_seed_always_grows_the_same()
    {
        await using var one = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Hospitals, Quirks = new Quirks { ListsEveryType = true } });
        await using var other = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Hospitals, Quirks = new Quirks { ListsEveryType = true } });

        Assert.Equal((await one.GetAsync("/connections?limit=1000")).ToJsonString(), (await other.GetAsync("/connections?limit=1000")).ToJsonString());
    }

    [Fact]
    public async Task Hostile_labels_come_back_as_they_are()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);

        var labels = Data360Org.LabelsOf(await org.GetAsync("/connections?connectorType=AwsRdsPostgres&limit=100"));

        Assert.Subset(labels.ToHashSet(), HostileLabels.All.ToHashSet());
        Assert.Contains(HostileLabels.All, label => label.Length == 10_000);
        Assert.Contains(HostileLabels.All, label => label.StartsWith('='));
        Assert.Contains(HostileLabels.All, label => label.Contains("<script>", StringComparison.Ordinal));
        Assert.Contains(HostileLabels.All, label => label.Contains('\u202E', StringComparison.Ordinal));
        Assert.Contains(HostileLabels.All, label => label.Contains('\u200B', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ids_and_developer_names_are_right_and_never_the_same()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);
        var all = org.Data360.Connections.All;

        Assert.Distinct(all.Select(connection => connection.Id));
        Assert.Distinct(all.Select(connection => connection.Name));
        Assert.All(all, connection => Assert.Equal(connection.Id, RecordId.Complete(connection.Id[..15])));
        Assert.All(all, connection => Assert.Matches(DeveloperNameForm(), connection.Name));
    }

    [Fact]
    public async Task A_big_org_is_spread_evenly_over_its_types()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Many(5_000, 60));

        var counts = org.Data360.Connections.All.CountBy(connection => connection.ConnectorType).ToDictionary();

        Assert.Equal(60, counts.Count);
        Assert.Equal(5_000, counts.Values.Sum());
        Assert.All(counts.Values, count => Assert.InRange(count, 83, 84));
        Assert.Contains("AwsRdsMySql", counts.Keys);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    public async Task A_number_of_one_type_is_exactly_that(int count)
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(count, "AwsS3"));

        Assert.Equal(count, org.Data360.Connections.All.Count(connection => connection.ConnectorType == "AwsS3"));
        Assert.Equal(count, org.Data360.Connections.All.Count);
    }

    [Fact]
    public async Task More_types_than_there_are_cannot_be_sown() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Data360Org.StartAsync(OrgSeed.Many(1, 1_000)));

    [Fact]
    public async Task Equal_labels_get_different_developer_names()
    {
        await using var org = await Data360Org.StartAsync();

        Assert.Equal(["Clinic", "Clinic_1", "Clinic_2"], [org.Add().Name, org.Add().Name, org.Add().Name]);
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,30}\.[a-z0-9]{1,20}\.[a-z0-9-]{1,20}\.rds\.amazonaws\.com:3306\z")]
    private static partial Regex RdsHost();

    [GeneratedRegex(@"^(?!.*__)[A-Za-z][A-Za-z0-9_]{0,78}[A-Za-z0-9]\z")]
    private static partial Regex DeveloperNameForm();
}
