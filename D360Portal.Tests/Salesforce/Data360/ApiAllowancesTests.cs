using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class ApiAllowancesTests
{
    private readonly GrantId _grant = new(Guid.NewGuid());
    private readonly ApiAllowances _allowances = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_calls_that_were_under_way_together_the_one_that_leaves_fewer_counts(bool isFirstAnsweredFirst)
    {
        var (first, second) = (_allowances.Begin(), _allowances.Begin());

        foreach (var (call, used) in isFirstAnsweredFirst ? [(first, 10), (second, 9)] : ((long, int)[])[(second, 9), (first, 10)])
        {
            Note(call, used);
        }

        Assert.Equal(990, _allowances.Of(_grant)!.Left);
    }

    [Fact]
    public void A_call_that_began_when_all_others_were_answered_is_believed_also_when_it_tells_of_more()
    {
        Note(_allowances.Begin(), used: 900);

        Note(_allowances.Begin(), used: 100);

        Assert.Equal(900, _allowances.Of(_grant)!.Left);
    }

    private void Note(long call, int used)
    {
        using var response = new HttpResponseMessage();
        response.Headers.Add("Sforce-Limit-Info", $"api-usage={used}/1000");
        _allowances.Note(_grant, call, response);
    }
}
