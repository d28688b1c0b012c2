using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>What can be changed at a Marketing Cloud account: its business units, and where their data goes.</summary>
internal sealed class MarketingCloudPatch
{
    private const string AddIngestion = "addIngestionBusinessUnits";
    private const string RemoveIngestion = "removeIngestionBusinessUnits";
    private const string AddActivation = "addActivationBusinessUnits";
    private const string RemoveActivation = "removeActivationBusinessUnits";
    private const string AddSpaces = "addBusinessUnitsToDataSpaces";
    private const string RemoveSpaces = "removeBusinessUnitsToDataSpaces";

    private readonly IReadOnlyList<string> _addedIngestion;
    private readonly IReadOnlyList<string> _removedIngestion;
    private readonly IReadOnlyList<string> _addedActivation;
    private readonly IReadOnlyList<string> _removedActivation;
    private readonly IReadOnlyList<UnitSpace> _addedSpaces;
    private readonly IReadOnlyList<UnitSpace> _removedSpaces;
    private readonly bool? _createsProfileMappings;

    private MarketingCloudPatch(FieldReader fields, Quirks quirks)
    {
        _addedIngestion = fields.Texts(AddIngestion) ?? [];
        _removedIngestion = fields.Texts(RemoveIngestion) ?? [];
        _addedActivation = fields.Texts(AddActivation) ?? [];
        _removedActivation = fields.Texts(RemoveActivation) ?? [];
        _addedSpaces = Spaces(fields, AddSpaces);
        _removedSpaces = Spaces(fields, RemoveSpaces);
        _createsProfileMappings = fields.Flag(ProfileMappings(quirks));
    }

    public static FieldReader Fields(JsonObject body, Quirks quirks) => new(
        body,
        DefinitionFields.ConnectorType,
        DefinitionFields.Label,
        DefinitionFields.Name,
        AddIngestion,
        RemoveIngestion,
        AddActivation,
        RemoveActivation,
        AddSpaces,
        RemoveSpaces,
        ProfileMappings(quirks));

    public static MarketingCloudPatch Read(FieldReader fields, Quirks quirks) => new(fields, quirks);

    public MarketingCloudFamily Of(MarketingCloudFamily account) => account with
    {
        BusinessUnits = Changed(account.BusinessUnits, _addedIngestion, _removedIngestion),
        ActivationUnits = Changed(account.ActivationUnits, _addedActivation, _removedActivation),
        Spaces = [.. account.Spaces.Except(_removedSpaces).Union(_addedSpaces)],
        CreatesProfileMappings = _createsProfileMappings ?? account.CreatesProfileMappings,
    };

    private static string ProfileMappings(Quirks quirks) => quirks.PatchSaysCreateProfileBuMappings ? "createProfileBuMappings" : "createProfileMappings";

    private static UnitSpace[] Spaces(FieldReader outer, string field) => [.. (outer.Objects(field) ?? []).Select(item =>
    {
        var fields = new FieldReader(item, "dataspaceName", "id", "mid", "name", "namespace");
        var space = new UnitSpace(fields.Required("mid"), fields.Required("dataspaceName"));
        outer.Refuse(fields.Refusal);
        return space;
    })];

    // The unit's name is made up: in a real org it is the account's own.
    private static BusinessUnit[] Changed(IReadOnlyList<BusinessUnit> units, IReadOnlyList<string> added, IReadOnlyList<string> removed) =>
    [
        .. units.Where(unit => !removed.Contains(unit.Mid)),
        .. added.Except(units.Select(unit => unit.Mid)).Select(mid => new BusinessUnit(mid, mid, $"BU_{mid}", $"Business Unit {mid}")),
    ];
}
