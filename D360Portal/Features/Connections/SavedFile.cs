using D360Portal.Components.Kit;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>Hands files to the browser, which saves them as downloads.</summary>
internal static class SavedFile
{
    /// <summary>The type of an Excel workbook.</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What is said when a file did not reach the browser.</summary>
    public const string NotSaved = "The file did not reach your browser. Try once more.";

    /// <summary>Saves a file.</summary>
    /// <param name="script">The page's way to its browser.</param>
    /// <param name="module">Where <c>download.js</c> is.</param>
    /// <param name="name">What the file is called.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="content">The file, from where the stream stands.</param>
    /// <returns>Whether the browser has it. Where it has not, nothing is lost: the user can ask again.</returns>
    public static async Task<bool> SaveAsync(this IJSRuntime script, string module, string name, string type, Stream content)
    {
        using var reference = new DotNetStreamReference(content, leaveOpen: true);
        try
        {
            return await script.CallAsync(module, "save", name, type, reference);
        }
        catch (JSException)
        {
            return false;
        }
    }
}
