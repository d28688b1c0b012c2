using System.Net;
using System.Net.NetworkInformation;

namespace D360Portal.Tests.Testing;

/// <summary>Ports of this machine that nobody listens on.</summary>
/// <remarks>
/// They lie below the ports that operating systems hand out by themselves (from 32,768 on Linux, from 49,152 elsewhere). A port of that range
/// may be free now and belong to a browser's outgoing connection when the server that it was meant for starts.
/// </remarks>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Last = 32_000;

    private static int _last = Random.Shared.Next(First, Last);

    public static int Next()
    {
        // Never the same one twice in a row of tests: a server that was told its port may not have started yet.
        for (var tries = First; tries < Last; tries++)
        {
            var port = First + (Interlocked.Increment(ref _last) % (Last - First));
            if (IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().All(one => one.Port != port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"Every port from {First} to {Last} is taken.");
    }
}
