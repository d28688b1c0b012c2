using System.Text;

namespace D360Portal.Tests.Testing;

/// <summary>A folder of its own for one test, deleted afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("d360-");

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The content of every file, one after the other. What is no text is read as if it were.</summary>
    public async Task<string> ReadFilesAsync()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            try
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var reader = new StreamReader(stream, Encoding.Latin1);
                text.AppendLine(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
            }
            catch (FileNotFoundException)
            {
                // SQLite deletes its log with the last connection; what it held is in the database then.
            }
        }

        return text.ToString();
    }

    public void Dispose()
    {
        // SQLite keeps pooled connections to files of contexts that are long gone.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
