namespace D360Portal.Simulator.Data360;

/// <summary>The 15 characters of a record id that are the id proper.</summary>
internal static class ShortId
{
    public const int Length = 15;

    public static string Of(string id) => id.Length > Length ? id[..Length] : id;
}
