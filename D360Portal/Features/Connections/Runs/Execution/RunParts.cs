using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What every run works with.</summary>
internal sealed record RunParts(
    Data360Client Client,
    ApiAllowances Allowances,
    IRunJournal Journal,
    FormStarter Forms,
    Inventories Inventories,
    ConnectionDeleter Deleter,
    BulkOptions Options,
    RunPaces Paces,
    SourceHostGates Gates,
    TimeProvider Time,
    ILogger<RunParts> Logger);
