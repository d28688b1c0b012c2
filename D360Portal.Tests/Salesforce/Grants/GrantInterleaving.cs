using System.Collections.Concurrent;
using CsCheck;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>One random course of events around one grant: two processes, one database, a strict org; then the invariants.</summary>
internal sealed class GrantInterleaving
{
    private const int DiskFailures = 4;
    private static int _users;

    private readonly GrantWorld _world;
    private readonly RotatingOrg _org;
    private readonly GrantProcess?[] _processes = [null, null];
    private readonly string _userId = $"0050000{Interlocked.Increment(ref _users):D5}AAA";
    private readonly ConcurrentDictionary<Secret, bool> _rejected = [];
    private GrantId _grant;
    private int _deaths;

    private GrantInterleaving(GrantWorld world)
    {
        _world = world;
        _org = world.Org;
    }

    /// <summary>Some rounds; what is in one round happens at once.</summary>
    public static Gen<GrantEvent[][]> Courses { get; } =
        Gen.Select(Gen.Enum<GrantEventKind>(), Gen.Int[0, 1], Gen.Int[0, 12], (kind, process, yields) => new GrantEvent(kind, process, yields))
            .Array[1, 5].Array[1, 4];

    /// <summary>Lets it all happen, then one more expiry and a call of each process.</summary>
    /// <returns>What came of it.</returns>
    /// <exception cref="InvalidOperationException">An invariant does not hold.</exception>
    public static async Task<GrantInterleavingOutcome> RunAsync(GrantWorld world, GrantEvent[][] course)
    {
        var interleaving = new GrantInterleaving(world);
        try
        {
            return await interleaving.CourseAsync(course);
        }
        finally
        {
            // The next course has an org without the remains of this one.
            interleaving._org.SpoilNoMore();
            interleaving._org.RevokeAll();
        }
    }

    private async Task<GrantInterleavingOutcome> CourseAsync(GrantEvent[][] course)
    {
        var (calls, spoiled, avoidable, unavoidable) = (_org.Calls, _org.Spoiled, _org.AvoidableReuses, _org.UnavoidableReuses);
        _grant = await _world.KeepGrantAsync(_userId);
        Start(0);
        Start(1);
        foreach (var round in course)
        {
            await RoundAsync(round);
        }

        _org.SpoilNoMore();
        foreach (var process in _processes)
        {
            process!.Store.BeforeRenewed = null;
            process.Store.FailRenewed(0);
        }

        await RoundAsync([new(GrantEventKind.Expire, 0, 0)]);
        await RoundAsync([new(GrantEventKind.Call, 0, 0)]);
        await RoundAsync([new(GrantEventKind.Call, 1, 0)]);

        // Both end in the ordinary way: what a full disk let nobody store is stored or revoked before that, also where its grant is gone and nobody calls for it.
        await _world.RunAsync(Task.WhenAll(_processes.Select(process => process!.Tokens.DisposeAsync().AsTask())));
        var outcome = await JudgeAsync(avoidable);
        return outcome with
        {
            Calls = _org.Calls - calls,
            Needed = _rejected.Count + _org.Spoiled - spoiled + _deaths,
            Reuses = _org.UnavoidableReuses - unavoidable,
        };
    }

    private void Start(int number)
    {
        var process = _world.StartProcess();
        process.OnRejected = token => _rejected.TryAdd(token, true);
        _processes[number] = process;
    }

    private async Task RoundAsync(GrantEvent[] round)
    {
        await _world.RunAsync(Task.WhenAll(round.Select(happening => Task.Run(() => HappenAsync(happening)))));
        for (var number = 0; number < _processes.Length; number++)
        {
            if (_processes[number]!.Store.IsDead)
            {
                Start(number);
            }
        }
    }

