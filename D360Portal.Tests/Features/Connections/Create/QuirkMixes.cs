using System.Numerics;
using System.Reflection;
using D360Portal.Simulator;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>Settings of everything that is contradictory about Salesforce.</summary>
internal static class QuirkMixes
{
    /// <summary>How many mixes there are.</summary>
    public const int Count = 10;

    private static readonly PropertyInfo[] Switches =
        [.. typeof(Quirks).GetProperties().Where(property => property.PropertyType == typeof(bool)).OrderBy(property => property.Name, StringComparer.Ordinal)];

    /// <summary>The names of the switches.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Switches.Select(property => property.Name)];

    /// <summary>One switch on its other side.</summary>
    public static Quirks With(string name) => Of(property => property.Name == name);

    /// <summary>One of ten mixes in which every two switches meet in all four ways.</summary>
    /// <remarks>
    /// A switch has a column of ten settings: off in the first mix, and on in five of the other nine. No two columns are the same; any two share a mix in
    /// which both are on, for five and five are more than nine. Every other column is turned round, so that no mix is all default.
    /// </remarks>
    public static Quirks Mix(int number) => Of(property => IsOn(Array.IndexOf(Switches, property), number));

    private static bool IsOn(int index, int mix) => ((Columns[index] >> mix) & 1) == (index % 2 == 0 ? 1 : 0);

    private static int[] Columns { get; } =
        [.. Enumerable.Range(0, 1 << Count).Where(bits => (bits & 1) == 0 && BitOperations.PopCount((uint)bits) == Count / 2).Take(Switches.Length)];

    private static Quirks Of(Func<PropertyInfo, bool> isOn)
    {
        var quirks = new Quirks();
        foreach (var property in Switches)
        {
            property.SetValue(quirks, isOn(property));
        }

        return quirks;
    }
}
