namespace D360Portal.Storage;

/// <summary>What re-encryption did to one table.</summary>
/// <param name="Name">What an administrator calls the rows.</param>
/// <param name="Moved">Rows that are under the current key now.</param>
/// <param name="Current">Rows that were already.</param>
/// <param name="Unreadable">The names of rows that do not open, left as they are.</param>
/// <param name="WhenUnreadable">What to do about these.</param>
internal sealed record ReencryptedTable(string Name, int Moved, int Current, IReadOnlyList<string> Unreadable, string WhenUnreadable);
