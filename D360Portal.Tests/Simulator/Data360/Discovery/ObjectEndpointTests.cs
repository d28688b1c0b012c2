using System.Text.Json.Nodes;
using D360Portal.Simulator;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360.Discovery;

/// <summary>What can be read through a connection, and of what it is made.</summary>
public sealed class ObjectEndpointTests
{
    [Fact]
    public async Task A_clinic_has_tables_and_a_view_in_its_schemas()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add().Id;

        Assert.Equal(["Patients", "Appointments", "Referrals", "Occupancy by ward & day", "Invoices"], NamesOf(await ObjectsAsync(org, id, [])));
        Assert.Equal(["Invoices"], NamesOf(await ObjectsAsync(org, id, ["DATABASE", "clinic", "SCHEMA", "clinic_billing"])));
        Assert.Equal(["Patients"], NamesOf(await ObjectsAsync(org, id, ["DATABASE", "clinic_archive"])));
        Assert.Empty(NamesOf(await ObjectsAsync(org, id, ["DATABASE", "clinic", "SCHEMA", "nowhere"])));
        Assert.Equal(
            """{"name":"Patients","objectType":"StructuredData","attributes":{"type":"TABLE","schema":"clinic","catalog":"clinic"}}""",
            (await ObjectsAsync(org, id, []))["objects"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("AwsS3", """["files"]""")]
    [InlineData("ActOn", """["Activities","Contacts"]""")]
    [InlineData("SalesforceDotCom", """["Account","Case","Contact","Ward__c"]""")]
    [InlineData("SalesforceMarketingCloud", """["EmailOpens","EmailClicks","Newsletter_Readers"]""")]
    [InlineData("IngestApi", "[]")]
    public async Task Other_sources_have_other_objects(string connectorType, string names)
    {
        await using var org = await Data360Org.StartAsync();

        Assert.Equal(names, new JsonArray([.. NamesOf(await ObjectsAsync(org, org.Add(connectorType).Id, [])).Select(name => (JsonNode)name)]).ToJsonString());
    }

    [Fact]
    public async Task Objects_of_two_families_have_fields_of_their_own()
    {
        await using var org = await Data360Org.StartAsync();

        var crm = await ObjectsAsync(org, org.Add("SalesforceDotCom").Id, []);
        var marketing = await ObjectsAsync(org, org.Add("SalesforceMarketingCloud").Id, []);

        Assert.Equal("""{"name":"Account","label":"Account","creationType":"Standard","hasChangeEvent":true}""", crm["objects"]![0]!.ToJsonString());
        Assert.Equal("Ward <new>", (string?)crm["objects"]![3]!["label"]);
        Assert.Equal("EMAIL", (string?)marketing["objects"]![0]!["bundleName"]);
        Assert.Equal(["name", "customObjectId", "description"], Data360Org.KeysOf(marketing["objects"]![2]));
    }

    [Theory]
    [InlineData("EqualsOp", "patients", "Patients")]
    [InlineData("LikeOp", "%in%", "Appointments,Invoices")]
    [InlineData("LikeOp", "_nvoices", "Invoices")]
    [InlineData("SubstrOp", "ward &", "Occupancy by ward & day")]
    [InlineData("SubstrOp", "%", "")]
    public async Task Names_can_be_filtered(string comparison, string value, string names)
    {
        await using var org = await Data360Org.StartAsync();

        var objects = await ObjectsAsync(org, org.Add().Id, [], Filter(comparison, value));

        Assert.Equal(names, string.Join(',', NamesOf(objects)));
    }

    [Theory]
    [InlineData("subType", "SalesforceMarketingCloudStandard", "EmailOpens,EmailClicks")]
    [InlineData("subType", "SalesforceMarketingCloudDataExtension", "Newsletter_Readers")]
    [InlineData("mid", "7281001", "EmailOpens,EmailClicks,Newsletter_Readers")]
    [InlineData(null, "7281001", "EmailOpens,EmailClicks,Newsletter_Readers")]
    [InlineData("mid", "1", "")]
    public async Task Marketing_Cloud_s_objects_can_be_filtered_by_what_they_are(string? property, string value, string names)
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add("SalesforceMarketingCloud").Id;
        var filter = Filter("EqualsOp", value);
        filter["filtersByProperty"]![0]!.AsObject().With("name", property);

        Assert.Equal(names, string.Join(',', NamesOf(await ObjectsAsync(org, id, [], filter.DeepClone().AsObject()))));
        using var fields = await org.PostAsync($"/connections/{id}/objects/EmailOpens/fields", At().With("filters", filter));
        Assert.Equal(names.Contains("EmailOpens", StringComparison.Ordinal) ? 200 : 404, (int)fields.StatusCode);
    }

