namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>The tables of a clinic's database.</summary>
internal static class HospitalTables
{
    private const int PatientCount = 250;

    private static readonly SourceColumn Id = new("id", "BIGINT", "Number", RowValues.Id) { IsKey = true, IsRequired = true };

    /// <summary>More patients than a preview shows when it is not told how many.</summary>
    public static SourceObject Patients { get; } = new(
        "Patients",
        [
            Id,
            new("full_name", "VARCHAR(200)", "Text", RowValues.Name) { IsRequired = true },
            new("born_on", "DATE", "Date", RowValues.Day) { Format = "yyyy-MM-dd" },
            new("email", "VARCHAR(320)", "Email", RowValues.Mail),
            new("is_insured", "TINYINT(1)", "Boolean", RowValues.Flag),
            new("notes", "LONGTEXT", "Text", RowValues.Note),
            new("photo", "LONGBLOB", "Unsupported", RowValues.Bytes),
            new("changed_at", "TIMESTAMP", "DateTime", RowValues.Moment) { Format = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'" },
        ],
        PatientCount);

    public static SourceObject Appointments { get; } = new(
        "Appointments",
        [
            Id,
            new("patient_id", "BIGINT", "Number", RowValues.Reference(PatientCount)) { IsRequired = true },
            new("starts_at", "DATETIME", "DateTime", RowValues.Moment) { Format = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'" },
            new("state", "ENUM('booked','kept','missed')", "Text", RowValues.OneOf("booked", "kept", "missed")),
            new("remark", "TEXT", "Text", RowValues.Note),
        ],
        120);

    public static SourceObject Invoices { get; } = new(
        "Invoices",
        [
            new("number", "CHAR(12)", "Text", row => $"INV-{row + 1:D8}") { IsKey = true, IsRequired = true },
            new("clinic", "INT", "Number", RowValues.Reference(57)) { IsKey = true, IsRequired = true },
            new("patient_id", "BIGINT", "Number", RowValues.Reference(PatientCount)) { IsRequired = true },
            new("amount", "DECIMAL(12,2)", "Currency", RowValues.Amount),
            new("due_on", "DATE", "Date", RowValues.Day) { Format = "yyyy-MM-dd" },
        ],
        40);

    /// <summary>A table without rows, and without a key.</summary>
    public static SourceObject Referrals { get; } = new("Referrals", [new("reason", "VARCHAR(500)", "Text", RowValues.Note)], 0);

    /// <summary>A view, with a name that needs care in addresses.</summary>
    public static SourceObject Occupancy { get; } = new(
        "Occupancy by ward & day",
        [
            new("ward", "VARCHAR(20)", "Text", RowValues.OneOf("North", "Süd", "Øst")),
            new("share", "DECIMAL(5,2)", "Percent", RowValues.Amount),
        ],
        9);
}
