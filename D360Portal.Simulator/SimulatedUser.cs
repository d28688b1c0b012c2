namespace D360Portal.Simulator;

/// <summary>A user of the simulated org.</summary>
public sealed record SimulatedUser
{
    /// <summary>The user name, in the form of an e-mail address. Case does not matter.</summary>
    public required string Username { get; init; }

    /// <summary>The user's record id, 18 characters.</summary>
    public required string UserId { get; init; }

    /// <summary>Given name.</summary>
    public required string FirstName { get; init; }

    /// <summary>Family name.</summary>
    public required string LastName { get; init; }

    /// <summary>Whether the user may create, change and delete, and look at other users.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>Whether the user may use Data 360 at all.</summary>
    public bool HasData360 { get; init; } = true;

    /// <summary>Full name.</summary>
    public string Name => $"{FirstName} {LastName}";

    /// <summary><c>admin@simulated.example</c>, who may do everything.</summary>
    public static SimulatedUser Admin { get; } = new()
    {
        Username = "admin@simulated.example",
        UserId = RecordId.Of("005SM", 1),
        FirstName = "Avery",
        LastName = "Admin",
        IsAdmin = true,
    };

    /// <summary><c>reviewer@simulated.example</c>, who may only look.</summary>
    public static SimulatedUser Reviewer { get; } = new()
    {
        Username = "reviewer@simulated.example",
        UserId = RecordId.Of("005SM", 2),
        FirstName = "Robin",
        LastName = "Reviewer",
    };

    /// <summary><c>outsider@simulated.example</c>, who may use the API and has no permission for Data 360.</summary>
    public static SimulatedUser Outsider { get; } = new()
    {
        Username = "outsider@simulated.example",
        UserId = RecordId.Of("005SM", 3),
        FirstName = "Oakley",
        LastName = "Outsider",
        HasData360 = false,
    };
}
