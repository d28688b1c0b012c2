using System.Collections.Immutable;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

public sealed class DraftKeeperTests : IAsyncDisposable
{
    private static readonly FormStart Start = new()
    {
        Key = "new/MadeUpType",
        Form = Of(Secret("password"), Text("pin") with { IsMasked = true }, Secret("token"), Text("host")),
        Draft = new ConnectionDraft(),
        Neighbours = [],
    };

    private readonly FakeTimeProvider _time = new(The.Start);
    private readonly DraftsInMemory _drafts = new();
    private readonly LogRecorder _log = new();
    private readonly GrantId _grantId = new(Guid.NewGuid());
    private readonly DraftKeepers<KeptDraft> _keepers;
    private readonly DraftKeeper<KeptDraft> _keeper;

    public DraftKeeperTests()
    {
        _keepers = new DraftKeepers<KeptDraft>(_drafts, _time, _log.Factory().CreateLogger<DraftKeepers<KeptDraft>>());
        _keeper = _keepers.Open(_grantId, Start.Key);
    }

    public ValueTask DisposeAsync() => _keeper.DisposeAsync();

    [Fact]
    public async Task A_draft_is_kept_when_the_user_pauses()
    {
        Take(Draft(("host", "one")));
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Take(Draft(("host", "two")));
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal(0, _drafts.Writes);

        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(("two", 1), ((await _keeper.FindAsync(CancellationToken.None))!.Draft["host"], _drafts.Writes));
    }

    [Fact]
    public async Task Secrets_are_left_out_and_their_names_are_kept()
    {
        Take(Draft(("password", "canary"), ("pin", "1234"), ("token", ""), ("host", "one")));
        await _keeper.KeepAsync();

        var kept = await _keeper.FindAsync(CancellationToken.None);
        Assert.Equal(["host"], kept!.Draft.Values.Keys);
        Assert.Equal(["password", "pin"], kept.SecretsTyped);
    }

    [Fact]
    public async Task A_form_that_opens_finds_what_the_page_before_it_has_not_kept_yet()
    {
        Take(Draft(("host", "typed a moment ago")));

        await using var reloaded = _keepers.Open(_grantId, Start.Key);

        Assert.Equal("typed a moment ago", (await reloaded.FindAsync(CancellationToken.None))!.Draft["host"]);
    }

    [Fact]
    public async Task Another_users_form_is_left_alone()
    {
        Take(Draft(("host", "one")));

        await using var foreign = _keepers.Open(new GrantId(Guid.NewGuid()), Start.Key);
        await foreign.FindAsync(CancellationToken.None);

        Assert.Equal(0, _drafts.Writes);
    }

    [Fact]
    public async Task A_page_that_goes_keeps_what_has_changed()
    {
        Take(Draft(("host", "one")));
        await _keeper.DisposeAsync();

        Assert.Equal("one", (await _keeper.FindAsync(CancellationToken.None))!.Draft["host"]);
    }

    [Fact]
    public async Task A_page_that_goes_without_a_change_writes_nothing()
    {
        await _keeper.DisposeAsync();

        Assert.Equal(0, _drafts.Writes);
    }

    [Fact]
    public async Task What_is_erased_does_not_come_back_with_the_page_s_end()
    {
        Take(Draft(("host", "one")));
        await _keeper.EraseAsync();
        _time.Advance(TimeSpan.FromSeconds(2));
        await _keeper.DisposeAsync();

        Assert.Null(await _keeper.FindAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_is_erased_does_not_come_back_by_a_write_that_was_under_way()
    {
        _drafts.Hold();
        Take(Draft(("host", "one")));
        var keeping = _keeper.KeepAsync();
        var erasing = _keeper.EraseAsync();
        _drafts.Release();
        await Task.WhenAll(keeping, erasing);

        Assert.Null(await _keeper.FindAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_could_not_be_written_is_logged_and_written_after_a_rest()
    {
        _drafts.Refuse(times: 2);
        Take(Draft(("host", "one")));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("new/MadeUpType", Assert.Single(_log.Complaints()), StringComparison.Ordinal);

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(2, _drafts.Writes);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(("one", 3), ((await _keeper.FindAsync(CancellationToken.None))!.Draft["host"], _drafts.Writes));
    }

    [Fact]
    public async Task What_could_not_be_written_is_written_when_the_page_goes()
    {
        _drafts.Refuse(times: 1);
        Take(Draft(("host", "one")));
        await _keeper.KeepAsync();

        await _keeper.DisposeAsync();

        Assert.Equal("one", (await _keeper.FindAsync(CancellationToken.None))!.Draft["host"]);
    }

    [Fact]
    public async Task What_is_changed_while_a_write_fails_is_what_is_written_next()
    {
        var keeping = KeepRefusedAsync();
        Take(Draft(("host", "two")));
        _drafts.Release();
        await keeping;

        await _keeper.KeepAsync();

        Assert.Equal("two", (await _keeper.FindAsync(CancellationToken.None))!.Draft["host"]);
    }

    [Fact]
    public async Task What_is_erased_while_its_write_fails_does_not_come_back()
    {
        var keeping = KeepRefusedAsync();
        var erasing = _keeper.EraseAsync();
        _drafts.Release();
        await Task.WhenAll(keeping, erasing);

        _time.Advance(TimeSpan.FromMinutes(1));
        await _keeper.DisposeAsync();

        Assert.Null(await _keeper.FindAsync(CancellationToken.None));
    }

    /// <summary>Begins a write that is held, and refused when it is released.</summary>
    private Task KeepRefusedAsync()
    {
        _drafts.Refuse(times: 1);
        _drafts.Hold();
        Take(Draft(("host", "one")));
        return _keeper.KeepAsync();
    }

    private void Take(ConnectionDraft draft) => _keeper.Take(() => KeptDraft.Of(draft, Start.Form));

    /// <summary>One form's draft, and how often it was written. A write can be held, and be refused.</summary>
    private sealed class DraftsInMemory : IDrafts<KeptDraft>
    {
        private ImmutableDictionary<string, KeptDraft> _kept = ImmutableDictionary<string, KeptDraft>.Empty;
        private TaskCompletionSource _gate = new();
        private int _refusals;

        public DraftsInMemory() => _gate.SetResult();

        public int Writes { get; private set; }

        public void Hold() => _gate = new TaskCompletionSource();

        public void Release() => _gate.SetResult();

        public void Refuse(int times) => _refusals = times;

        public Task<KeptDraft?> FindAsync(GrantId grantId, string form, CancellationToken cancellationToken) => Task.FromResult(_kept.GetValueOrDefault(form));

        public async Task KeepAsync(GrantId grantId, string form, KeptDraft draft, CancellationToken cancellationToken)
        {
            Writes++;
            await _gate.Task;
            if (_refusals-- > 0)
            {
                throw new IOException("The disk is full.");
            }

            _kept = _kept.SetItem(form, draft);
        }

        public Task EraseAsync(GrantId grantId, string form, CancellationToken cancellationToken)
        {
            _kept = _kept.Remove(form);
            return Task.CompletedTask;
        }
    }
}
