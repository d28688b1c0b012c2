using System.Globalization;
using System.Text.Json;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>Runs the smallest query there is.</summary>
internal sealed class QueryStep(Data360QueryClient queries) : ICheckStep
{
    private const string Query = "SELECT 1";

    public StepKey Key => StepKey.Query;

    public string Title => Query;

    public string Purpose => "The Data 360 host answers a query that reads no data.";

    public IReadOnlyList<StepKey> Needs => [StepKey.Data360Token];

    public StepCost CostIn(SalesforceOrg org) => new(1, 0);

    public async Task<StepResult> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        var outcome = await queries.QueryAsync(subject.Grant, Query, cancellationToken);
        if (outcome.Token.Access is null)
        {
            return Data360TokenStep.ResultOf(outcome.Token, subject.Org) with { Exchanges = outcome.Exchanges };
        }

        return outcome switch
        {
            { Rows: null } => StepResult.Refused(Key, outcome.Exchanges),
            { IsComplete: false } => StepResult.Failed("The answer did not come to an end.", advice: null, outcome.Exchanges),
            { Rows: [[var value]] } when IsOne(value) => StepResult.Passed($"{outcome.Exchanges[^1].Call.Url.Split('/')[2]} answered 1.", outcome.Exchanges),
            _ => StepResult.Failed("The host answered, but not with one row that holds 1.", advice: null, outcome.Exchanges),
        };
    }

    private static bool IsOne(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDecimal(out var number) && number == 1,
        JsonValueKind.String => decimal.TryParse(Salesforce.JsonText.Of(value), NumberStyles.Number, CultureInfo.InvariantCulture, out var written) && written == 1,
        _ => false,
    };
}
