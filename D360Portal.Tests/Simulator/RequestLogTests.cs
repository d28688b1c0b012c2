namespace D360Portal.Tests.SimulatorTests;

public sealed class RequestLogTests
{
    [Fact]
    public async Task It_keeps_what_was_asked_but_no_value_of_a_form()
    {
        await using var org = await OrgUnderTest.StartAsync();

        await org.PostAsync("/services/oauth2/token?x=1", ("grant_type", "refresh_token"), ("refresh_token", "canary"), ("client_id", "key"));

        var request = Assert.Single(org.Simulator.Requests.All);
        Assert.Equal(
            ("POST", "simulated-org.my.salesforce.example", "/services/oauth2/token", "?x=1", 400),
            (request.Method, request.Host, request.Path, request.Query, request.Status));
        Assert.Equal(["grant_type", "refresh_token", "client_id"], request.FormFields);
        Assert.Equal("refresh_token", request.GrantType);
        Assert.Equal(OrgUnderTest.Start, request.At);
        Assert.False(request.IsUnknown);
    }

    [Fact]
    public async Task It_is_emptied_only_when_asked()
    {
        await using var org = await OrgUnderTest.StartAsync();
        await org.GetAsync("/id/keys");
        await org.GetAsync("/id/keys");
        await org.GetAsync("/.well-known/openid-configuration");

        Assert.Equal(3, org.Simulator.Requests.All.Count);
        Assert.Equal(2, org.Simulator.Requests.To("/id/keys").Count);

        org.Simulator.Requests.Clear();
        Assert.Empty(org.Simulator.Requests.All);
    }

    [Fact]
    public async Task One_can_wait_for_a_request_that_is_to_come()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var arrival = org.Simulator.Requests.WaitForAsync(request => request.Path == "/id/keys", TestContext.Current.CancellationToken);

        await org.GetAsync("/.well-known/openid-configuration");
        Assert.False(arrival.IsCompleted);
        await org.GetAsync("/id/keys");

        Assert.Equal("/id/keys", (await arrival).Path);
    }
}
