using D360Portal.Features.Org.Check;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Tests.Features.Org.Check;

public sealed class CheckReportTests
{
    [Fact]
    public async Task The_report_has_what_somebody_else_must_know()
    {
        await using var check = await SimulatedCheck.StartAsync(change: options => options with { HasData360 = false }, serviceAccess: false);

        var report = CheckReport.Of(await check.RunAsync(), OrgEnvironment.Simulated, "v66.0");

        foreach (var expected in (string[])
        [
            "# Org check of simulated-org.my.salesforce.example",
            "- Environment: SIMULATED",
            "- Salesforce API: v66.0",
            "- D360 Portal: ",
            "- Run: 2026-11-24 09:00:00 UTC",
            "## 1. Who am I: Passed",
            "## 2. Client-credentials token: Skipped",
            "ServiceAccess is not set",
            "## 3. Data 360 token: Failed",
            "Setup → Data Cloud Setup Home",
            "Salesforce's words: invalid_request Couldn't find CDP tenant ID",
            "## 4. SELECT 1: Skipped",
            "curl -X POST 'https://simulated-org.my.salesforce.example/services/a360/token'",
            "Answer: 400, ",
        ])
        {
            Assert.Contains(expected, report, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('\r', report);
    }

    [Fact]
    public async Task Before_the_whole_check_it_says_that_single_steps_were_run()
    {
        await using var check = await SimulatedCheck.StartAsync();
        await check.Run.RunOneAsync(StepKey.Allowance, TestContext.Current.CancellationToken);

        var report = CheckReport.Of(check.Run, OrgEnvironment.Simulated, "v66.0");

        Assert.Contains("- Run: single steps only", report, StringComparison.Ordinal);
        Assert.Contains("## 1. Who am I: Not run", report, StringComparison.Ordinal);
    }
}