    [Fact]
    public async Task What_was_asked_is_said_again()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add().Id}/objects/Patients";
        var where = At("database", "clinic", "schema", "clinic");

        Assert.Equal(where["advancedAttributes"]!.ToJsonString(), (await org.QuestionAsync($"{path}/fields", where.DeepClone()))["advancedAttributes"]!.ToJsonString());
        Assert.Equal(
            where["advancedAttributes"]!.ToJsonString(), (await org.QuestionAsync($"{path}/preview", where.With("fields", new JsonArray("id"))))["advancedAttributes"]!.ToJsonString());
    }

    [Fact]
    public async Task A_filter_that_is_wrong_is_refused()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add().Id;

        await RefusedAsync(Filter("SoundsLikeOp", "x"), "Invalid value for filterOperator");
        await RefusedAsync(new JsonObject { ["filtersByProperty"] = new JsonArray(new JsonObject { ["name"] = "color" }) }, "Invalid value for name");
        await RefusedAsync([], "filtersByProperty is required, but missed");
        await RefusedAsync(new JsonObject { ["filtersByProperty"] = new JsonArray(new JsonObject { ["filterOperator"] = "LikeOp" }) }, "values is required, but missed");
        using var empty = await org.PostAsync($"/connections/{id}/objects");
        await Data360Org.AssertRefusedAsync(empty, 400, "JSON_PARSER_ERROR");

        async Task RefusedAsync(JsonObject filters, string message)
        {
            using var response = await org.PostAsync($"/connections/{id}/objects", new JsonObject { ["filters"] = filters });
            await Data360Org.AssertRefusedAsync(response, 400, "INVALID_INPUT", message);
        }
    }

    [Fact]
    public async Task Fields_have_types_and_keys()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add().Id;

        var patients = await org.QuestionAsync($"/connections/{id}/objects/Patients/fields", At());
        var invoices = await org.QuestionAsync($"/connections/{id}/objects/Invoices/fields", At());
        var view = await org.QuestionAsync($"/connections/{id}/objects/{Uri.EscapeDataString("Occupancy by ward & day")}/fields", At());

        Assert.Equal(["advancedAttributes", "fields", "incrementalExtractAttributes", "primaryKeys"], Data360Org.KeysOf(patients));
        Assert.Equal("""{"name":"id","label":"id","originalType":"BIGINT","type":"Number","isRequired":true}""", patients["fields"]![0]!.ToJsonString());
        Assert.Contains(patients["fields"]!.AsArray(), field => (string?)field!["type"] == "Unsupported");
        Assert.Contains(patients["fields"]!.AsArray(), field => (string?)field!["type"] == "Date" && (string?)field["format"] == "yyyy-MM-dd");
        Assert.Equal("""["id"]""", patients["primaryKeys"]!.ToJsonString());
        Assert.Equal("""["number","clinic"]""", invoices["primaryKeys"]!.ToJsonString());
        Assert.Empty(view["primaryKeys"]!.AsArray());
        Assert.Equal("Custom", (string?)(await org.QuestionAsync($"/connections/{org.Add("SalesforceDotCom").Id}/objects/Account/fields", At()))["fields"]![4]!["creationType"]);
        Assert.NotEmpty((await org.QuestionAsync($"/connections/{org.Add("GCS").Id}/objects/files/fields", At()))["fields"]!.AsArray());
    }

    [Fact]
    public async Task An_object_that_nobody_knows_is_missing_in_two_ways()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add().Id}/objects/Nobody/fields";

        await Data360Org.AssertRefusedAsync(await org.PostAsync(path, At()), 404, "ITEM_NOT_FOUND", "Object Nobody was not found.");
        await Data360Org.AssertRefusedAsync(await org.PostAsync(path, new JsonObject()), 400, "INVALID_INPUT", "advancedAttributes is required, but missed");
        org.Simulator.Quirks = new Quirks { MissingItemAnswers500 = true };
        await Data360Org.AssertRefusedAsync(await org.PostAsync(path, At()), 500, "UNKNOWN_EXCEPTION", "Object Nobody not found");
    }

    [Fact]
    public async Task A_preview_has_a_hundred_rows_unless_it_is_told_otherwise()
    {
        await using var org = await Data360Org.StartAsync();
        var patients = $"/connections/{org.Add().Id}/objects/Patients/preview";

        Assert.Equal(100, RecordsOf(await org.QuestionAsync(patients, Preview(null, "id"))).Count);
        Assert.Equal(250, RecordsOf(await org.QuestionAsync(patients, Preview(1_000, "id"))).Count);
        Assert.Equal(
            """{"advancedAttributes":{},"records":[{"record":{"id":1}},{"record":{"id":2}}]}""", (await org.QuestionAsync(patients, Preview(2, "id"))).ToJsonString());
        Assert.Empty(RecordsOf(await org.QuestionAsync(patients.Replace("Patients", "Referrals", StringComparison.Ordinal), Preview(null, "reason"))));
    }

    [Fact]
    public async Task Rows_have_gaps_and_texts_that_break_a_page()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add().Id;
        string[] fields = ["id", "full_name", "born_on", "is_insured", "notes", "photo", "changed_at"];

        var rows = RecordsOf(await org.QuestionAsync($"/connections/{id}/objects/Patients/preview", Preview(50, fields)));

        var texts = rows.Select(row => (string?)row["notes"]).ToArray();
        Assert.All(rows, row => Assert.Equal(fields, Data360Org.KeysOf(row)));
        Assert.Contains(null, texts);
        Assert.Contains("<script>alert('note')</script>", texts);
        Assert.Contains(texts, text => text?.Length == 5_000);
        Assert.Contains(rows, row => (string?)row["full_name"] == "山田 花子");
        Assert.Contains(rows, row => row["born_on"] is null);
        Assert.Contains(rows, row => (string?)row["born_on"] == "1931-03-14");
        Assert.Contains(rows, row => (bool?)row["is_insured"] is true);
        Assert.Equal("2026-01-05T06:30:00.000Z", (string?)rows[0]["changed_at"]);
    }

    [Fact]
    public async Task Values_are_written_with_entities_too()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"{Data360Org.Root}/connections/{org.Add().Id}/objects/Patients/preview";
        using var body = new StringContent(Preview(1, "notes").ToJsonString(), System.Text.Encoding.UTF8, "application/json");

        using var response = await org.AskAsync(path, entityEncoding: null, HttpMethod.Post, body);

        Assert.Contains("&lt;script&gt;alert(&#39;note&#39;)&lt;/script&gt;", (string?)JsonNode.Parse(await OrgUnderTest.TextAsync(response))!["records"]![0]!["record"]!["notes"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_that_is_wrong_is_refused()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add().Id}/objects/Patients/preview";

        await RefusedAsync(Preview(0, "id"), "Invalid value for limit");
        await RefusedAsync(Preview(null, "shoe_size"), "The object has no field shoe_size");
        await RefusedAsync(Preview(null), "fields is required, but missed");
        await RefusedAsync(new JsonObject { ["fields"] = new JsonArray("id") }, "advancedAttributes is required, but missed");
        await Data360Org.AssertRefusedAsync(await org.PostAsync(path, At().With("offset", 1)), 400, "JSON_PARSER_ERROR", "Unrecognized field \"offset\"");

        async Task RefusedAsync(JsonNode body, string message) =>
            await Data360Org.AssertRefusedAsync(await org.PostAsync(path, body), 400, "INVALID_INPUT", message);
    }

    private static Task<JsonNode> ObjectsAsync(Data360Org org, string id, string[] pairs, JsonObject? filters = null)
    {
        var body = At(pairs);
        return org.QuestionAsync($"/connections/{id}/objects", filters is null ? body : body.With("filters", filters));
    }

    private static JsonObject At(params string[] pairs) => new()
    {
        ["advancedAttributes"] = new JsonObject(pairs.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1]))),
    };

    private static JsonObject Preview(int? limit, params string[] fields)
    {
        var body = At().With("fields", new JsonArray([.. fields.Select(field => (JsonNode)field)]));
        return limit is null ? body : body.With("limit", limit.Value);
    }

    private static JsonObject Filter(string comparison, string value) => new()
    {
        ["filtersByProperty"] = new JsonArray(new JsonObject { ["name"] = "name", ["filterOperator"] = comparison, ["values"] = new JsonArray(value) }),
    };

    private static string[] NamesOf(JsonNode objects) => [.. objects["objects"]!.AsArray().Select(found => (string)found!["name"]!)];

    private static List<JsonNode> RecordsOf(JsonNode preview) => [.. preview["records"]!.AsArray().Select(record => record!["record"]!)];
}
