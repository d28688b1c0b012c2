namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>One item of <c>params</c> or <c>credentials</c>: <c>{"paramName":"DATABASE","value":"clinic_12"}</c>.</summary>
internal sealed record ParameterRecord(string? ParamName, string? Value);
