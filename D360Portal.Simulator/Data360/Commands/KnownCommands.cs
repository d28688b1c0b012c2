namespace D360Portal.Simulator.Data360.Commands;

/// <summary>The commands that a connection can be given. One alone has been published.</summary>
internal static class KnownCommands
{
    /// <summary>The field of a body that holds what a command needs to know.</summary>
    public const string Attributes = "commandAttributes";

    private const string GetSchemas = "GET_SCHEMAS";

    /// <returns>The refusal of the command in a path; null when it is known.</returns>
    public static Data360Answer? Check(HttpContext context) =>
        (string)context.Request.RouteValues["command"]! == GetSchemas ? null : Data360Answer.Invalid("command");
}
