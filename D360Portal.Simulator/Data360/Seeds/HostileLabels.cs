namespace D360Portal.Simulator.Data360.Seeds;

/// <summary>Labels that break pages, spreadsheets and shells which do not expect them. Salesforce lets a user type any of them.</summary>
internal static class HostileLabels
{
    private const int LongLength = 10_000;

    public static IReadOnlyList<string> All { get; } =
    [
        "<script>alert('clinic')</script>",
        "Ward \"7\" & 'annex' \\ <b>east</b>",
        "\u202ELSQyM sdR\u202C مستشفى",
        "Clinic\u200B\u200D 07\uFEFF",
        "Children’s ward 🏥👩🏽‍⚕️",
        "=HYPERLINK(\"https://evil.example\",\"clinic\")",
        new string('A', LongLength),
    ];

    public static void Sow(SimulatedData360 data360)
    {
        foreach (var label in All)
        {
            data360.Add("AwsRdsPostgres", label);
        }
    }
}
