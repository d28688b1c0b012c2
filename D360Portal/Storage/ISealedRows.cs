namespace D360Portal.Storage;

/// <summary>A table that holds sealed values. Whoever adds one registers a class of this, so that re-encryption takes it along.</summary>
internal interface ISealedRows
{
    /// <summary>What an administrator calls the rows, in the plural, such as <c>grants</c>.</summary>
    string Name { get; }

    /// <summary>What to do about a row that does not open, as the end of a sentence.</summary>
    string WhenUnreadable { get; }

    /// <summary>Every row that holds a sealed value at this moment. None is opened yet.</summary>
    Task<IReadOnlyList<SealedRow>> ListAsync(CancellationToken cancellationToken);
}
