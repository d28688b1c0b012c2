using System.Globalization;
using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>Values of rows, the same at every time: names from many countries, gaps, and texts that break a page which trusts them.</summary>
internal static class RowValues
{
    private const int LongLength = 5_000;

    private static readonly DateOnly FirstDay = new(1931, 3, 14);
    private static readonly DateTime FirstMoment = new(2026, 1, 5, 6, 30, 0, DateTimeKind.Utc);

    private static readonly string[] Names =
        ["Åse Øvrebø", "Zoë O’Connor", "Łukasz Żółć", "José Ángel Núñez", "Ελένη Παππά", "محمد الفاسي", "山田 花子", "Søren Kjær", "Robert'); DROP TABLE Patients;--", "<b>Bold</b> & Sons"];

    private static readonly string[] Notes =
    [
        "<script>alert('note')</script>",
        "Line one\nline two\ttabbed",
        "=1+1",
        "🏥 ward 3",
        "\u202Etxet desrever",
        "He said \"fine\" \\ left",
        new string('x', LongLength),
        "",
    ];

    public static Func<int, JsonNode?> Id { get; } = row => row + 1;

    public static Func<int, JsonNode?> Name { get; } = row => Names[row % Names.Length];

    /// <summary>Every third is missing.</summary>
    public static Func<int, JsonNode?> Note { get; } = row => row % 3 == 2 ? null : (JsonNode)Notes[row / 3 % Notes.Length];

    public static Func<int, JsonNode?> Day { get; } = row => row % 7 == 6 ? null : (JsonNode)FirstDay.AddDays(row * 97).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Func<int, JsonNode?> Moment { get; } = row => FirstMoment.AddMinutes(row * 47).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static Func<int, JsonNode?> Flag { get; } = row => row % 5 == 4 ? null : (JsonNode)(row % 2 == 0);

    public static Func<int, JsonNode?> Amount { get; } = row => row % 11 == 10 ? null : (JsonNode)(((row * 1313) % 99_999) / 100m);

    public static Func<int, JsonNode?> Mail { get; } = row => row % 4 == 3 ? null : (JsonNode)$"person{row + 1}@clinic.example";

    /// <summary>A number of a row of another table.</summary>
    public static Func<int, JsonNode?> Reference(int count) => row => ((row * 7) % count) + 1;

    /// <summary>One word of a few.</summary>
    public static Func<int, JsonNode?> OneOf(params string[] words) => row => words[row % words.Length];

    /// <summary>What a source holds that nobody can read as anything.</summary>
    public static Func<int, JsonNode?> Bytes { get; } = row => Convert.ToBase64String([(byte)row, 0xFF, 0x00]);
}
