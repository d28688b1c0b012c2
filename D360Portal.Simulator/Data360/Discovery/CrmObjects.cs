using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>The objects of a Salesforce org.</summary>
internal static class CrmObjects
{
    private const string Standard = "Standard";
    private const string Custom = "Custom";

    private static readonly SourceColumn[] Columns =
    [
        new("Id", "ID", "Text", row => RecordId.Of("001SM", row + 1)) { IsKey = true, IsRequired = true, CreationType = Standard },
        new("Name", "STRING", "Text", RowValues.Name) { IsRequired = true, CreationType = Standard },
        new("Email", "EMAIL", "Email", RowValues.Mail) { CreationType = Standard },
        new("LastModifiedDate", "DATETIME", "DateTime", RowValues.Moment) { CreationType = Standard },
        new("Ward_Note__c", "TEXTAREA", "Text", RowValues.Note) { CreationType = Custom },
    ];

    public static IReadOnlyList<SourceObject> All { get; } =
    [
        Of("Account", "Account", Standard, hasChangeEvent: true),
        Of("Case", "Case", Standard, hasChangeEvent: true),
        Of("Contact", "Contact", Standard, hasChangeEvent: true),
        Of("Ward__c", "Ward <new>", Custom, hasChangeEvent: false),
    ];

    private static SourceObject Of(string name, string label, string creationType, bool hasChangeEvent) => new(name, Columns, 60)
    {
        Details = () => new JsonObject { ["label"] = label, ["creationType"] = creationType, ["hasChangeEvent"] = hasChangeEvent },
    };
}
