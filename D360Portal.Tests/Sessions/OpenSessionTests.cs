using D360Portal.Salesforce.Grants;
using D360Portal.Sessions;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Sessions;

public sealed class OpenSessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_told_once_that_its_grant_has_ended_and_once_that_it_is_back()
    {
        using var page = await new WatchedSession().BegunAsync();

        page.Changes.Tell(page.Grant.Id, GrantChange.Ended);
        page.Changes.Tell(page.Grant.Id, GrantChange.Ended);
        Assert.True(page.Session.NeedsSignIn);
        page.Changes.Tell(page.Grant.Id, GrantChange.Returned);

        Assert.False(page.Session.NeedsSignIn);
        Assert.Equal(2, page.News);
    }

    [Fact]
    public async Task The_end_of_another_grant_or_session_is_no_news()
    {
        using var page = await new WatchedSession().BegunAsync();

        page.Changes.Tell(Some.Grant(The.OtherUserId).Id, GrantChange.Ended);
        page.Changes.Tell(Some.Grant(The.OtherUserId).Id, GrantChange.Erased);
        await page.Ends.EndAsync(SessionId.New(), The.Start);

        Assert.Equal((0, false, null), (page.News, page.Session.NeedsSignIn, page.Session.LeftBecause));
    }

    [Fact]
    public async Task Signing_out_anywhere_in_the_browser_closes_the_page()
    {
        using var page = await new WatchedSession().BegunAsync();

        await page.Ends.EndAsync(page.User.Session, The.Start);

        Assert.Equal((1, "signed_out"), (page.News, page.Session.LeftBecause));
    }

    [Fact]
    public async Task A_grant_that_is_erased_closes_the_page_for_good()
    {
        using var page = await new WatchedSession().BegunAsync();

        page.Changes.Tell(page.Grant.Id, GrantChange.Erased);
        await page.Ends.EndAsync(page.User.Session, The.Start);

        Assert.Equal((1, "disconnected"), (page.News, page.Session.LeftBecause));
    }

    [Fact]
    public async Task A_look_finds_that_another_process_has_ended_the_session()
    {
        using var page = await new WatchedSession().BegunAsync();
        await page.Ended.AddAsync(page.User.Session, The.Start, Cancellation);
        Assert.Null(page.Session.LeftBecause);

        await page.Session.LookAsync(Cancellation);

        Assert.Equal("signed_out", page.Session.LeftBecause);
    }

    [Fact]
    public async Task A_look_finds_what_another_process_has_done_to_the_grant_and_tells_the_other_pages()
    {
        using var page = await new WatchedSession().BegunAsync();
        var told = new List<GrantChange>();
        using var other = page.Changes.Watch(page.Grant.Id, told.Add);

        await page.Session.LookAsync(Cancellation);
        Assert.Empty(told);
        await page.KeepGrantAsync(GrantStatus.NeedsSignIn);
        await page.Session.LookAsync(Cancellation);
        await page.Session.LookAsync(Cancellation);
        Assert.True(page.Session.NeedsSignIn);
        await page.KeepGrantAsync();
        await page.Session.LookAsync(Cancellation);

        Assert.False(page.Session.NeedsSignIn);
        Assert.Equal([GrantChange.Ended, GrantChange.Returned], told);
    }

    [Fact]
    public async Task A_look_finds_that_the_grant_is_gone()
    {
        using var page = await new WatchedSession().BegunAsync();
        await page.Grants.EraseAsync(page.Grant.Id, Cancellation);

        await page.Session.LookAsync(Cancellation);

        Assert.Equal("disconnected", page.Session.LeftBecause);
    }

    [Fact]
    public async Task A_grant_that_has_become_another_user_s_is_not_this_page_s()
    {
        using var page = await new WatchedSession().BegunAsync();
        await page.Grants.KeepAsync(page.Grant with { UserId = The.OtherUserId }, Some.Secrets(), Cancellation);

        await page.Session.LookAsync(Cancellation);

        Assert.Equal("disconnected", page.Session.LeftBecause);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_signs_nobody_out()
    {
        using var page = await new WatchedSession().BegunAsync();
        page.Ended.IsBroken = true;

        await page.Session.LookAsync(Cancellation);

        Assert.Equal((0, null), (page.News, page.Session.LeftBecause));
        Assert.Contains("could not be looked at", Assert.Single(page.Log.Complaints()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_call_says_itself_that_the_grant_is_over()
    {
        using var page = await new WatchedSession().BegunAsync();

        await page.Session.OnCallRefusedAsync();

        Assert.True(page.Session.NeedsSignIn);
    }

    [Fact]
    public async Task The_page_that_asks_to_leave_is_known_among_the_others()
    {
        using var page = await new WatchedSession().BegunAsync();

        page.Ends.Leave("another");
        Assert.False(page.Session.IsLeaving);
        page.Ends.Leave(page.Session.Page);

        Assert.True(page.Session.IsLeaving);
    }

    [Fact]
    public async Task A_page_that_is_closed_hears_nothing_any_more()
    {
        var page = await new WatchedSession().BegunAsync();
        page.Dispose();

        page.Changes.Tell(page.Grant.Id, GrantChange.Erased);
        await page.Ends.EndAsync(page.User.Session, The.Start);

        Assert.Equal(0, page.News);
    }
}
