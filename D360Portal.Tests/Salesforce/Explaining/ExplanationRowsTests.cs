using System.Net;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Explaining;

namespace D360Portal.Tests.Salesforce.Explaining;

/// <summary>Each row of the data file by itself and among the others.</summary>
public sealed class ExplanationRowsTests
{
    /// <summary>The only addresses that a row may name: pages that were read.</summary>
    private static readonly string[] Pages =
    [
        "https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml",
        "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm",
        "https://help.salesforce.com/s/articleView?id=data.c360_a_allowlist.htm",
    ];

    private static readonly FailureKind[] Calls = [FailureKind.Api, FailureKind.Test, FailureKind.Create, FailureKind.Delete];

    public static TheoryData<string> Ids => [.. Rows.Select(row => row.Id)];

    private static IEnumerable<ExplanationRow> Rows => Explanations.Rules.Select(rule => rule.Row);

    [Fact]
    public void There_is_a_row_for_many_failures_and_each_has_a_name_of_its_own()
    {
        Assert.InRange(Rows.Count(), 60, 1000);
        Assert.Distinct(Rows.Select(row => row.Id));
        Assert.All(Rows, row => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", row.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_is_found_by_its_own_sample_wherever_it_holds(string id)
    {
        foreach (var failure in SamplesOf(RowOf(id)))
        {
            Assert.Equal(id, Explanations.Find(failure)?.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_other_row_fits_a_sample_as_exactly(string id)
    {
        foreach (var failure in SamplesOf(RowOf(id)))
        {
            var ranks = Explanations.Rules.Select(rule => rule.Match(failure)).OfType<(RowRank Rank, Explanation Explanation)>().Select(match => match.Rank).ToArray();

            Assert.Single(ranks, rank => rank == ranks.Max());
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_asks_for_something_and_for_nothing_twice(string id)
    {
        var row = RowOf(id);

        Assert.True(row.Codes.Count > 0 || row.Text is not null || row.Pattern is not null || row.Status is not null, "The row would explain everything.");
        Assert.False(row.Text is not null && row.Pattern is not null);
        Assert.NotEqual("", row.Text);
        Assert.NotEqual("", row.Pattern);
        Assert.Distinct(row.Codes);
        Assert.Distinct(row.Types);
        Assert.Distinct(row.Where);
        Assert.False(string.IsNullOrWhiteSpace(row.Sample) && (row.Text is not null || row.Pattern is not null), "Words need a sample.");
        Assert.NotEqual("", row.Field);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_speaks_in_whole_sentences_without_markup(string id)
    {
        var row = RowOf(id);

        foreach (var text in (string[])[row.Meaning, row.NextStep])
        {
            Assert.Matches("^[A-Z].{9,219}[.]$", text);
            Assert.DoesNotMatch("[<>`*]|&[a-z#0-9]+;|  |https?://", text);
        }

        // One sentence says what it means: a full stop stands at its end alone.
        Assert.DoesNotContain(". ", row.Meaning, StringComparison.Ordinal);
        Assert.InRange(row.NextStep.Split(". ").Length, 1, 2);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_row_is_without_a_source(string id)
    {
        var source = RowOf(id).Source;

        if (source.Contains("://", StringComparison.Ordinal))
        {
            Assert.Contains(source, Pages);
        }
        else
        {
            Assert.Matches("^(Seen live|Salesforce's .* guide, page |The databases' own words|Reported by users).*[.]$", source);
        }
    }

    private static ExplanationRow RowOf(string id) => Rows.Single(row => row.Id == id);

    /// <summary>The sample at every place, with every code, for every type.</summary>
    private static IEnumerable<FailureFacts> SamplesOf(ExplanationRow row) =>
        from place in row.Where.Count > 0 ? row.Where : Calls
        from code in row.Codes.Select(code => (string?)code).DefaultIfEmpty(null)
        from type in row.Types.Select(type => (ConnectorTypeName?)ConnectorTypeName.Parse(type)).DefaultIfEmpty(null)
        select new FailureFacts(place, code, row.Sample.Length > 0 ? row.Sample : null, type, SampleStatus(row.Status)) { ReleaseLevel = row.ReleaseLevel };

    private static HttpStatusCode? SampleStatus(string? status) =>
        status is null ? null : status == "5xx" ? HttpStatusCode.BadGateway : Enum.Parse<HttpStatusCode>(status);
}
