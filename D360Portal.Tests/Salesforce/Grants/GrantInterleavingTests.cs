using CsCheck;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>
/// Whatever happens in whatever order, no spent refresh token is sent again unless its answer was lost, and the grant ends for no other reason.
/// The short form; the benchmark <c>grants</c> has a thousand.
/// </summary>
public sealed class GrantInterleavingTests
{
    [Fact]
    public async Task Random_interleavings_never_cost_a_grant_that_could_be_saved()
    {
        await using var world = await GrantWorld.StartAsync();

        await GrantInterleaving.Courses.SampleAsync(course => GrantInterleaving.RunAsync(world, course), iter: 60, threads: 1, print: Print);
    }

    private static string Print(GrantEvent[][] course) =>
        string.Join(" / ", course.Select(round => string.Join(", ", round.Select(happening => $"{happening.Kind} {happening.Process} +{happening.Yields}"))));
}
