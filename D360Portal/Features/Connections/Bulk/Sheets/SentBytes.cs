using System.Text;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What the browser sends piece by piece, such as a file.</summary>
internal static class SentBytes
{
    /// <summary>The framework ends the whole page, and all that was typed there, a minute after the last piece came. Whoever waits gives up before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Whether something that was being sent did not arrive as a whole.</summary>
    public static bool IsCutOff(Exception exception) => exception is IOException or JSException or JSDisconnectedException or OperationCanceledException;

    /// <summary>Reads a text, at most <see cref="SheetLimits.Bytes"/> of it.</summary>
    /// <param name="text">The text, in UTF-8.</param>
    /// <param name="time">Measures how long nothing has come.</param>
    /// <param name="leaving">The page goes.</param>
    /// <exception cref="IOException">It stopped coming.</exception>
    public static async Task<string> ReadTextAsync(IJSStreamReference text, TimeProvider time, CancellationToken leaving)
    {
        await using var stream = await text.OpenReadStreamAsync(SheetLimits.Bytes, leaving);
        return Encoding.UTF8.GetString(await ReadAllAsync(stream, time, leaving));
    }

    /// <summary>Reads all of it.</summary>
    /// <param name="stream">Where it comes from; whoever opened it closes it.</param>
    /// <param name="time">Measures how long nothing has come.</param>
    /// <param name="leaving">The page goes.</param>
    /// <exception cref="IOException">It stopped coming.</exception>
    public static async Task<byte[]> ReadAllAsync(Stream stream, TimeProvider time, CancellationToken leaving)
    {
        using var read = new MemoryStream();
        var piece = new byte[64 * 1024];
        try
        {
            while (await stream.ReadAsync(piece, leaving).AsTask().WaitAsync(Patience, time, leaving) is > 0 and var length)
            {
                read.Write(piece, 0, length);
            }
        }
        catch (TimeoutException exception)
        {
            throw new IOException("Nothing has come from the browser for long.", exception);
        }

        return read.ToArray();
    }
}
