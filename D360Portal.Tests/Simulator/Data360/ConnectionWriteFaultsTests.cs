using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class ConnectionWriteFaultsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_create_can_be_lost_before_and_after_it_is_done()
    {
        await using var org = await Data360Org.StartAsync();

        org.Simulator.Faults.Next(ConnectionWriteFaults.CreateLost);
        await Assert.ThrowsAsync<HttpRequestException>(() => org.PostAsync("/connections", Clinic()));
        Assert.Empty(org.Data360.Connections.All);

        org.Simulator.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        await Assert.ThrowsAsync<HttpRequestException>(() => org.PostAsync("/connections", Clinic()));
        Assert.Equal(["Clinic 07"], Data360Org.LabelsOf(await org.GetAsync("/connections?connectorType=AwsRdsMySql&devName=Clinic_07")));
        await org.AssertCreateRefusedAsync(Clinic(), 400, "DUPLICATES_DETECTED");
    }

    [Fact]
    public async Task A_create_can_wait_before_it_is_done()
    {
        await using var org = await Data360Org.StartAsync();
        var gate = new TaskCompletionSource();
        org.Simulator.Faults.Next(ConnectionWriteFaults.CreateHeld(gate.Task));

        var held = org.CreateAsync(Clinic());
        await org.Simulator.Requests.WaitForAsync(request => request.Method == "POST", Cancellation);
        await org.TestAsync(Clinic().ForTest());
        Assert.Empty(org.Data360.Connections.All);
        gate.SetResult();

        await held;
        Assert.Single(org.Data360.Connections.All);
    }

    [Fact]
    public async Task A_create_can_wait_after_it_is_done()
    {
        await using var org = await Data360Org.StartAsync();
        var gate = new TaskCompletionSource();
        org.Simulator.Faults.Next(ConnectionWriteFaults.CreateReplyHeld(gate.Task));

        var held = org.CreateAsync(Clinic());
        await org.Under.AdvanceUntilAsync(() => org.Data360.Connections.All.Count == 1);
        Assert.False(held.IsCompleted);
        gate.SetResult();

        await held;
    }

    [Fact]
    public async Task A_create_can_fail_once_and_leaves_nothing()
    {
        await using var org = await Data360Org.StartAsync();
        org.Simulator.Faults.Next(ConnectionWriteFaults.CreateFailed);

        await org.GetAsync("/connections?connectorType=AwsRdsMySql");
        await org.TestAsync(Clinic().ForTest());
        await org.AssertCreateRefusedAsync(Clinic(), 500, "UNKNOWN_EXCEPTION");
        await org.CreateAsync(Clinic());
    }

    [Fact]
    public async Task A_delete_can_fail_once_and_be_lost_before_and_after_it_is_done()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(1));
        var id = org.Data360.Connections.All[0].Id;

        org.Simulator.Faults.Next(ConnectionWriteFaults.DeleteFailed);
        await org.GetAsync($"/connections/{id}");
        await Data360Org.AssertRefusedAsync(await org.DeleteAsync(id), 500, "UNKNOWN_EXCEPTION");

        org.Simulator.Faults.Next(ConnectionWriteFaults.DeleteLost);
        await Assert.ThrowsAsync<HttpRequestException>(() => org.DeleteAsync(id));
        Assert.Single(org.Data360.Connections.All);

        org.Simulator.Faults.Next(ConnectionWriteFaults.DeleteReplyLost);
        await Assert.ThrowsAsync<HttpRequestException>(() => org.DeleteAsync(id));
        Assert.Empty(org.Data360.Connections.All);
    }

    [Fact]
    public async Task Both_tests_can_fail_be_lost_and_wait()
    {
        await using var org = await Data360Org.StartAsync();
        var id = (string)(await org.CreateAsync(Clinic()))["id"]!;

        foreach (var path in new[] { "/connections/actions/test", $"/connections/{id}/actions/test" })
        {
            org.Simulator.Faults.Next(ConnectionWriteFaults.TestFailed);
            await Data360Org.AssertRefusedAsync(await org.PostAsync(path, Clinic().ForTest()), 500, "UNKNOWN_EXCEPTION");

            org.Simulator.Faults.Next(ConnectionWriteFaults.TestLost);
            await Assert.ThrowsAsync<HttpRequestException>(() => org.PostAsync(path, Clinic().ForTest()));

            var gate = new TaskCompletionSource();
            org.Simulator.Faults.Next(ConnectionWriteFaults.TestHeld(gate.Task));
            var held = org.PostAsync(path, Clinic().ForTest());
            await org.CreateAsync(Clinic($"Other_{gate.GetHashCode()}"));
            Assert.False(held.IsCompleted);
            gate.SetResult();
            Assert.Equal(200, (int)(await held).StatusCode);
        }
    }
}
