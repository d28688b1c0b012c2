using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Connections;

/// <summary>One bulk creation, without its rows.</summary>
public sealed record BulkRun
{
    /// <summary>Its number.</summary>
    public required RunId Id { get; init; }

    /// <summary>The configured org it runs in.</summary>
    public required OrgKey OrgKey { get; init; }

    /// <summary>The org's record id.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The record id of the user whose run it is.</summary>
    public required string UserId { get; init; }

    /// <summary>What the user is called; null when Salesforce did not tell.</summary>
    public string? UserName { get; init; }

    /// <summary>The type of every row.</summary>
    public required ConnectorTypeName Type { get; init; }

    /// <summary>The type's display text.</summary>
    public required string TypeLabel { get; init; }

    /// <summary>Where the rows came from.</summary>
    public required string SheetName { get; init; }

    /// <summary>The user's own headers.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>What it is at.</summary>
    public required RunState State { get; init; }

    /// <summary>Why it waits; null unless it is paused.</summary>
    public RunPause? Pause { get; init; }

    /// <summary>How many of the org's calls it must leave.</summary>
    public required int CallReserve { get; init; }

    /// <summary>How many calls it has made.</summary>
    public required int Calls { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When anything last happened to it.</summary>
    public required DateTimeOffset MovedAt { get; init; }

    /// <summary>Whether something is being done at it, and not only waited.</summary>
    public bool IsMoving => State is RunState.Running or RunState.Undoing;

    /// <summary>Whether it is the run of this user: others may watch, not touch.</summary>
    public bool IsOf(Grant grant) => IsIn(grant) && UserId == grant.UserId;

    /// <summary>Whether it is a run of this user's org.</summary>
    public bool IsIn(Grant grant) => OrgKey == grant.OrgKey && OrganizationId == grant.OrganizationId;
}
