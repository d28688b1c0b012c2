using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Edit;

/// <summary>Checks what is filled in for a connector that exists.</summary>
internal static class EditChecker
{
    /// <summary>Everything that is wrong. An API name that stays as it is was Salesforce's to accept, whatever the rules for new ones say.</summary>
    /// <param name="draft">What is filled in.</param>
    /// <param name="form">What can be filled in.</param>
    /// <param name="before">The connector.</param>
    /// <param name="taken">API names that others have.</param>
    /// <param name="nameLimit">The longest API name, in characters.</param>
    public static IReadOnlyList<FieldFault> Check(ConnectionDraft draft, ConnectorForm form, Connection before, IReadOnlySet<string> taken, int nameLimit)
    {
        var faults = DraftChecker.Check(draft, form, taken, nameLimit);
        return form.Type == ConnectorTypeName.IngestApi || draft.Name == before.Name ? [.. faults.Where(fault => fault.Field != FieldFault.Name)] : faults;
    }
}
