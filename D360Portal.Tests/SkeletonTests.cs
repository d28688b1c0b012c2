namespace D360Portal.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void The_suite_runs() => Assert.NotNull(typeof(SkeletonTests).Assembly.Location);
}
