using CsCheck;
using D360Portal.Features.Connections.Browse;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections.Browse;

public sealed class BrowseStateTests
{
    [Fact]
    public void The_default_needs_no_query() => Assert.Equal("", BrowseState.Default.ToQuery());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("?")]
    public void No_query_is_the_default(string? query) => AssertSame(BrowseState.Default, BrowseState.FromQuery(query));

    [Fact]
    public void A_query_reads_as_it_says()
    {
        var state = BrowseState.FromQuery("?q=clinic+12&type=AwsRdsMySql&status=Failed&status=Needs%20new%20sign-in&group=status&sort=-lastsync");

        Assert.Equal("clinic 12", state.Search);
        Assert.Equal("AwsRdsMySql", state.Type.ToString());
        Assert.Equal(["Failed", "Needs new sign-in"], state.Statuses);
        Assert.Equal(BrowseGrouping.Status, state.Grouping);
        Assert.Equal(BrowseSort.LastSync, state.Sort);
        Assert.True(state.IsDescending);
    }

    [Fact]
    public void Any_choice_survives_the_address()
    {
        var texts = Gen.OneOf(Gen.String[0, 40], Gen.Char["&=?#+%/\\ \"'<>éü中-"].Array[0, 12].Select(letters => new string(letters)))
            .Where(SomeRows.CanBeWritten);
        var states = Gen.Select(
            texts,
            texts.Null(0.3),
            texts.Where(text => text.Length > 0).Array[0, 4],
            Gen.Enum<BrowseGrouping>(),
            Gen.Enum<BrowseSort>(),
            Gen.Bool,
            (search, type, statuses, grouping, sort, isDescending) => new BrowseState
            {
                Search = search.Trim(),
                Type = ConnectorTypeName.TryParse(type, out var name) ? name : null,
                Statuses = [.. statuses],
                Grouping = grouping,
                Sort = sort,
                IsDescending = isDescending,
            });

        states.Sample(state => AssertSame(state, BrowseState.FromQuery(state.ToQuery())));
    }

    [Fact]
    public void Whatever_stands_in_the_address_the_page_opens_and_keeps_to_one_form()
    {
        var pieces = Gen.OneOf([.. new[]
        {
            "q", "type", "status", "group", "sort", "=", "&", "?", "%", "%00", "%ff", "%u202e", "+", "-", "--", ";", "#", "[]", "type=", "sort=-", "group=2", "sort=999", "status=&status=",
            "\0", "\ud800", "é",
        }.Select(Gen.Const)]);

        Gen.OneOf(Gen.String, pieces.Array[0, 20].Select(string.Concat)).Sample(query =>
        {
            var state = BrowseState.FromQuery(query);

            if (SomeRows.CanBeWritten(query))
            {
                AssertSame(state, BrowseState.FromQuery(state.ToQuery()));
            }
        });
    }

    [Theory]
    [InlineData("?group=2")]
    [InlineData("?group=everything")]
    [InlineData("?sort=price")]
    [InlineData("?sort=1")]
    [InlineData("?type=%20")]
    [InlineData("?status=")]
    [InlineData("?page=3&columns=all")]
    public void What_is_not_understood_is_left_out(string query) => AssertSame(BrowseState.Default, BrowseState.FromQuery(query));

    [Fact]
    public void An_endless_address_does_not_become_an_endless_choice()
    {
        var query = $"?q={new string('a', 100_000)}&type={new string('b', 100_000)}&status={new string('c', 100_000)}";

        AssertSame(BrowseState.Default, BrowseState.FromQuery(query));
    }

    [Fact]
    public void Blanks_are_no_search() => Assert.False(BrowseState.FromQuery("?q=%20%20").HasFilter);

    [Fact]
    public void A_status_toggles()
    {
        var state = BrowseState.Default.Toggle("Failed").Toggle("Connected");
        Assert.Equal(["Connected", "Failed"], state.Statuses);

        Assert.Equal(["Failed"], state.Toggle("Connected").Statuses);
        Assert.False(state.Toggle("Connected").Toggle("Failed").HasFilter);
    }

    [Fact]
    public void A_column_sorts_upwards_first_and_turns_round_after_that()
    {
        var once = BrowseState.Default.SortedBy(BrowseSort.Status);
        Assert.Equal((BrowseSort.Status, false), (once.Sort, once.IsDescending));

        var twice = once.SortedBy(BrowseSort.Status);
        Assert.True(twice.IsDescending);
        Assert.False(twice.SortedBy(BrowseSort.Status).IsDescending);
        Assert.False(twice.SortedBy(BrowseSort.Name).IsDescending);
        Assert.True(BrowseState.Default.SortedBy(BrowseSort.Label).IsDescending);
    }

    [Fact]
    public void Clearing_the_filters_keeps_order_and_grouping()
    {
        var state = BrowseState.FromQuery("?q=a&type=act&status=Failed&group=type&sort=-name");

        Assert.Equal("?group=type&sort=-name", state.WithoutFilter().ToQuery());
    }

    /// <summary>As the address tells it, because sets are not compared by what is in them.</summary>
    private static void AssertSame(BrowseState expected, BrowseState actual)
    {
        Assert.Equal(expected.ToQuery(), actual.ToQuery());
        Assert.Equal(expected with { Statuses = BrowseState.Default.Statuses }, actual with { Statuses = BrowseState.Default.Statuses });
        Assert.True(expected.Statuses.SetEquals(actual.Statuses));
    }
}
