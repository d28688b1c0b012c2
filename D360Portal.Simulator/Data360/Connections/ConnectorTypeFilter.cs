namespace D360Portal.Simulator.Data360.Connections;

/// <summary>The <c>connectorType</c> of a list: passed on as it is, so that its case matters.</summary>
internal sealed class ConnectorTypeFilter(SimulatedOrg org)
{
    /// <summary>The refusal of a type; null when it may be listed.</summary>
    public Data360Answer? Check(string? connectorType)
    {
        if (connectorType is null)
        {
            return org.Quirks.ListsEveryType ? null : Missing();
        }

        return org.Quirks.UnknownTypeListsNothing || IsKnown(connectorType) || org.Data360.Connections.Has(connectorType)
            ? null
            : Data360Answer.IllegalValue($"Invalid value for parameter connectorType: {connectorType}");
    }

    /// <summary>The refusal of a type that a connection is to be of; null when it may be.</summary>
    public Data360Answer? CheckForCreate(string? connectorType) =>
        string.IsNullOrEmpty(connectorType) ? Missing()
        : connectorType != FamilyTypes.CrmInCatalogue && IsKnown(connectorType) ? null
        : Data360Answer.IllegalValue($"Invalid value for parameter connectorType: {connectorType}");

    private bool IsKnown(string connectorType) =>
        FamilyTypes.All.Contains(connectorType) || org.Data360.Catalogue.Find(connectorType, org.Quirks) is not null;

    private Data360Answer Missing() => org.Quirks.MissingTypeIsMissingArgument
        ? Data360Answer.Refused(StatusCodes.Status400BadRequest, "MISSING_ARGUMENT", "connectorType is required")
        : Data360Answer.IllegalValue("connectorType cannot be empty");
}
