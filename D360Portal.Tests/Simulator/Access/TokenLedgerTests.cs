using CsCheck;
using D360Portal.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.SimulatorTests.Access;

public sealed class TokenLedgerTests
{
    private static readonly string[] Scopes = ["api", "refresh_token"];

    /// <summary>Whatever two users do in whatever order, the ledger agrees with the rules stated as a list.</summary>
    [Fact]
    public void Refresh_tokens_live_exactly_as_long_as_the_rules_say()
    {
        var steps = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1], Gen.Int[0, 9]).Array[1, 40];

        steps.Sample(taken =>
        {
            var ledger = new SimulatedOrg(new SimulatorOptions { TimeProvider = new FakeTimeProvider() }).Tokens;
            SimulatedUser[] users = [SimulatedUser.Admin, SimulatedUser.Reviewer];
            var all = new List<string>();
            var alive = new List<(SimulatedUser User, string Token)>();
            foreach (var (kind, who, which) in taken)
            {
                var user = users[who];
                switch (kind)
                {
                    case 0 or 1:
                        var token = ledger.Issue(user, Scopes).RefreshToken!;
                        all.Add(token);
                        alive.Add((user, token));
                        if (alive.Count(given => given.User == user) > 5)
                        {
                            alive.Remove(alive.First(given => given.User == user));
                        }

                        break;
                    case 2 when all.Count > 0:
                        var revoked = all[which % all.Count];
                        Assert.Equal(alive.RemoveAll(given => given.Token == revoked) == 1, ledger.Revoke(revoked));
                        break;
                    case 3 when which == 0:
                        ledger.RevokeAll(user.UserId);
                        alive.RemoveAll(given => given.User == user);
                        break;
                }
            }

            Assert.Equal(all.Select(token => alive.Exists(given => given.Token == token)), all.Select(token => ledger.Renew(token) is not null));
        });
    }

    [Fact]
    public void A_turn_is_given_to_one_at_a_time()
    {
        var ledger = new SimulatedOrg(new SimulatorOptions()).Tokens;

        using (var turn = ledger.TakeTurn("a"))
        {
            Assert.NotNull(turn);
            Assert.Null(ledger.TakeTurn("a"));
            using var other = ledger.TakeTurn("b");
            Assert.NotNull(other);
        }

        using var next = ledger.TakeTurn("a");
        Assert.NotNull(next);
    }
}
