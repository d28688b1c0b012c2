namespace D360Portal.Simulator.Data360.Catalogue;

/// <summary>How much of each entry a list has.</summary>
internal enum FieldGroup
{
    Small,
    Medium,
    Big,
}
