using System.Text.RegularExpressions;
using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Tests.Testing;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

public sealed partial class FieldHintsTests
{
    private static readonly IReadOnlyList<FieldHintRow> Rows = FieldHintFile.Read();

    [Fact]
    public void Every_row_is_whole()
    {
        Assert.NotEmpty(Rows);
        Assert.Distinct(Rows.Select(row => row.Id));
        Assert.All(Rows, row =>
        {
            Assert.Matches(Id(), row.Id);
            Assert.NotEmpty(row.Source);
            Assert.NotEmpty(row.Samples);
            Assert.NotEmpty(row.Right);
            Assert.EndsWith(".", row.Says, StringComparison.Ordinal);
            Assert.True(row.Fix is null || FieldFixes.Names.Contains(row.Fix), row.Fix);
        });
    }

    [Fact]
    public void Every_fix_is_used_and_known()
    {
        Assert.Equal(FieldFixes.Names.Order(StringComparer.Ordinal), Rows.Select(row => row.Fix).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(FieldFixes.Names, name => Assert.NotNull(FieldFixes.Find(name)));
        Assert.Null(FieldFixes.Find("guess"));
        Assert.Throws<ArgumentException>(() => new FieldHint(Rows[0] with { Fix = "guess" }));
    }

    [Fact]
    public void Every_sample_is_noticed_and_put_right_once_and_for_all()
    {
        foreach (var (row, type, parameter) in Asked())
        {
            foreach (var sample in row.Samples)
            {
                var advice = Find(type, parameter, sample.Typed);
                Assert.Equal((row.Id, row.Says, sample.Becomes), (advice?.Id, advice?.Says, advice?.Fixed));
                Assert.Null(sample.Becomes is { } better ? Find(type, parameter, better) : null);
            }
        }
    }

    [Fact]
    public void What_is_right_is_left_alone()
    {
        foreach (var (row, type, parameter) in Asked())
        {
            Assert.All(row.Right, right => Assert.NotEqual(row.Id, Find(type, parameter, right)?.Id));
        }
    }

    [Theory]
    [InlineData("AwsRdsMySql", "jdbc_connection_url", "host.abc123.eu-west-1.rds.amazonaws.com:3306")]
    [InlineData("AwsRdsMySql", "DATABASE", "jdbc:mysql://clinic")]
    [InlineData("AwsRdsSqlServer", "jdbc_connection_url", "sql-1.c7hq2xk4vm1p.eu-west-1.rds.amazonaws.com:1433")]
    [InlineData("HerokuPostgres", "jdbc_connection_url", "ec2-host.compute-1.amazonaws.com:5432")]
    [InlineData("REDSHIFT", "url", "cluster.abc123.eu-west-1.redshift.amazonaws.com:5439")]
    [InlineData("Databricks", "jdbc_connection_url", "dbc-1234.cloud.databricks.com")]
    [InlineData("Databricks", "httpPath", "/sql/1.0/warehouses/abc")]
    [InlineData("GCS", "parentDirectory", "incoming/")]
    [InlineData("AwsS3", "parentDirectory", "/")]
    [InlineData("SNOWFLAKE", "privateKey", "c2ltdWxhdGVk")]
    [InlineData("BIGQUERY", "gcsBucketAbsolutePath", "gs://bucket/folder")]
    [InlineData("act", "connection_url", "https://myactserver.example")]
    [InlineData("MadeUpType", "jdbc_connection_url", "jdbc:mysql://clinic")]
    public void Values_that_are_known_to_work_get_no_advice(string type, string parameter, string value) => Assert.Null(Find(type, parameter, value));

    [Fact]
    public void No_advice_repeats_what_was_typed() => Assert.All(Asked(), asked => Assert.All(asked.Row.Samples, sample =>
    {
        var advice = Find(asked.Type, asked.Parameter, sample.Typed)!;
        Assert.True(sample.Typed.Length < 4 || !$"{advice} {advice.Says}".Contains(sample.Typed.Trim(), StringComparison.Ordinal), advice.Id);
    }));

    [Fact]
    public void A_password_in_an_address_does_not_survive_the_fix() =>
        Assert.Equal("host.example:3306", Find("AwsRdsMySql", "jdbc_connection_url", "jdbc:mysql://reader:canary@host.example:3306/clinic")?.Fixed);

    [Theory]
    [InlineData("jdbc:mysql://")]
    [InlineData("jdbc:mysql://ho st/x")]
    [InlineData("jdbc:mysql:///clinic")]
    public void What_cannot_be_put_right_is_only_said(string value)
    {
        var advice = Find("AwsRdsMySql", "jdbc_connection_url", value);

        Assert.NotNull(advice);
        Assert.True(advice.Fixed is null or "ho", advice.Fixed);
    }

    [Fact]
    public void A_key_that_is_not_in_Base64_is_not_put_right() => Assert.Null(
        Find("SNOWFLAKE", "privateKey", "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIE\n-----END RSA PRIVATE KEY-----")!.Fixed);

    [Fact]
    public void Nothing_is_said_of_what_cannot_be_filled_in()
    {
        var url = Text("jdbc_connection_url");

        Assert.Null(FieldHints.Find(ConnectorTypeName.Parse("AwsRdsMySql"), new FormField(url with { IsHidden = true }, FieldOrigin.Catalogue), "jdbc:mysql://x"));
        Assert.Null(FieldHints.Find(ConnectorTypeName.Parse("AwsRdsMySql"), new FormField(url with { IsReadOnly = true }, FieldOrigin.Catalogue), "jdbc:mysql://x"));
    }

    [Fact]
    public void No_value_breaks_a_hint_or_a_fix_and_a_fix_of_a_fix_is_none() => Gen.Select(
        Gen.Int[0, Rows.Count - 1],
        Gen.OneOf(Gen.String, Gen.Char["jdbc:/@.-A1= \n"].Array[0, 60].Select(letters => new string(letters)))).Sample((index, value) =>
        {
            var row = Rows[index];
            var better = Find(row.Types[0], row.Parameter.Split('|')[0], value)?.Fixed;

            Assert.True(better is null || Find(row.Types[0], row.Parameter.Split('|')[0], better)?.Fixed is null, better);
        });

    [Fact]
    public Task A_hundred_thousand_characters_are_looked_through() => Patience.WithinReasonAsync(() =>
    {
        var value = "-----BEGIN " + new string('x', 100_000);
        foreach (var (_, type, parameter) in Asked())
        {
            Find(type, parameter, value);
        }
    });

    private static IEnumerable<(FieldHintRow Row, string Type, string Parameter)> Asked() =>
        Rows.SelectMany(row => row.Types.SelectMany(type => row.Parameter.Split('|').Select(parameter => (row, type, parameter))));

    private static FieldAdvice? Find(string type, string parameter, string value) =>
        FieldHints.Find(ConnectorTypeName.Parse(type), new FormField(Text(parameter), FieldOrigin.Catalogue), value);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Id();
}
