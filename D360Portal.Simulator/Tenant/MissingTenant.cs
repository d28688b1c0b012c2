namespace D360Portal.Simulator.Tenant;

/// <summary>What an org says that has no Data 360.</summary>
internal static class MissingTenant
{
    public const string Message = "Couldn't find CDP tenant ID. Please enable CDP first";
}
