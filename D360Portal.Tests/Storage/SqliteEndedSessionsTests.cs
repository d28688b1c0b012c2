using D360Portal.Sessions;
using D360Portal.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Storage;

public sealed class SqliteEndedSessionsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private RunningPortal _portal = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEndedSessions Ended => _portal.Services.GetRequiredService<IEndedSessions>();

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(new RunningPortal.Setup { Time = _time });

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_session_that_was_ended_is_known_however_often_it_is_ended()
    {
        var session = SessionId.New();
        Assert.False(await Ended.ContainsAsync(session, Cancellation));

        await Ended.AddAsync(session, _time.GetUtcNow().AddHours(8), Cancellation);
        await Ended.AddAsync(session, _time.GetUtcNow().AddHours(1), Cancellation);

        Assert.True(await Ended.ContainsAsync(session, Cancellation));
        Assert.False(await Ended.ContainsAsync(SessionId.New(), Cancellation));
    }

    [Fact]
    public async Task What_no_cookie_can_name_any_more_is_forgotten()
    {
        var (old, young, next) = (SessionId.New(), SessionId.New(), SessionId.New());
        await Ended.AddAsync(old, _time.GetUtcNow().AddHours(8), Cancellation);
        await Ended.AddAsync(young, _time.GetUtcNow().AddHours(9), Cancellation);
        _time.Advance(TimeSpan.FromHours(8) + TimeSpan.FromSeconds(1));

        await Ended.AddAsync(next, _time.GetUtcNow().AddHours(8), Cancellation);

        await using var database = await _portal.OpenDatabaseAsync();
        Assert.Equal(
            new[] { young.Value, next.Value }.Order(),
            (await database.EndedSessions.Select(row => row.Id).ToListAsync(Cancellation)).Order());
    }
}
