namespace D360Portal.Storage;

/// <summary>A key of the ring as it lies on the disk, looked at from outside: without opening it.</summary>
/// <param name="Name">The file's name, without its directory.</param>
/// <param name="KeyId">The key's number, which every value that it seals begins with.</param>
/// <param name="IsWrapped">Whether the key itself is encrypted. One that is not opens for whoever reads the file.</param>
/// <param name="Certificate">The thumbprint of the certificate that wraps it; null when none does, or the file does not say which.</param>
internal sealed record KeyFile(string Name, Guid KeyId, bool IsWrapped, string? Certificate);
