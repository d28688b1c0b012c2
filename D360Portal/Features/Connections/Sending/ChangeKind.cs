namespace D360Portal.Features.Connections;

/// <summary>What is done to a connector that exists.</summary>
public enum ChangeKind
{
    /// <summary>Everything that can be said of it is replaced.</summary>
    Edit,

    /// <summary>The same call, with nothing new in it but the credentials.</summary>
    Credentials,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It is deleted and created again, because the org does not let it be changed.</summary>
    Recreate,
}
