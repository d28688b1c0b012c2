using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Tenant;

namespace D360Portal.Tests.SimulatorTests;

public sealed class PublicFaceTests
{
    [Fact]
    public void The_face_is_small()
    {
        string[] face =
        [
            nameof(AnyFaults), nameof(ApiLatency), nameof(ConnectionListFaults), nameof(ConnectionWriteFaults), nameof(Fault), nameof(FaultEffect), nameof(FaultPlan), nameof(OrgSeed), nameof(Quirks), nameof(RecordedRequest), nameof(RequestLog),
            nameof(SalesforceSimulator), nameof(SimulatedAnswer), nameof(SimulatedOrg), nameof(SimulatedUser), nameof(SimulatorOptions), nameof(StreamFaults),
            nameof(TenantFaults), nameof(TokenFaults), nameof(UserInfoFaults),
        ];

        Assert.Equal(face, typeof(SalesforceSimulator).Assembly.GetTypes().Where(type => type.IsPublic).Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_of_the_portal_is_referenced() =>
        Assert.DoesNotContain(typeof(SalesforceSimulator).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("D360Portal", StringComparison.Ordinal));
}
