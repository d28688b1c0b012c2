using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

/// <summary>The three sources side by side.</summary>
public sealed class FormFactsTests
{
    private static readonly Connection Source = new()
    {
        Id = SomeRows.Id(1),
        Label = "Clinic 01",
        Type = MadeUp,
        Parameters = [new ConnectionParameter("host", "clinic-01.example"), new ConnectionParameter("tuning", "fast")],
        CredentialNames = ["user", "password"],
    };

    [Fact]
    public void A_setting_and_its_value_say_where_they_come_from()
    {
        var facts = Facts(Describe(Secret("password"), Text("host"), Text("region") with { Default = "eu" }), Source);

        Assert.Equal("cloned value", facts("host", "clinic-01.example").Origin);
        Assert.Null(facts("host", "clinic-02.example").Origin);
        Assert.Null(facts("host", "").Origin);
        Assert.Equal("the catalogue's default", facts("region", "eu").Origin);
        Assert.Equal("not in the catalogue; the cloned connector has it; cloned value", facts("tuning", "fast").Origin);
        Assert.Equal("not in the catalogue; the cloned connector has it", facts("user", "canary").Origin);
        Assert.Null(facts("password", "canary").Origin);
    }

    [Fact]
    public void Nothing_is_called_cloned_where_the_connector_itself_is_changed()
    {
        var type = Describe(Secret("password"), Text("HOST") with { Default = "localhost" }, Text("schema") with { IsRequired = true });
        var form = ConnectorForm.Of(MadeUp, type, Source);
        var facts = new FormFacts(Start(form, Source, []) with { IsChange = true });
        FieldFacts Of(string name, string value) => facts.Of(form.Find(name)!, value);

        Assert.True(facts.IsChange);
        Assert.Null(Of("HOST", "clinic-01.example").Origin);
        Assert.Equal("the catalogue's default", Of("HOST", "localhost").Origin);
        Assert.Equal("not in the catalogue; the connector has it", Of("tuning", "fast").Origin);
        Assert.Equal("The connector spells it \"host\", the catalogue \"HOST\". It is sent as the catalogue spells it.", Assert.Single(Of("HOST", "x").Conflicts));
        Assert.Equal("The catalogue asks for it, and the connector has none.", Assert.Single(Of("schema", "").Conflicts));
    }

    [Fact]
    public void What_only_other_connectors_of_the_type_have_is_offered_and_not_demanded()
    {
        ConnectionRow[] rows =
        [
            Neighbour(1, ("host", "a"), ("ssl", "on")), Neighbour(2, ("HOST", "b"), ("ssl", "on")), Neighbour(3, ("host", "c")),
            SomeRows.Row(type: "Other", id: 4, parameters: [("strange", "x")]),
        ];
        var form = Of(Text("host")).With(rows);

        Assert.Equal(["host", "ssl"], form.Fields.Select(field => field.Name));
        Assert.Equal((FieldOrigin.Neighbours, false), (form.Find("ssl")!.Origin, form.Find("ssl")!.Attribute.IsRequired));
        Assert.Equal("not in the catalogue; 2 of 3 connectors of this type here have it", new FormFacts(Start(form, source: null, rows)).Of(form.Find("ssl")!, "").Origin);
        Assert.DoesNotContain(Draft(("host", "x")).ToDefinition(form).Parameters, parameter => parameter.Name == "ssl");
    }

    [Fact]
    public void What_belongs_to_the_other_direction_is_not_offered() => Assert.Equal(
        ["host"], Of(Text("host"), Text("target") with { IsForEgress = true }).With([Neighbour(1, ("host", "a"), ("target", "x"))]).Fields.Select(field => field.Name));

    [Fact]
    public void Neighbours_add_nothing_to_a_type_that_the_catalogue_does_not_have() =>
        Assert.Empty(ConnectorForm.Of(MadeUp, description: null, source: null).With([Neighbour(1, ("host", "a"))]).Fields);

    [Fact]
    public void Values_that_several_have_are_offered_the_commonest_first()
    {
        var usual = Usual(Text("zone"), "b", "a", "b", "c", "a", "b", null);

        Assert.Equal(["b", "a"], usual.Values);
        Assert.Null(usual.Note);
    }

    [Theory]
    [InlineData("All 3 connectors of this type here have \"x\".", "x", "x", " x ")]
    [InlineData("All 3 connectors of this type here use port 3306.", "a.example:3306", "b.example:3306", "c.example:3306")]
    [InlineData(null, "a.example:3306", "b.example:3307", "c.example:3306")]
    [InlineData(null, "x", "x", null)]
    [InlineData(null, "x")]
    [InlineData(null, "****", "****")]
    public void What_all_have_in_common_is_said(string? note, params string?[] values) => Assert.Equal(note, Usual(Text("zone"), values).Note);

    [Fact]
    public void A_choice_that_all_have_is_called_as_the_form_calls_it() => Assert.Equal(
        "All 2 connectors of this type here have \"Europe\".", Usual(Text("zone") with { Options = [new("eu", "Europe"), new("us", "America")] }, "eu", "eu").Note);

