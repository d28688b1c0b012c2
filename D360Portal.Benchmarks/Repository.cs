namespace D360Portal.Benchmarks;

/// <summary>Where the sources are: above the folder that the benchmark runs from.</summary>
internal static class Repository
{
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "D360Portal.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("Run the benchmarks from a clone of the repository.");
        }
    }
}
