using D360Portal.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class ReadOnceTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _time = new(The.Start);
    private readonly ReadOnce<string, string> _answers;
    private int _asked;

    public ReadOnceTests() => _answers = new ReadOnce<string, string>(Lifetime, _time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_who_ask_at_once_share_one_question()
    {
        var answer = new TaskCompletionSource<string>();
        var asking = Enumerable.Range(0, 50).Select(_ => GetAsync("clinic", () => answer.Task)).ToArray();
        answer.SetResult("found");

        Assert.All(await Task.WhenAll(asking), found => Assert.Equal("found", found));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Different_questions_have_different_answers()
    {
        Assert.Equal("mine", await GetAsync("mine", () => Task.FromResult("mine")));
        Assert.Equal("theirs", await GetAsync("theirs", () => Task.FromResult("theirs")));
    }

    [Fact]
    public async Task An_answer_is_good_for_its_lifetime_and_not_longer()
    {
        await GetAsync("clinic");
        _time.Advance(Lifetime - TimeSpan.FromTicks(1));
        await GetAsync("clinic");
        Assert.Equal(1, _asked);

        _time.Advance(TimeSpan.FromTicks(1));
        await GetAsync("clinic");
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task An_answer_says_when_it_was_given()
    {
        await GetAsync("clinic");
        _time.Advance(TimeSpan.FromMinutes(1));

        var (_, at) = await _answers.GetAsync("clinic", anew: false, () => Task.FromResult(""), Cancellation);

        Assert.Equal(The.Start, at);
    }

    [Fact]
    public async Task Asking_anew_asks_again()
    {
        await GetAsync("clinic");

        Assert.Equal("changed", await GetAsync("clinic", () => Task.FromResult("changed"), anew: true));
        Assert.Equal("changed", await GetAsync("clinic"));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Asking_anew_while_the_answer_is_on_its_way_waits_for_that()
    {
        var answer = new TaskCompletionSource<string>();
        var first = GetAsync("clinic", () => answer.Task);
        var second = GetAsync("clinic", () => answer.Task, anew: true);
        answer.SetResult("found");

        Assert.Equal(["found", "found"], await Task.WhenAll(first, second));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_failure_is_told_to_all_who_wait_and_to_nobody_after_them()
    {
        var answer = new TaskCompletionSource<string>();
        var asking = Enumerable.Range(0, 5).Select(_ => GetAsync("clinic", () => answer.Task)).ToArray();
        answer.SetException(new InvalidOperationException("out of order"));

        foreach (var waiting in asking)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);
        }

        Assert.Equal(1, _asked);
        Assert.Equal("found", await GetAsync("clinic"));
    }

    [Fact]
    public async Task A_failure_that_nobody_waited_for_any_more_is_told_to_nobody()
    {
        var answer = new TaskCompletionSource<string>();
        using var leaving = new CancellationTokenSource();
        var asking = _answers.GetAsync("clinic", anew: false, () => answer.Task, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        answer.SetException(new InvalidOperationException("out of order"));

        Assert.Equal("found", await GetAsync("clinic"));
    }

    [Fact]
    public async Task A_question_that_fails_before_it_is_sent_is_no_answer_either()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync("clinic", () => throw new InvalidOperationException("out of order")));

        Assert.Equal("found", await GetAsync("clinic"));
    }

    [Fact]
    public async Task A_question_that_was_given_up_on_the_way_is_asked_again()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetAsync("clinic", () => Task.FromCanceled<string>(new CancellationToken(canceled: true))));

        Assert.Equal("found", await GetAsync("clinic"));
    }

    [Fact]
    public async Task One_who_leaves_does_not_take_the_answer_from_another()
    {
        var answer = new TaskCompletionSource<string>();
        using var leaving = new CancellationTokenSource();
        var first = _answers.GetAsync("clinic", anew: false, () => answer.Task, leaving.Token);
        var second = GetAsync("clinic", () => answer.Task);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult("found");
        Assert.Equal("found", await second);
    }

    [Fact]
    public async Task Memory_is_bounded_and_the_newest_answers_stay()
    {
        foreach (var number in Enumerable.Range(0, 2_500))
        {
            await GetAsync($"clinic {number}");
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(2_500, _asked);
        await GetAsync("clinic 2499");
        await GetAsync("clinic 2000");
        Assert.Equal(2_500, _asked);
        await GetAsync("clinic 0");
        Assert.Equal(2_501, _asked);
    }

    private async Task<string> GetAsync(string key, Func<Task<string>>? answer = null, bool anew = false)
    {
        var (value, _) = await _answers.GetAsync(
            key,
            anew,
            () =>
            {
                Interlocked.Increment(ref _asked);
                return answer?.Invoke() ?? Task.FromResult("found");
            },
            Cancellation);
        return value;
    }
}
