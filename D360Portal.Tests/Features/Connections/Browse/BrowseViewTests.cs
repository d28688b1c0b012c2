using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Browse;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections.Browse;

public sealed class BrowseViewTests
{
    private static readonly HashSet<string> NoneClosed = [];

    private static readonly Gen<BrowseState> States = Gen.Select(
        Gen.OneOf("", "clinic", "CLINIC 1", "a", "sql", "nowhere"),
        Gen.OneOf<string?>(null, null, "AwsRdsMySql", "act", "Unheard"),
        Gen.OneOf("Connected", "Failed", "—", "Sleeping").Array[0, 2],
        Gen.Enum<BrowseGrouping>(),
        Gen.Enum<BrowseSort>(),
        Gen.Bool,
        (search, type, statuses, grouping, sort, isDescending) => new BrowseState
        {
            Search = search,
            Type = ConnectorTypeName.TryParse(type, out var name) ? name : null,
            Statuses = [.. statuses],
            Grouping = grouping,
            Sort = sort,
            IsDescending = isDescending,
        });

    [Theory]
    [InlineData("clinic 01")]
    [InlineData("CLINIC 01")]
    [InlineData("mysql_clinic")]
    [InlineData("9cg000000000001")]
    [InlineData("rds mysql")]
    [InlineData("awsrds")]
    [InlineData("eu-west-1")]
    [InlineData("  clinic  ")]
    public void The_search_finds_name_API_name_id_type_and_parameter_values(string search)
    {
        var row = SomeRows.Row(
            "Clinic 01", name: "MySql_Clinic_01", typeLabel: "AWS RDS MySQL", parameters: ("jdbc_connection_url", "clinic-01.abc.eu-west-1.rds.amazonaws.com"));
        var other = SomeRows.Row("Laboratory", type: "SNOWFLAKE", id: 2);

        Assert.Equal([row], View([row, other], BrowseState.Default with { Search = search }).Rows);
    }

    [Fact]
    public void The_search_leaves_the_names_of_parameters_alone()
    {
        var row = SomeRows.Row(parameters: ("jdbc_connection_url", "clinic-01.example"));

        Assert.Empty(View([row], BrowseState.Default with { Search = "jdbc" }).Rows);
    }

    [Fact]
    public void Filters_leave_what_passes_all_of_them() =>
        Gen.Select(SomeRows.Any, States).Sample((rows, state) =>
        {
            var view = View(rows, state);

            Assert.Equal(rows.Count(row => Passes(row, state)), view.Rows.Count);
            Assert.All(view.Rows, row => Assert.True(Passes(row, state)));
        });

    [Fact]
    public void A_count_says_how_many_its_choice_would_leave() =>
        Gen.Select(SomeRows.Any, States).Sample((rows, state) =>
        {
            var view = View(rows, state);

            Assert.All(view.Types, option => Assert.Equal(View(rows, state with { Type = option.Type }).Rows.Count, option.Count));
            Assert.All(view.Statuses, option => Assert.Equal(View(rows, state with { Statuses = [option.Word] }).Rows.Count, option.Count));
            Assert.Equal(View(rows, state with { Type = null }).Rows.Count, view.Types.Sum(option => option.Count));
            Assert.Equal(View(rows, state with { Statuses = [] }).Rows.Count, view.Statuses.Sum(option => option.Count));
        });

    [Fact]
    public void A_list_without_groups_numbers_its_lines_from_one() =>
        SomeRows.Any.Sample(rows =>
        {
            var view = View(rows, BrowseState.Default);

            Assert.Equal(view.Rows.Select((row, index) => new BrowseItem.Line(row, index + 1)), view.Items);
        });

