using System.Globalization;
using System.Reflection;
using System.Text;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>The check as a text for a ticket or a mail. Nothing in it is secret: calls have placeholders, and answers are left out.</summary>
internal static class CheckReport
{
    private static readonly string Version =
        typeof(CheckReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The report as Markdown.</summary>
    /// <param name="run">The run.</param>
    /// <param name="environment">What kind of org it is.</param>
    /// <param name="apiVersion">The Connect REST version.</param>
    public static string Of(CheckRun run, OrgEnvironment environment, string apiVersion)
    {
        var report = new StringBuilder();
        var org = run.Subject.Org;
        report.AppendLine($"# Org check of {org.MyDomain.Authority}").AppendLine();
        report.AppendLine($"- Environment: {environment.Word()}");
        report.AppendLine($"- Org id: {run.Subject.Grant.OrganizationId}");
        report.AppendLine($"- Data space: {org.DataSpace}");
        report.AppendLine($"- Salesforce API: {apiVersion}");
        report.AppendLine($"- D360 Portal: {Version}, .NET {Environment.Version}");
        report.AppendLine($"- Run: {(run.StartedAt is { } at ? Stamp(at) : "single steps only")}");
        foreach (var step in run.Steps)
        {
            Append(report, step, run.ResultOf(step.Key));
        }

        return report.ToString().ReplaceLineEndings("\n").TrimEnd();
    }

    private static void Append(StringBuilder report, ICheckStep step, StepResult result)
    {
        report.AppendLine().AppendLine($"## {(int)step.Key + 1}. {step.Title}: {result.State.Word()}").AppendLine();
        AppendLine(report, result.Summary);
        AppendLine(report, result.Advice is { } advice ? $"{advice.Meaning} {advice.Next}" : null);
        AppendLine(report, result.SalesforceWords is { } words ? $"Salesforce's words: {words}" : null);
        if (result.At is { } at)
        {
            AppendLine(report, result.HasAsked ? $"{Stamp(at)}, {Milliseconds(result.Took)}" : Stamp(at));
        }

        foreach (var exchange in result.Exchanges)
        {
            report.AppendLine("```sh").AppendLine(exchange.Call.ToCurl()).AppendLine("```");
            report.AppendLine($"Answer: {(exchange.Status is { } status ? $"{(int)status}" : exchange.Silence)}, {Milliseconds(exchange.Took)}{(exchange.RequestId is { } id ? $", request id {id}" : "")}");
        }
    }

    private static void AppendLine(StringBuilder report, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            report.AppendLine(text).AppendLine();
        }
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");

    private static string Stamp(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
