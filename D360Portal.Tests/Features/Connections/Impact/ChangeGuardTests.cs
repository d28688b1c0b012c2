using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class ChangeGuardTests
{
    private static readonly ConnectionImpact Unused = new();
    private static readonly ConnectionImpact Used = new() { Streams = [new DataStreamEntry { Label = "Patients" }] };
    private static readonly ConnectionImpact Unknown = new() { Problem = "The org refused." };

    [Fact]
    public void Nothing_is_open_before_it_is_known_what_uses_the_connector() => Assert.False(Guard(isProduction: false).IsOpen);

    [Fact]
    public void What_nothing_uses_is_open() => Assert.True(Guard(isProduction: false).Knowing(Unused).IsOpen);

    [Fact]
    public void What_is_used_or_not_known_needs_a_tick_that_a_new_list_takes_back() => Assert.All([Used, Unknown, new ConnectionImpact { Untold = 1 }], impact =>
    {
        var guard = Guard(isProduction: false).Knowing(impact);
        Assert.False(guard.IsOpen);
        Assert.True((guard with { IsTicked = true }).IsOpen);
        Assert.False((guard with { IsTicked = true }).Knowing(impact).IsOpen);
    });

    [Theory]
    [InlineData("", false)]
    [InlineData("clinic 07", false)]
    [InlineData("Clinic 0", false)]
    [InlineData("Clinic 07", true)]
    [InlineData("  Clinic 07 ", true)]
    public void In_production_the_name_is_typed_to_the_letter(string typed, bool isOpen) =>
        Assert.Equal(isOpen, (Guard(isProduction: true).Knowing(Unused) with { Typed = typed }).IsOpen);

    [Theory]
    [InlineData(null, true)]
    [InlineData(OrgEnvironment.Production, true)]
    [InlineData(OrgEnvironment.Sandbox, false)]
    [InlineData(OrgEnvironment.Developer, false)]
    [InlineData(OrgEnvironment.Simulated, false)]
    public void An_org_of_which_nobody_knows_is_a_production_org(OrgEnvironment? environment, bool isProduction) => Assert.Equal(
        isProduction,
        ChangeGuard.Of(new Connection { Label = "Clinic 07", Type = ConnectorTypeName.IngestApi }, Some.Grant() with { Environment = environment }, The.Org).IsProduction);

    private static ChangeGuard Guard(bool isProduction) => new("Clinic 07", isProduction);
}
