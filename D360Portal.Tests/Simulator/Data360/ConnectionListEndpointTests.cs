using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class ConnectionListEndpointTests
{
    private const string MySql = "/connections?connectorType=AwsRdsMySql";

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 1, null)]
    [InlineData(49, 49, null)]
    [InlineData(50, 50, null)]
    [InlineData(51, 50, "/services/data/v66.0/ssot/connections?connectorType=AwsRdsMySql&limit=50&offset=50")]
    public async Task A_page_has_fifty_and_tells_of_a_next_one_only_when_there_is_one(int count, int onPage, string? nextPageUrl)
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(count));

        var page = await org.GetAsync(MySql);

        Assert.Equal(onPage, page["connections"]!.AsArray().Count);
        Assert.Equal(count, (int)page["totalSize"]!);
        Assert.Equal("/services/data/v66.0/ssot/connections?connectorType=AwsRdsMySql&limit=50&offset=0", (string?)page["currentPageUrl"]);
        Assert.Equal(nextPageUrl, (string?)page["nextPageUrl"]);
        Assert.Equal(nextPageUrl is not null, page.AsObject().ContainsKey("nextPageUrl"));
    }

    [Fact]
    public async Task The_switch_takes_the_default_limit_away()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(51), new Quirks { NoDefaultLimit = true });

        var page = await org.GetAsync(MySql);

        Assert.Equal(51, page["connections"]!.AsArray().Count);
        Assert.Equal("/services/data/v66.0/ssot/connections?connectorType=AwsRdsMySql&offset=0", (string?)page["currentPageUrl"]);
        Assert.Null(page["nextPageUrl"]);
    }

    [Fact]
    public async Task Following_the_pages_brings_every_connection_once()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(51));

        var labels = new List<string>();
        for (var next = MySql + "&limit=20&orderBy=label"; next is not null;)
        {
            var page = await org.GetAsync(next);
            labels.AddRange(Data360Org.LabelsOf(page));
            next = (string?)page["nextPageUrl"];
        }

        Assert.Equal(Enumerable.Range(1, 51).Select(number => $"AwsRdsMySql {number:D3}"), labels);
    }

    [Theory]
    [InlineData(false, 50, 250)]
    [InlineData(true, 50, 50)]
    [InlineData(true, 200, 200)]
    public async Task A_limit_is_honoured_or_silently_capped(bool isCapped, int maximum, int answered)
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(260), new Quirks { LimitIsCapped = isCapped, MaximumLimit = maximum });

        var page = await org.GetAsync(MySql + "&limit=250");

        Assert.Equal(answered, page["connections"]!.AsArray().Count);
        Assert.Equal($"/services/data/v66.0/ssot/connections?connectorType=AwsRdsMySql&limit={answered}&offset={answered}", (string?)page["nextPageUrl"]);
    }

    [Fact]
    public async Task An_offset_past_the_end_is_an_empty_last_page()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(3));

        var page = await org.GetAsync(MySql + "&offset=2147483647");

        Assert.Empty(page["connections"]!.AsArray());
        Assert.Equal(3, (int)page["totalSize"]!);
        Assert.Null(page["nextPageUrl"]);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=many")]
    [InlineData("limit=99999999999")]
    [InlineData("offset=-1")]
    [InlineData("offset=1.5")]
    [InlineData("orderBy=name")]
    [InlineData("orderBy=label%20desc")]
    public async Task A_value_that_is_none_is_refused(string query)
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertRefusedAsync($"{MySql}&{query}", 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
    }

    [Fact]
    public async Task The_total_is_left_out_with_the_switch()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(2), new Quirks { TotalSizeAbsent = true });

        Assert.Equal(["connections", "currentPageUrl"], Data360Org.KeysOf(await org.GetAsync(MySql)));
    }

    [Theory]
    [InlineData("/connections")]
    [InlineData("/connections?connectorType=")]
    public async Task Without_a_type_there_is_a_refusal_or_everything(string path)
    {
        await using var org = await Data360Org.StartAsync();
        org.Add("AwsRdsMySql", "A database");
        org.Add("IngestApi", "A device");

        await org.AssertRefusedAsync(path, 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        org.Simulator.Quirks = new Quirks { MissingTypeIsMissingArgument = true };
        await org.AssertRefusedAsync(path, 400, "MISSING_ARGUMENT");
        org.Simulator.Quirks = new Quirks { ListsEveryType = true };
        Assert.Equal(["A database", "A device"], Data360Org.LabelsOf(await org.GetAsync(path)));
    }

    [Theory]
    [InlineData("awsrdsmysql")]
    [InlineData("INGEST_API")]
    [InlineData("Gcs")]
    public async Task A_type_in_other_letters_is_refused_or_empty(string connectorType)
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(1));

        await org.AssertRefusedAsync($"/connections?connectorType={connectorType}", 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        org.Simulator.Quirks = new Quirks { UnknownTypeListsNothing = true };
        Assert.Empty((await org.GetAsync($"/connections?connectorType={connectorType}"))["connections"]!.AsArray());
    }

    [Theory]
    [InlineData("GCS")]
    [InlineData("SalesforceDotCom")]
    [InlineData("SalesforceMarketingCloud")]
    [InlineData("StreamingApp")]
    [InlineData("IngestApi")]
    public async Task A_type_without_connections_is_an_empty_list(string connectorType)
    {
        await using var org = await Data360Org.StartAsync();

        var page = await org.GetAsync($"/connections?connectorType={connectorType}");

        Assert.Empty(page["connections"]!.AsArray());
        Assert.Equal(0, (int)page["totalSize"]!);
    }

    [Fact]
    public async Task Names_and_labels_match_as_a_whole_or_in_part()
    {
        await using var org = await Data360Org.StartAsync();
        org.Add(label: "Clinic 1");
        org.Add(label: "Clinic 12");

        Assert.Equal(["Clinic 1"], Data360Org.LabelsOf(await org.GetAsync(MySql + "&label=clinic%201")));
        Assert.Equal(["Clinic 1"], Data360Org.LabelsOf(await org.GetAsync(MySql + "&devName=Clinic_1")));
        org.Simulator.Quirks = new Quirks { FiltersMatchParts = true };
        Assert.Equal(["Clinic 1", "Clinic 12"], Data360Org.LabelsOf(await org.GetAsync(MySql + "&label=clinic%201")));
        Assert.Equal(["Clinic 1", "Clinic 12"], Data360Org.LabelsOf(await org.GetAsync(MySql + "&devName=Clinic_1")));
    }

    [Fact]
    public async Task The_address_of_a_page_repeats_the_filters()
    {
        await using var org = await Data360Org.StartAsync();

        var page = await org.GetAsync(MySql + "&label=R%26D%20%22east%22&devName=x&orderBy=label%20DESC&organizationId=00D&limit=7&offset=3&dataspace=default");

        Assert.Equal(
            "/services/data/v66.0/ssot/connections?connectorType=AwsRdsMySql&devName=x&label=R%26D%20%22east%22&orderBy=label%20DESC&organizationId=00D&limit=7&offset=3",
            (string?)page["currentPageUrl"]);
    }

    [Fact]
    public async Task The_order_is_that_of_creation_unless_one_is_asked_for()
    {
        await using var org = await Data360Org.StartAsync();
        org.Add(label: "beta", change: connection => connection with { CreatedAt = OrgUnderTest.Start.AddDays(2), ModifiedAt = OrgUnderTest.Start.AddDays(9) });
        org.Add(label: "Gamma", change: connection => connection with { CreatedAt = OrgUnderTest.Start.AddDays(3), ModifiedAt = OrgUnderTest.Start.AddDays(3) });
        org.Add(label: "Alpha", change: connection => connection with { CreatedAt = OrgUnderTest.Start.AddDays(1), ModifiedAt = OrgUnderTest.Start.AddDays(5) });

        Assert.Equal(["beta", "Gamma", "Alpha"], Data360Org.LabelsOf(await org.GetAsync(MySql)));
        Assert.Equal(["Alpha", "beta", "Gamma"], Data360Org.LabelsOf(await org.GetAsync(MySql + "&orderBy=label")));
        Assert.Equal(["Gamma", "beta", "Alpha"], Data360Org.LabelsOf(await org.GetAsync(MySql + "&orderBy=label%20DESC")));
        Assert.Equal(["Alpha", "beta", "Gamma"], Data360Org.LabelsOf(await org.GetAsync(MySql + "&orderBy=createdDate%20ASC")));
        Assert.Equal(["Gamma", "Alpha", "beta"], Data360Org.LabelsOf(await org.GetAsync(MySql + "&orderBy=lastModifiedDate")));
    }

    [Fact]
    public async Task The_direction_of_an_order_can_be_refused()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { ConnectionOrderHasNoDirection = true });

        await org.AssertRefusedAsync(MySql + "&orderBy=label%20DESC", 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        Assert.Empty((await org.GetAsync(MySql + "&orderBy=label"))["connections"]!.AsArray());
    }

    [Fact]
    public async Task An_organization_is_found_by_its_short_and_its_long_id()
    {
        await using var org = await Data360Org.StartAsync();
        org.Add("SalesforceDotCom", "Here");
        org.Add("SalesforceDotCom", "There", connection => connection with { Family = new CrmFamily("00DX40000019beX", "There", "Salesforce_There") });

        Assert.Equal(["There"], Data360Org.LabelsOf(await org.GetAsync("/connections?connectorType=SalesforceDotCom&organizationId=00DX40000019beX")));
        Assert.Equal(["There"], Data360Org.LabelsOf(await org.GetAsync($"/connections?connectorType=SalesforceDotCom&organizationId={RecordId.Complete("00DX40000019beX")}")));
        Assert.Equal(["Here", "There"], Data360Org.LabelsOf(await org.GetAsync("/connections?connectorType=SalesforceDotCom")));
    }

    [Fact]
    public async Task A_list_never_carries_credentials_and_may_lack_parameters_and_sync_state()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(1));
        string[] small = ["connectorType", "id", "label", "name", "connectorLabel", "iconUrl", "method", "status", "editable", "deletable"];
        string[] sync = ["syncStatus", "lastSyncDate", "lastDataChangeErrorCode"];

        await AssertKeysAsync([.. small, .. sync, "params"]);
        org.Simulator.Quirks = new Quirks { ListOmitsParams = true };
        await AssertKeysAsync([.. small, .. sync]);
        org.Simulator.Quirks = new Quirks { ListOmitsSyncState = true };
        await AssertKeysAsync([.. small, "params"]);
        org.Simulator.Quirks = Quirks.AllOther;
        await AssertKeysAsync([.. small, "createdBy", "createdDate", "lastModifiedBy", "lastModifiedDate"]);

        async Task AssertKeysAsync(string[] keys) => Assert.Equal(keys, Data360Org.KeysOf((await org.GetAsync(MySql))["connections"]![0]));
    }

    [Fact]
    public async Task Other_parameters_are_ignored()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(1));

        Assert.Single(Assert.IsType<JsonArray>((await org.GetAsync(MySql + "&dataspace=default&batchSize=0"))["connections"]));
    }
}