    private async Task HappenAsync(GrantEvent happening)
    {
        for (var turn = 0; turn < happening.Yields; turn++)
        {
            await Task.Yield();
        }

        var process = _processes[happening.Process]!;
        switch (happening.Kind)
        {
            case GrantEventKind.Call:
                await CallAsync(process, CancellationToken.None);
                break;
            case GrantEventKind.Calls:
                await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CallAsync(process, CancellationToken.None)));
                break;
            case GrantEventKind.CallAndLeave:
                using (var leaving = new CancellationTokenSource())
                {
                    var call = CallAsync(process, leaving.Token);
                    await Task.Delay(happening.Yields % 3);
                    await leaving.CancelAsync();
                    await call;
                }

                break;
            case GrantEventKind.Expire:
                _org.Expire();
                break;
            case GrantEventKind.LoseReply:
                _org.Spoil(Mishap.ReplyLost);
                break;
            case GrantEventKind.RefuseConnection:
                _org.Spoil(Mishap.NotConnected);
                break;
            case GrantEventKind.SayBusy:
                _org.Spoil(Mishap.Busy);
                break;
            case GrantEventKind.FillDisk:
                process.Store.FailRenewed(DiskFailures);
                break;
            case GrantEventKind.Die:
                process.Store.BeforeRenewed = spent => DieAsync(process, spent);
                break;
            case GrantEventKind.SignIn:
                await SignInAsync(process);
                break;
            case GrantEventKind.Disconnect:
                await TryAsync(() => process.Issuer.DisconnectAsync(The.Org, _grant));
                break;
        }
    }

    private Task DieAsync(GrantProcess process, Secret spent)
    {
        // All that it was renewing dies with it: it may have been at two grants, where a sign-in came after a disconnect.
        _org.LoseTrackOf(spent);
        if (!process.Store.IsDead)
        {
            process.Store.IsDead = true;
            Interlocked.Increment(ref _deaths);

            // The dead process has the turn, so nobody else's can run out by this.
            _world.Time.Advance(RenewalLease.Length + RenewalLease.Length);
        }

        return Task.CompletedTask;
    }

    private async Task SignInAsync(GrantProcess process)
    {
        // Nobody completes a sign-in at a process that is dead.
        if (process.Store.IsDead)
        {
            return;
        }

        var answer = RotatingOrg.Answer(_org.Issue(), _userId, _world.Time.GetUtcNow());
        await TryAsync(async () =>
        {
            if (await process.Issuer.IssueAsync(answer, CancellationToken.None) is SignInOutcome.Kept kept)
            {
                _grant = kept.Grant.Id;
            }
        });
    }

    private Task CallAsync(GrantProcess process, CancellationToken cancellationToken) =>
        TryAsync(() => process.CallAsync(_grant, cancellationToken));

    /// <summary>What a page is told in such a case is another test's matter; here it is the grant's fate that counts.</summary>
    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (
            exception is SignInRequiredException or SalesforceUnreachableException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private async Task<GrantInterleavingOutcome> JudgeAsync(int reusesBefore)
    {
        Require(_org.AvoidableReuses == reusesBefore, "A spent refresh token was sent again, and it could have been avoided.");
        var opened = await _world.Store.OpenAsync(_grant, CancellationToken.None);
        if (opened is not { Grant: var grant, Secrets: { } secrets })
        {
            Require(_org.Alive == 0, "The grant was erased, and lives on at Salesforce.");
            return new GrantInterleavingOutcome { IsErased = true };
        }

        var refreshToken = secrets.RefreshToken!.Value;
        if (grant.Status is GrantStatus.Active)
        {
            Require(_org.IsCurrent(refreshToken), "The grant is alive, and what is stored is not its refresh token of now.");
            Require(_org.Accepts(secrets.AccessToken), "The grant is alive, and its access token was not renewed.");
            Require(_org.Alive <= 1, "Tokens that nobody has live on at Salesforce.");
            return new GrantInterleavingOutcome();
        }

        Require(_org.IsLost(refreshToken), "The grant ended though no answer of it was lost.");
        Require(_org.Alive == 0, "The grant ended, and lives on at Salesforce.");
        return new GrantInterleavingOutcome { NeedsSignIn = true };
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
