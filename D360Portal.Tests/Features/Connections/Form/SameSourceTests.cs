using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

public sealed class SameSourceTests
{
    private static readonly ConnectorForm Form = Of(
        Secret("user"),
        Text("jdbc_connection_url") with { IsRequired = true },
        Text("DATABASE") with { IsRequired = true },
        Text("schema"),
        Text("comment"));

    private static readonly ConnectionRow[] Rows =
    [
        Row("Clinic 01", ("jdbc_connection_url", "one.example:3306"), ("DATABASE", "clinic_01"), ("comment", "first")),
        Row("Clinic 02", ("jdbc_connection_url", "one.example:3306"), ("DATABASE", "clinic_02")),
        Row("Clinic 03", ("jdbc_connection_url", "three.example:3306"), ("DATABASE", "clinic_01")),
        Row("No settings"),
        SomeRows.Row("Another type", "AwsRdsMySql", parameters: [("jdbc_connection_url", "one.example:3306"), ("DATABASE", "clinic_01")]),
    ];

    [Theory]
    [InlineData("one.example:3306", "clinic_01", "Clinic 01")]
    [InlineData(" ONE.example:3306 ", "Clinic_01", "Clinic 01")]
    [InlineData("one.example:3306", "clinic_02", "Clinic 02")]
    [InlineData("one.example:3306", "clinic_03")]
    [InlineData("two.example:3306", "clinic_01")]
    public void Connectors_at_the_same_host_and_database_are_found(string url, string database, params string[] labels) =>
        Assert.Equal(labels, Find(("jdbc_connection_url", url), ("DATABASE", database)));

    [Theory]
    [InlineData("one.example:3306", "")]
    [InlineData("", "clinic_01")]
    [InlineData("", "")]
    public void Half_an_address_is_no_source(string url, string database) => Assert.Empty(Find(("jdbc_connection_url", url), ("DATABASE", database)));

    [Fact]
    public void A_place_that_may_be_left_out_counts_when_it_is_filled_in() =>
        Assert.Empty(Find(("jdbc_connection_url", "one.example:3306"), ("DATABASE", "clinic_01"), ("schema", "other")));

    [Fact]
    public void What_says_nothing_of_the_place_does_not_count() =>
        Assert.Equal(["Clinic 01"], Find(("jdbc_connection_url", "one.example:3306"), ("DATABASE", "clinic_01"), ("comment", "second"), ("user", "other")));

    [Fact]
    public void A_setting_says_where_by_its_meaning_too()
    {
        var form = Of(Text("x1") with { Meaning = "jdbcConnectionUrl" }, Text("x2") with { Meaning = "jdbcDatabase" });
        var rows = new[] { Row("Clinic 01", ("x1", "one.example"), ("x2", "clinic_01")) };

        Assert.Single(SameSource.Find(Draft(("x1", "one.example"), ("x2", "clinic_01")), form, rows));
        Assert.Empty(SameSource.Find(Draft(("x1", "one.example"), ("x2", "clinic_02")), form, rows));
    }

    [Fact]
    public void A_form_that_says_nowhere_where_its_source_is_has_no_twins() =>
        Assert.Empty(SameSource.Find(Draft(("comment", "first")), Of(Text("comment")), [Row("Clinic 01", ("comment", "first"))]));

    private static string[] Find(params (string Name, string Value)[] values) => [.. SameSource.Find(Draft(values), Form, Rows).Select(row => row.Label)];

    private static ConnectionRow Row(string label, params (string Name, string? Value)[] parameters) => SomeRows.Row(label, MadeUp.ToString(), parameters: parameters);
}
