using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>Finds the object that the path of a request names.</summary>
internal static class NamedObject
{
    /// <param name="context">The request.</param>
    /// <param name="fields">Its body, which must say where to look, if only by an empty object.</param>
    /// <param name="contents">What lies behind the connection.</param>
    /// <param name="isWanted">What the filters of the body say.</param>
    /// <param name="quirks">The switches.</param>
    /// <returns>The object; null when the body is refused.</returns>
    public static SourceObject? Find(HttpContext context, FieldReader fields, SourceContents contents, Func<SourceObject, bool> isWanted, Quirks quirks)
    {
        var name = (string)context.Request.RouteValues["resourceName"]!;
        var question = DatabaseQuestion.Read(fields, contents, quirks);
        if (fields.Object(DatabaseQuestion.Field) is null)
        {
            fields.Refuse(Data360Answer.Missed(DatabaseQuestion.Field));
        }

        var found = question is null ? null : contents.Objects.FirstOrDefault(candidate => candidate.Name == name && question.Covers(candidate) && isWanted(candidate));
        if (found is null)
        {
            fields.Refuse(Data360Answer.Missing($"Object {name}", quirks));
        }

        return found;
    }
}
