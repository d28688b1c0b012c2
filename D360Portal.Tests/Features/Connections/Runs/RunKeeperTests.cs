using System.Reflection;
using D360Portal.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class RunKeeperTests
{
    [Fact]
    public async Task A_journal_that_fails_does_not_end_the_portal_and_is_asked_again()
    {
        var time = new FakeTimeProvider();
        var journal = DispatchProxy.Create<IRunJournal, FailingJournal>();
        using var keeper = new RunKeeper(journal, scheduler: null!, returns: null!, new BulkOptions(), time, NullLogger<RunKeeper>.Instance);
        await keeper.StartAsync(TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => Calls(journal) == 2);

        await Patience.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromMinutes(10));
            return Calls(journal) >= 6;
        });

        Assert.False(keeper.ExecuteTask!.IsCompleted);
    }

    private static int Calls(IRunJournal journal) => ((FailingJournal)journal).Calls;

    /// <summary>A journal on a disk that is full, or gone.</summary>
    public class FailingJournal : DispatchProxy
    {
        private int _calls;

        /// <summary>How often something was asked of it.</summary>
        public int Calls => Volatile.Read(ref _calls);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Interlocked.Increment(ref _calls);
            throw new IOException("There is no space left on the disk.");
        }
    }
}