    [Fact]
    public void A_list_that_tells_nothing_claims_nothing()
    {
        Assert.Equal(UsualValues.None.Note, UsualValues.Of(new FormField(Text("zone"), FieldOrigin.Catalogue), [Neighbour(1), Neighbour(2)]).Note);
        Assert.Empty(UsualValues.Of(new FormField(Text("zone"), FieldOrigin.Catalogue), [Neighbour(1), Neighbour(2)]).Values);
    }

    [Fact]
    public void Secrets_are_never_offered()
    {
        Assert.Empty(Usual(Secret("zone"), "canary", "canary").Values);
        Assert.Empty(Usual(Text("zone") with { IsMasked = true }, "canary", "canary").Values);
        Assert.Empty(Usual(Text("zone"), "jdbc:mysql://reader:canary@host", "jdbc:mysql://reader:canary@host").Values);
        Assert.Empty(Usual(Text("zone"), "host?password=canary", "host?password=canary").Values);
        Assert.Null(Usual(Secret("zone"), "canary", "canary").Note);
    }

    [Fact]
    public void A_setting_that_stands_in_the_other_list_is_named()
    {
        Assert.StartsWith("The catalogue counts it among the credentials", Conflict(Describe(Secret("host"), Secret("user"), Secret("password")), "host"), StringComparison.Ordinal);
        Assert.StartsWith("The cloned connector has it among its credentials", Conflict(Describe(Text("host"), Text("user"), Secret("password")), "user"), StringComparison.Ordinal);

        // What is called like a secret was taken out of the parameters by the portal itself.
        Assert.Null(Conflict(Describe(Text("host"), Secret("user"), Text("password")), "password"));
    }

    [Fact]
    public void Another_spelling_is_named() =>
        Assert.Equal(
            "The cloned connector spells it \"host\", the catalogue \"HOST\". It is sent as the catalogue spells it.",
            Conflict(Describe(Text("HOST"), Secret("user"), Secret("password")), "HOST"));

    [Fact]
    public void What_the_catalogue_demands_and_the_cloned_connector_lacks_is_named_with_what_it_may_be_called()
    {
        var type = Describe(Secret("username"), Secret("password"), Text("host"), Text("schema") with { IsRequired = true });

        Assert.Equal("The catalogue asks for it, and the cloned connector has none.", Conflict(type, "schema"));
        Assert.Equal(
            "The catalogue asks for it, and the cloned connector has none. It has \"user\", which the catalogue does not know: perhaps the same under another name.",
            Conflict(type, "username"));
        Assert.Null(Conflict(type, "username", Source with { CredentialNames = [] }));
        Assert.Null(Conflict(type, "schema", Source with { Parameters = [] }));
        Assert.Null(Conflict(Describe(Text("schema") with { IsRequired = true, Default = "dbo" }), "schema"));
    }

    [Theory]
    [InlineData("clinic-01.example", true)]
    [InlineData("clinic-02.example", false)]
    public void A_cloned_value_that_would_be_refused_now_is_named_as_long_as_it_stands_there(string value, bool isNamed)
    {
        var facts = Facts(Describe(Text("host", "Host") with { Pattern = "[a-z]+", PatternMessage = "Letters." }), Source with { CredentialNames = [] });

        Assert.Equal(isNamed ? ["The cloned connector has this value, and would be refused with it now: Letters."] : [], facts("host", value).Conflicts);
    }

    [Fact]
    public void Sources_that_agree_have_no_conflicts() =>
        Assert.All(
            ConnectorForm.Of(MadeUp, Describe(Secret("user"), Secret("password"), Text("host")), Source).Fields,
            field => Assert.Empty(SourceConflicts.Of(field, ConnectorForm.Of(MadeUp, Describe(Secret("user"), Secret("password"), Text("host")), Source), Source, "the connector")));

    private static string? Conflict(ConnectorTypeDescription type, string name, Connection? source = null) =>
        Facts(type, source ?? Source)(name, "").Conflicts.SingleOrDefault();

    private static Func<string, string, FieldFacts> Facts(ConnectorTypeDescription type, Connection source)
    {
        var form = ConnectorForm.Of(MadeUp, type, source);
        var facts = new FormFacts(Start(form, source, []));
        return (name, value) => facts.Of(form.Find(name)!, value);
    }

    private static FormStart Start(ConnectorForm form, Connection? source, IReadOnlyList<ConnectionRow> rows) =>
        new() { Key = "clone/x", Form = form, Source = source, Draft = new ConnectionDraft(), Neighbours = rows };

    private static UsualValues Usual(AttributeDescription attribute, params string?[] values) =>
        UsualValues.Of(new FormField(attribute, FieldOrigin.Catalogue), values.Select((value, index) => value is null ? Neighbour(index + 1, ("other", "y")) : Neighbour(index + 1, (attribute.Name, value))));

    private static ConnectionRow Neighbour(int id, params (string Name, string? Value)[] parameters) => SomeRows.Row(type: "MadeUpType", id: id, parameters: parameters);
}
