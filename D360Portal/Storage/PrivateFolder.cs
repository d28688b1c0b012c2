namespace D360Portal.Storage;

/// <summary>Folders that only the portal's own account may enter (0700).</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder if it is missing.</summary>
    /// <param name="path">The folder, absolute.</param>
    /// <param name="tighten">Also take away what others may do in a folder that exists.</param>
    public static void Make(string path, bool tighten)
    {
        if (OperatingSystem.IsWindows())
        {
            // The user's profile and the service's folders carry their own access lists there.
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, OwnerOnly);
        if (tighten && File.GetUnixFileMode(path) != OwnerOnly)
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }
}
