namespace D360Portal.Storage;

/// <summary>Files that only the portal's own account may read and write (0600).</summary>
internal static class PrivateFile
{
    /// <summary>Makes the file, empty, if it is missing. One that exists keeps the mode that its administrator gave it.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
        {
            return;
        }

        try
        {
            new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was a moment faster, and made it in the same way.
        }
    }
}
