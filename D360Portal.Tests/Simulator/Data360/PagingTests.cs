using CsCheck;
using D360Portal.Simulator.Data360;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class PagingTests
{
    [Fact]
    public void Following_the_pages_from_anywhere_brings_the_rest_once() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[1, 60], Gen.Int[0, 250]).Sample((count, limit, offset) =>
        {
            var all = Enumerable.Range(0, count).ToArray();
            var brought = new List<int>();
            for (var page = new Paging(offset, limit); page is not null; page = page.Next(count))
            {
                brought.AddRange(page.Of(all));
            }

            Assert.Equal(all.Skip(offset), brought);
        });

    [Fact]
    public void Without_a_limit_there_is_one_page()
    {
        Assert.Equal([3, 4, 5], new Paging(2, Limit: null).Of([1, 2, 3, 4, 5]));
        Assert.Null(new Paging(2, Limit: null).Next(5));
    }
}
