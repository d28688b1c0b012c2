using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections.Details.Source;

/// <summary>Asks about a place in one spelling after another until one is understood, and remembers it for the type.</summary>
/// <remarks>
/// A wrong key may be refused, ignored, or answered with an empty list: nothing published says which. So there are at most as many calls as known
/// spellings, and once one has worked, its empty lists are believed.
/// </remarks>
internal sealed class SourceSpeller(SourceSpellings spellings, GrantId grantId, Connection connection)
{
    /// <summary>Codes that tell of the source, and not of the question.</summary>
    private static readonly HashSet<string> SourceCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "CONNECTION_NOT_ESTABLISHED", "CONNECTORS_FRAMEWORK_TEST_FAILED", "INVALID_CREDENTIALS", "INVALID_CONNECTION", "INVALID_SESSION_ID",
    };

    /// <summary>Whether Salesforce does not like what was asked, or does not know it of this type, while nothing says that the source is out of reach.</summary>
    public static bool IsAboutTheQuestion(SalesforceApiException exception) =>
        (exception.SaysNotFound || exception.Status is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.UnprocessableEntity)
        && !exception.Errors.Any(error => error.Code is { } code && SourceCodes.Contains(code));

    /// <summary>Asks about a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="mayBeEverywhere">Whether the question without any place does at last.</param>
    /// <param name="ask">Makes one call with the attributes that it is given.</param>
    /// <exception cref="SalesforceApiException">No spelling is understood, or the source cannot be read.</exception>
    public async Task<SpelledAnswer<T>> AskAsync<T>(
        SourcePlace place, bool mayBeEverywhere, Func<IReadOnlyDictionary<string, string>, Task<IReadOnlyList<T>>> ask)
    {
        var known = spellings.Find(grantId, connection.Type);
        SpelledAnswer<T>? empty = null;
        SalesforceApiException? refusal = null;
        var tried = new List<string>();
        foreach (var spelling in Candidates(place, known))
        {
            var attributes = spelling.Write(place);
            tried.Add(spelling.DatabaseKey);
            try
            {
                var list = await ask(attributes);
                if (list.Count > 0 || spelling == known || place.Database is null)
                {
                    return new SpelledAnswer<T>(list, attributes, Learn(place, spelling, known, tried.Count, list.Count > 0));
                }

                empty ??= new SpelledAnswer<T>(list, attributes, Note: null);
            }
            catch (SalesforceApiException exception) when (IsAboutTheQuestion(exception))
            {
                refusal = exception;
            }
        }

        if (mayBeEverywhere && place != SourcePlace.Everywhere)
        {
            var nowhere = PlaceSpelling.Known[0].Write(SourcePlace.Everywhere);
            return new SpelledAnswer<T>(await ask(nowhere), nowhere, Note: null);
        }

        return empty is null
            ? throw refusal!
            : empty with { Note = $"Salesforce lists nothing there, whether the database is asked for as {string.Join(", ", tried)}." };
    }

    /// <summary>The spelling that worked comes first, then the one that the connector's own settings have, then the documented ones.</summary>
    private IEnumerable<PlaceSpelling> Candidates(SourcePlace place, PlaceSpelling? known)
    {
        var own = PlaceSpelling.Known.FirstOrDefault(spelling => connection.Parameters.Any(parameter => parameter.Name == spelling.DatabaseKey));
        var all = new[] { known, own }.OfType<PlaceSpelling>().Concat(PlaceSpelling.Known).Distinct();
        return place switch
        {
            { Database: not null } => all,
            { Schema: not null } => all.DistinctBy(spelling => spelling.SchemaKey),
            _ => all.Take(1),
        };
    }

    private string? Learn(SourcePlace place, PlaceSpelling spelling, PlaceSpelling? known, int tried, bool isProven)
    {
        if (place.Database is null || !isProven || spelling == known)
        {
            return null;
        }

        spellings.Keep(grantId, connection.Type, spelling);
        return tried == 1
            ? $"Salesforce takes the database as {spelling.DatabaseKey} for connectors of this type."
            : $"Salesforce takes the database as {spelling.DatabaseKey} for connectors of this type; to find that out took {tried} calls.";
    }
}
