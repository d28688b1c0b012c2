using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Tests.SimulatorTests.Data360.Streams;

/// <summary>Data streams: the list of them, each alone, and what they keep from being deleted.</summary>
public sealed class StreamEndpointTests
{
    [Fact]
    public async Task A_list_has_ten_at_first_and_the_rest_on_the_next_page()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);

        var first = await org.GetAsync("/data-streams");
        var second = await org.GetAsync((string)first["nextPageUrl"]!);

        Assert.Equal("/services/data/v66.0/ssot/data-streams?limit=10&offset=0", (string?)first["currentPageUrl"]);
        Assert.Equal(("/services/data/v66.0/ssot/data-streams?limit=10&offset=10", 13), ((string?)first["nextPageUrl"], (int)first["totalSize"]!));
        Assert.Equal(org.Data360.Streams.All.Select(stream => stream.Name), [.. NamesOf(first), .. NamesOf(second)]);
        Assert.Null(second["nextPageUrl"]);
    }

    [Fact]
    public async Task Offsets_count_from_one_with_the_switch()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals, new Quirks { StreamOffsetsStartAtOne = true });

        var first = await org.GetAsync("/data-streams?limit=1");
        var second = await org.GetAsync((string)first["nextPageUrl"]!);

        Assert.Equal("/services/data/v66.0/ssot/data-streams?limit=1&offset=1", (string?)first["currentPageUrl"]);
        Assert.Equal("/services/data/v66.0/ssot/data-streams?limit=1&offset=2", (string?)first["nextPageUrl"]);
        Assert.Equal(org.Data360.Streams.All.Take(2).Select(stream => stream.Name), [.. NamesOf(first), .. NamesOf(second)]);
        Assert.Equal(NamesOf(first), NamesOf(await org.GetAsync("/data-streams?limit=1&offset=0")));
    }

    [Fact]
    public async Task Words_are_in_capitals_or_not()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { StreamWordsInMixedCase = true });
        org.Data360.AddStream(org.Add("AwsS3", "S3Connection"), "files");

        var stream = (await org.GetAsync("/data-streams"))["dataStreams"]![0]!;

        Assert.Equal(
            ("ConnectorFramework", "Active", "Success", "Ingest"),
            ((string?)stream["dataStreamType"], (string?)stream["status"], (string?)stream["lastRunStatus"], (string?)stream["dataAccessMode"]));
        Assert.Equal("Active", (string?)stream["dataLakeObjectInfo"]!["status"]);
    }

    [Fact]
    public async Task A_stream_of_Marketing_Cloud_names_account_and_object()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { AuditFieldsPresent = true });
        var stream = org.Data360.AddStream(org.Add("SalesforceMarketingCloud", "Marketing"), "Campaign");

        var answered = await org.GetAsync($"/data-streams/{stream.Id}");

        Assert.Equal("SFMC7281001", (string?)answered["dataSource"]);
        Assert.Equal(
            """{"name":"Marketing","eid":"7281001","mid":"7281001","sourceObjectName":"Campaign","type":"SalesforceMarketingCloud"}""",
            answered["connectorInfo"]!["connectorDetails"]!.ToJsonString());
        Assert.Equal((stream.Id, "2026-11-04T09:00:00.000Z"), ((string?)answered["id"], (string?)answered["createdDate"]));
        org.Simulator.Quirks = new Quirks();
        Assert.Null((await org.GetAsync($"/data-streams/{stream.Id}"))["id"]);
    }

    [Fact]
    public async Task A_limit_is_one_to_two_hundred()
    {
        await using var org = await Data360Org.StartAsync();
        var connection = org.Add();
        foreach (var number in Enumerable.Range(1, 205))
        {
            org.Data360.AddStream(connection, $"T{number:D3}");
        }

        Assert.Equal(200, NamesOf(await org.GetAsync("/data-streams?limit=500")).Length);
        Assert.Equal(["T205_Clinic"], NamesOf(await org.GetAsync("/data-streams?limit=7&offset=204")));
        await org.AssertRefusedAsync("/data-streams?limit=0", 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        await org.AssertRefusedAsync("/data-streams?offset=-1", 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        org.Simulator.Quirks = new Quirks { TotalSizeAbsent = true };
        Assert.Null((await org.GetAsync("/data-streams"))["totalSize"]);
    }

    [Fact]
    public async Task A_stream_names_its_connection_in_two_ways()
    {
        await using var org = await Data360Org.StartAsync();
        org.Data360.AddStream(org.Add("AwsS3", "S3Connection"), "files");

        var stream = (await org.GetAsync("/data-streams"))["dataStreams"]![0]!;

        Assert.Equal("AwsS3_S3Connection", (string?)stream["dataSource"]);
        Assert.Equal("""{"connectorType":"DataConnector","connectorDetails":{"name":"S3Connection"}}""", stream["connectorInfo"]!.ToJsonString());
        Assert.Equal(("CONNECTORSFRAMEWORK", "ACTIVE", "SUCCESS"), ((string?)stream["dataStreamType"], (string?)stream["status"], (string?)stream["lastRunStatus"]));
        Assert.Null(stream["connectionId"]);
        Assert.Equal("files_S3Connection__dll", (string?)stream["dataLakeObjectInfo"]!["name"]);
        Assert.Empty(stream["mappings"]!.AsArray());
        Assert.NotEmpty((await org.GetAsync("/data-streams?includeMappings=true"))["dataStreams"]![0]!["mappings"]!.AsArray());
    }

    [Fact]
    public async Task What_a_stream_says_of_its_connection_is_three_switches()
    {
        await using var org = await Data360Org.StartAsync();
        var connection = org.Add("AwsS3", "S3Connection");
        org.Data360.AddStream(connection, "files");

        Assert.Null((await OnlyAsync(new Quirks { StreamDataSourceAbsent = true }))["dataSource"]);
        Assert.Equal("""{"connectorType":"DataConnector"}""", (await OnlyAsync(new Quirks { StreamDetailsAbsent = true }))["connectorInfo"]!.ToJsonString());
        Assert.Equal("AwsS3", (string?)(await OnlyAsync(new Quirks { StreamConnectorTypeIsExact = true }))["connectorInfo"]!["connectorType"]);
        Assert.Equal(connection.Id, (string?)(await OnlyAsync(new Quirks { StreamsCarryConnectionId = true }))["connectionId"]);

        async Task<JsonNode> OnlyAsync(Quirks quirks)
        {
            org.Simulator.Quirks = quirks;
            return (await org.GetAsync("/data-streams"))["dataStreams"]![0]!;
        }
    }

    [Fact]
    public async Task Streams_of_other_families_say_what_they_read()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);

        var streams = (await org.GetAsync("/data-streams?limit=200"))["dataStreams"]!.AsArray();
        var account = streams.Single(stream => (string?)stream!["name"] == "Account_Salesforce_Connector_Home")!;
        var heart = streams.Single(stream => (string?)stream!["name"] == "HeartRate_Bedside_devices_Bergen")!;

        Assert.Equal(("Salesforce_Home", "SFDC"), ((string?)account["dataSource"], (string?)account["dataStreamType"]));
        Assert.Equal("""{"connectorType":"SalesforceDotCom","connectorDetails":{"name":"SalesforceDotCom_Home","sourceObject":"Account"}}""", account["connectorInfo"]!.ToJsonString());
        Assert.Equal("""["HeartRate"]""", heart["connectorInfo"]!["connectorDetails"]!["events"]!.ToJsonString());
        Assert.Contains(streams, stream => (string?)stream!["status"] == "ERROR" && (string?)stream["lastRunStatus"] == "FAILURE");
    }

    [Fact]
    public async Task A_list_can_be_narrowed_to_one_connection_or_not()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);
        const string Path = "/data-streams?connectionName=AWS_RDS_MySQL_clinic_02";

        var list = await org.GetAsync(Path);
        Assert.Equal(3, NamesOf(list).Length);
        Assert.All(list["dataStreams"]!.AsArray(), stream => Assert.Equal("AwsRdsMySql_AWS_RDS_MySQL_clinic_02", (string?)stream!["dataSource"]));
        Assert.Contains("connectionName=AWS_RDS_MySQL_clinic_02", (string)list["currentPageUrl"]!, StringComparison.Ordinal);
        Assert.Empty(NamesOf(await org.GetAsync("/data-streams?connectionName=nobody")));
        Assert.Equal(3, NamesOf(await org.GetAsync("/data-streams?filter=SFDC")).Length);
        org.Simulator.Quirks = new Quirks { StreamFilterByConnectionIgnored = true };
        Assert.Equal(13, (int)(await org.GetAsync(Path))["totalSize"]!);
    }

    [Theory]
    [InlineData("DeveloperName", "A_One,A_Two,B_One")]
    [InlineData("DeveloperName DESC", "B_One,A_Two,A_One")]
    [InlineData("DataSourceId ASC", "B_One,A_One,A_Two")]
    [InlineData("DataConnectorId", "B_One,A_One,A_Two")]
    [InlineData("DataConnectorType", "B_One,A_One,A_Two")]
    [InlineData("DESC", "A_Two,A_One,B_One")]
    public async Task A_list_has_an_order(string orderBy, string names)
    {
        await using var org = await Data360Org.StartAsync();
        var one = org.Add("AwsRdsMySql", "One");
        var two = org.Add("AwsS3", "Two");
        org.Data360.AddStream(one, "B");
        org.Data360.AddStream(one with { Id = two.Id }, "A");
        org.Data360.AddStream(two, "A");

        Assert.Equal(names.Split(','), NamesOf(await org.GetAsync($"/data-streams?orderBy={Uri.EscapeDataString(orderBy)}")));
        await org.AssertRefusedAsync("/data-streams?orderBy=label", 400, "ILLEGAL_QUERY_PARAMETER_VALUE", "Invalid value for parameter orderBy: label");
    }

    [Fact]
    public async Task One_is_found_by_its_id_or_its_name()
    {
        await using var org = await Data360Org.StartAsync();
        var stream = org.Data360.AddStream(org.Add(), "Patients");

        foreach (var idOrName in (string[])[stream.Id, stream.Id[..15], "Patients_Clinic"])
        {
            Assert.Equal(stream.Id, (string?)(await org.GetAsync($"/data-streams/{idOrName}"))["recordId"]);
        }

        await org.AssertRefusedAsync("/data-streams/nobody", 404, "ITEM_NOT_FOUND");
    }

    [Fact]
    public async Task What_a_stream_reads_through_cannot_be_deleted_until_some_time_after_it()
    {
        await using var org = await Data360Org.StartAsync();
        var connection = org.Add();
        var stream = org.Data360.AddStream(connection, "Patients");

        await Data360Org.AssertRefusedAsync(
            await org.DeleteAsync(connection.Id), 400, "DEPENDENCY_EXISTS", "The connection Clinic is used by a data stream and cannot be deleted.");
        org.Simulator.Quirks = new Quirks { DependencyAnswers412 = true };
        await Data360Org.AssertRefusedAsync(await org.DeleteAsync(connection.Id), 412, "DEPENDENCY_EXISTS");
        Assert.Equal(204, (int)(await DeleteStreamAsync(org, stream.Id)).StatusCode);
        Assert.Equal(404, (int)(await DeleteStreamAsync(org, stream.Id)).StatusCode);
        org.Under.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(412, (int)(await org.DeleteAsync(connection.Id)).StatusCode);
        org.Under.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(204, (int)(await org.DeleteAsync(connection.Id)).StatusCode);
    }

    [Fact]
    public async Task How_long_a_deleted_stream_counts_is_an_option()
    {
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Empty, DependencyLag = TimeSpan.Zero });
        var connection = org.Add();
        await DeleteStreamAsync(org, org.Data360.AddStream(connection, "Patients").Name);

        Assert.Equal(204, (int)(await org.DeleteAsync(connection.Id)).StatusCode);
    }

    [Fact]
    public async Task A_connection_that_is_not_deletable_stays()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add(change: connection => connection with { Family = (DataFamily)connection.Family with { IsDeletable = false } }).Id;

        await Data360Org.AssertRefusedAsync(await org.DeleteAsync(id), 400, "INVALID_INPUT", "The connection Clinic cannot be deleted.");
    }

    [Fact]
    public async Task The_list_can_fail_in_several_ways()
    {
        await using var org = await Data360Org.StartAsync();
        var stream = org.Data360.AddStream(org.Add(), "Patients");

        org.Simulator.Faults.Next(StreamFaults.Forbidden);
        Assert.NotNull(await org.GetAsync($"/data-streams/{stream.Id}"));
        await org.AssertRefusedAsync("/data-streams", 403, "FUNCTIONALITY_NOT_ENABLED");
        org.Simulator.Faults.Next(StreamFaults.Failed);
        await org.AssertRefusedAsync("/data-streams", 500, "UNKNOWN_EXCEPTION");
        org.Simulator.Faults.Next(StreamFaults.Lost);
        await Assert.ThrowsAsync<HttpRequestException>(() => org.AskAsync("/data-streams"));
        org.Simulator.Faults.Next(StreamFaults.Held(Task.CompletedTask));
        Assert.Single(NamesOf(await org.GetAsync("/data-streams")));
        Assert.Empty(org.Simulator.Faults.Pending);
    }

    private static Task<HttpResponseMessage> DeleteStreamAsync(Data360Org org, string idOrName) =>
        org.AskAsync($"/data-streams/{idOrName}?shouldDeleteDataLakeObject=true", method: HttpMethod.Delete);

    private static string[] NamesOf(JsonNode list) => [.. list["dataStreams"]!.AsArray().Select(stream => (string)stream!["name"]!)];
}