    [Fact]
    public void Groups_are_made_over_the_whole_list() =>
        Gen.Select(SomeRows.Any, States.Where(state => state.Grouping is not BrowseGrouping.None)).Sample((rows, state) =>
        {
            var view = View(rows, state);

            var groups = view.Items.OfType<BrowseItem.Group>().ToArray();
            var names = view.Rows.Select(row => NameOf(row, state)).ToArray();
            Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), groups.Select(group => group.Name).Order(StringComparer.Ordinal));
            Assert.All(groups, group => Assert.Equal(names.Count(name => name == group.Name), group.Count));
            Assert.Equal(Enumerable.Range(1, view.Rows.Count), view.Items.OfType<BrowseItem.Line>().Select(line => line.Number));
            foreach (var (item, before) in view.Items.Skip(1).Zip(view.Items))
            {
                if (item is BrowseItem.Line line)
                {
                    var heading = before is BrowseItem.Group group ? group.Name : NameOf(((BrowseItem.Line)before).Row, state);
                    Assert.Equal(heading, NameOf(line.Row, state));
                }
            }
        });

    [Fact]
    public void Inside_a_group_the_order_is_that_of_the_list() =>
        Gen.Select(SomeRows.Any, States.Where(state => state.Grouping is not BrowseGrouping.None)).Sample((rows, state) =>
        {
            var view = View(rows, state);

            var lines = view.Items.OfType<BrowseItem.Line>().Select(line => line.Row).ToArray();
            foreach (var group in view.Rows.GroupBy(row => NameOf(row, state)))
            {
                Assert.Equal(group, lines.Where(row => NameOf(row, state) == group.Key));
            }
        });

    [Fact]
    public void A_closed_group_keeps_its_heading_and_its_numbers()
    {
        ConnectionRow[] rows = [SomeRows.Row("A", status: "Failed"), SomeRows.Row("B", status: "Failed", id: 2), SomeRows.Row("C", id: 3)];
        var state = BrowseState.Default with { Grouping = BrowseGrouping.Status };

        var view = BrowseView.Of(BrowseView.Sort(rows, state), state, new HashSet<string> { "Failed" });

        Assert.Equal(
            [new BrowseItem.Group("Failed", 2, IsOpen: false), new BrowseItem.Group("Connected", 1, IsOpen: true), new BrowseItem.Line(rows[2], 3)],
            view.Items);
        Assert.Equal(3, view.Rows.Count);
    }

    [Fact]
    public void Closing_groups_changes_neither_rows_nor_counts() =>
        Gen.Select(SomeRows.Any, States, Gen.OneOf("Failed", "act", "Connected").Array[0, 3]).Sample((rows, state, closed) =>
        {
            var open = View(rows, state);
            var view = BrowseView.Of(BrowseView.Sort(rows, state), state, closed.ToHashSet());

            Assert.Equal(open.Rows, view.Rows);
            Assert.Equal(open.Types, view.Types);
            Assert.Equal(open.Statuses, view.Statuses);
            Assert.Equal(
                open.Items.Where(item => item is BrowseItem.Group || !closed.Contains(NameOf(((BrowseItem.Line)item).Row, state)) || state.Grouping is BrowseGrouping.None)
                    .Select(item => item is BrowseItem.Group group ? group with { IsOpen = !closed.Contains(group.Name) } : item),
                view.Items);
        });

    [Fact]
    public void What_needs_attention_comes_first_among_statuses_and_their_groups()
    {
        string?[] statuses = ["CONNECTED", "Sleeping", null, "Processing", "Failed", "NeedsReAuth"];
        ConnectionRow[] rows = [.. statuses.Select((status, index) => SomeRows.Row($"{index}", status: status, id: index + 1))];

        var view = View(rows, BrowseState.Default with { Grouping = BrowseGrouping.Status });

        string[] order = ["Failed", "Needs new sign-in", "Processing", "Sleeping", "—", "Connected"];
        Assert.Equal(order, view.Statuses.Select(option => option.Word));
        Assert.Equal(order, view.Items.OfType<BrowseItem.Group>().Select(group => group.Name));
    }

    [Theory]
    [InlineData(BrowseSort.Label, "Clinic 2, clinic 10, ward 1")]
    [InlineData(BrowseSort.Name, "ward 1, clinic 10, Clinic 2")]
    [InlineData(BrowseSort.Type, "clinic 10, Clinic 2, ward 1")]
    [InlineData(BrowseSort.Status, "ward 1, clinic 10, Clinic 2")]
    [InlineData(BrowseSort.LastSync, "ward 1, Clinic 2, clinic 10")]
    public void Each_column_sorts_by_what_it_shows(BrowseSort sort, string expected)
    {
        ConnectionRow[] rows =
        [
            SomeRows.Row("clinic 10", name: "n2", typeLabel: "Act!", type: "act", status: "Processing", id: 1, lastSync: new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero)),
            SomeRows.Row("Clinic 2", name: "n10", typeLabel: "AWS RDS MySQL", status: "CONNECTED", id: 2, lastSync: new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero)),
            SomeRows.Row("ward 1", name: null, typeLabel: "Snowflake", type: "SNOWFLAKE", status: "Failed", id: 3),
        ];
        var state = BrowseState.Default with { Sort = sort };

        Assert.Equal(expected, string.Join(", ", BrowseView.Sort(rows, state).Select(row => row.Label)));
        Assert.Equal(
            string.Join(", ", expected.Split(", ").Reverse()),
            string.Join(", ", BrowseView.Sort(rows, state with { IsDescending = true }).Select(row => row.Label)));
    }

    [Fact]
    public void The_order_does_not_depend_on_how_the_rows_arrived() =>
        Gen.Select(SomeRows.Any.SelectMany(rows => Gen.Shuffle(rows).Select(shuffled => (rows, shuffled))), States).Sample((arrivals, state) =>
        {
            // Rows of the same name and id are the same to every reader.
            static string Key(ConnectionRow row) => $"{row.Label}\n{row.Id}";

            var (rows, shuffled) = arrivals;
            var unique = rows.DistinctBy(Key).ToArray();
            var again = shuffled.DistinctBy(Key).Select(row => unique.First(other => Key(other) == Key(row)));

            Assert.Equal(BrowseView.Sort(unique, state), BrowseView.Sort(again, state));
        });

    [Fact]
    public void Sorting_loses_and_invents_nothing() =>
        Gen.Select(SomeRows.Any, States).Sample((rows, state) =>
            Assert.Equal(rows.Select(row => row.Label).Order(StringComparer.Ordinal), BrowseView.Sort(rows, state).Select(row => row.Label).Order(StringComparer.Ordinal)));

    private static BrowseView View(IEnumerable<ConnectionRow> rows, BrowseState state) => BrowseView.Of(BrowseView.Sort(rows, state), state, NoneClosed);

    private static bool Passes(ConnectionRow row, BrowseState state) =>
        row.Has(state.Search) && (state.Type is null || row.Type == state.Type) && (state.Statuses.Count == 0 || state.Statuses.Contains(row.Status.Word));

    private static string NameOf(ConnectionRow row, BrowseState state) => state.Grouping is BrowseGrouping.Type ? row.TypeLabel : row.Status.Word;
}
