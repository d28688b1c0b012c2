namespace D360Portal.Simulator.Tenant;

/// <summary>One column of a result.</summary>
/// <param name="Name">Its name, alone of its kind in the result.</param>
/// <param name="Type">The name of its SQL type.</param>
/// <param name="TypeCode">The number of that type in <c>java.sql.Types</c>.</param>
internal sealed record Column(string Name, string Type, int TypeCode);
