using D360Portal.Components.Kit;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>Hands files to the browser, which saves them as downloads.</summary>
internal static class SavedFile
{
    /// <summary>The type of an Excel workbook.</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Saves a file.</summary>
    /// <param name="script">The page's way to its browser.</param>
    /// <param name="module">Where <c>download.js</c> is.</param>
    /// <param name="name">What the file is called.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="content">The file, from where the stream stands.</param>
    public static async Task SaveAsync(this IJSRuntime script, string module, string name, string type, Stream content)
    {
        using var reference = new DotNetStreamReference(content, leaveOpen: true);
        await script.CallAsync(module, "save", name, type, reference);
    }
}
