using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Features.Connections.Create;

/// <summary>What the user chose to see of the catalogue. It stands in the address, so that it can be sent, bookmarked and gone back to.</summary>
public sealed record ChooseTypeState
{
    private const string SearchParameter = "q";
    private const string LevelParameter = "level";
    private const string DirectionParameter = "direction";
    private const string Released = "ga";
    private const int LongestText = 200;

    /// <summary>The value of <see cref="Direction"/> for types that bring data in.</summary>
    public const string In = "in";

    /// <summary>The value of <see cref="Direction"/> for types that send data out.</summary>
    public const string Out = "out";

    /// <summary>The text to search for; empty for none.</summary>
    public string Search { get; init; } = "";

    /// <summary>Whether only what is generally available is shown.</summary>
    public bool OnlyReleased { get; init; }

    /// <summary><see cref="In"/>, <see cref="Out"/>, or empty for both.</summary>
    public string Direction { get; init; } = "";

    /// <summary>Whether the type is among what is to be seen. A type of which no direction is told goes either way.</summary>
    public bool Shows(ConnectorType type) =>
        (type.Label.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase) || type.Name.ToString().Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase))
        && (!OnlyReleased || ReleaseLevels.WordOf(type.ReleaseLevel) is null)
        && Direction switch { In => type.BringsIn is not false, Out => type.SendsOut is not false, _ => true };

    /// <summary>Reads the query of an address. What is not understood is left out.</summary>
    public static ChooseTypeState FromQuery(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var direction = One(DirectionParameter);
        return new ChooseTypeState
        {
            Search = One(SearchParameter).Trim(),
            OnlyReleased = One(LevelParameter) == Released,
            Direction = direction is In or Out ? direction : "",
        };

        string One(string name) => values.TryGetValue(name, out var value) && value.Count > 0 && value[0] is { Length: <= LongestText } text ? text : "";
    }

    /// <summary>Writes the query, <c>?</c> included; empty when everything is shown.</summary>
    public string ToQuery() => QueryHelpers.AddQueryString("", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [SearchParameter] = Search.Trim() is { Length: > 0 } search ? search : null,
        [LevelParameter] = OnlyReleased ? Released : null,
        [DirectionParameter] = Direction.Length > 0 ? Direction : null,
    });
}
