using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>A catalogue and connections that do not fit together.</summary>
public sealed class OddityTests
{
    [Fact]
    public async Task Only_the_seed_brings_odd_types()
    {
        await using var usual = await Data360Org.StartAsync(OrgSeed.Hospitals);
        await using var odd = await Data360Org.StartAsync(OrgSeed.Oddities);
        const string Path = "/connectors?filters=name=HundredAttributes";

        Assert.Empty((await usual.GetAsync(Path))["connectorInfoList"]!.AsArray());
        Assert.Single((await odd.GetAsync(Path))["connectorInfoList"]!.AsArray());
        Assert.Single((await odd.GetAsync("/connectors?filters=name=AwsRdsMySql"))["connectorInfoList"]!.AsArray());
    }

    [Fact]
    public async Task Its_types_are_odd_each_in_its_own_way()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Oddities);

        Assert.Empty(await AttributesAsync("NoAttributes"));
        Assert.Equal(100, (await AttributesAsync("HundredAttributes")).Count);
        Assert.Equal(["host", "host", "host"], (await AttributesAsync("TwinNames")).Select(attribute => (string?)attribute!["name"]));
        Assert.Null((await AttributesAsync("NamelessAttribute"))[0]!["name"]);
        Assert.Contains("<img", (string)(await AttributesAsync("HtmlTooltips"))[0]!["tooltip"]!, StringComparison.Ordinal);
        Assert.Equal(["fast", "fast", "fast", "slow", ""], (await AttributesAsync("TwinOptions"))[0]!["options"]!.AsArray().Select(option => (string?)option!["value"]));

        var everything = (await AttributesAsync("MadeUpEverything")).ToDictionary(attribute => (string)attribute!["name"]!, attribute => attribute!);
        Assert.Equal((0.5m, 99.5m), ((decimal)everything["share"]["min"]!, (decimal)everything["share"]["max"]!));
        Assert.Equal(("2020-02-29", "2030-12-31"), ((string?)everything["since"]["minDate"], (string?)everything["since"]["maxDate"]));
        Assert.Equal((3, 5, "^[A-Z\\d]+$"), ((int)everything["code"]["minLength"]!, (int)everything["code"]["maxLength"]!, (string?)everything["code"]["pattern"]));
        Assert.Equal(("boolean", true), ((string?)everything["is_live"]["dataType"], (bool)everything["is_live"]["required"]!));
        Assert.Equal((true, false), ((bool)everything["version"]["readonly"]!, (bool)everything["version"]["editable"]!));
        Assert.Equal("true", (string?)everything["token"]["hidden"]);
        Assert.Null(everything["target"]["ingress"]);
        Assert.True((bool)everything["target"]["egress"]!);

        async Task<JsonArray> AttributesAsync(string type) => (await org.GetAsync($"/connectors/{type}"))["connectionAttributes"]!.AsArray();
    }

    [Fact]
    public async Task A_type_of_every_kind_can_be_created()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Oddities);
        var definition = Of("MadeUpEverything", "Everything", ("method", "Ingress"))
            .With("credentials", Values(("password", "canary")))
            .With("parameters", Values(("is_live", "true"), ("code", "A1B"), ("share", "1.5"), ("since", "2020-02-29")));

        await org.AssertCreateRefusedAsync(definition.DeepClone().AsObject().With("parameters", Values(("is_live", "true"), ("share", "99.6"))), 400, "INVALID_INPUT", "share: Between 0.5 and 99.5.");
        await org.AssertCreateRefusedAsync(definition.DeepClone().AsObject().With("parameters", Values(("is_live", "true"), ("empty_range", "5"))), 400, "INVALID_INPUT", "empty_range: The value is out of range.");
        await org.CreateAsync(definition);
    }

    [Theory]
    [InlineData("NoAttributes")]
    [InlineData("TwinNames")]
    [InlineData("NamelessAttribute")]
    [InlineData("HtmlTooltips")]
    public async Task An_odd_type_breaks_nothing(string connectorType)
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Oddities);
        var definition = Of(connectorType, "Created", ("method", "Ingress")).With("credentials", Values(("host", "x"))).With("parameters", Values(("host", "y"), ("host", "z")));

        Assert.True((bool)(await org.TestAsync(definition.DeepClone().AsObject().ForTest()))["success"]!);
        var id = (string)(await org.CreateAsync(definition))["id"]!;
        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{id}", definition)).StatusCode);
        Assert.NotNull((await org.QuestionAsync($"/connections/{id}/objects", new JsonObject()))["objects"]);
    }

    [Fact]
    public async Task A_connection_of_a_retired_type_is_listed_and_cannot_be_created_again()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Oddities);

        var listed = (await org.GetAsync("/connections?connectorType=RetiredConnector"))["connections"]![0]!;

        Assert.Equal(("Left over", "RetiredConnector"), ((string?)listed["label"], (string?)listed["connectorLabel"]));
        await org.AssertRefusedAsync("/connectors/RetiredConnector", 404, "ITEM_NOT_FOUND");
        await org.AssertCreateRefusedAsync(Of("RetiredConnector", "Again"), 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        using var put = await org.PutAsync($"/connections/{listed["id"]}", Of("RetiredConnector", "Again"));
        await Data360Org.AssertRefusedAsync(put, 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        Assert.Equal("""{"databases":[]}""", (await org.QuestionAsync($"/connections/{listed["id"]}/databases")).ToJsonString());
        Assert.Equal(204, (int)(await org.DeleteAsync((string)listed["id"]!)).StatusCode);
        await org.AssertRefusedAsync("/connections?connectorType=RetiredConnector", 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
    }

    [Fact]
    public async Task Connections_have_settings_that_nobody_knows_and_cannot_change()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Oddities);

        var clinics = (await org.GetAsync("/connections?connectorType=AwsRdsMySql"))["connections"]!.AsArray();

        Assert.Equal(["jdbc_connection_url", "DATABASE", "ssl_mode", "ssl_mode", ""], clinics[0]!["params"]!.AsArray().Select(value => (string?)value!["paramName"]));
        Assert.Equal((false, false), ((bool)clinics[1]!["editable"]!, (bool)clinics[1]!["deletable"]!));
    }

    [Fact]
    public async Task It_can_be_asked_with_every_switch_on_its_other_side()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Oddities, Quirks.AllOther);

        foreach (var type in (string[])["NoAttributes", "HundredAttributes", "TwinNames", "TwinOptions", "HtmlTooltips", "NamelessAttribute", "MadeUpEverything"])
        {
            Assert.Equal(type, (string?)(await org.GetAsync($"/connectors/{type}"))["name"]);
        }

        Assert.NotEmpty((await org.GetAsync("/connections?limit=50"))["connections"]!.AsArray());
    }
}
