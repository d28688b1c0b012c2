using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>The objects of a Marketing Cloud account: those of bundles, and data extensions. Each belongs to a business unit.</summary>
internal static class MarketingCloudObjects
{
    private const string Standard = "SalesforceMarketingCloudStandard";
    private const string DataExtension = "SalesforceMarketingCloudDataExtension";
    private const int Rows = 30;

    private static readonly SourceColumn[] Columns =
    [
        new("SubscriberKey", "Text", "Text", RowValues.Id) { IsKey = true, IsRequired = true },
        new("EmailAddress", "EmailAddress", "Email", RowValues.Mail),
        new("EventDate", "Date", "DateTime", RowValues.Moment),
    ];

    public static IReadOnlyList<SourceObject> Of(MarketingCloudFamily account)
    {
        var mid = account.BusinessUnits is [var first, ..] ? first.Mid : "";
        return
        [
            Bundled("EmailOpens", mid),
            Bundled("EmailClicks", mid),
            new("Newsletter_Readers", Columns, Rows)
            {
                Properties = PropertiesOf(DataExtension, mid),
                Details = () => new JsonObject { ["customObjectId"] = "7f1c9e0a-1111-4222-8333-944455566677", ["description"] = "Who reads the <i>newsletter</i>" },
            },
        ];
    }

    private static SourceObject Bundled(string name, string mid) => new(name, Columns, Rows)
    {
        Properties = PropertiesOf(Standard, mid),
        Details = () => new JsonObject { ["bundleName"] = "EMAIL" },
    };

    private static Dictionary<string, string> PropertiesOf(string subType, string mid) => new() { ["subType"] = subType, ["mid"] = mid };
}
