using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace D360Portal.Tests.Testing;

/// <summary>
/// How long a test waits for what is to come. A test that passes never waits so long; one that fails on a busy machine says nothing about the portal.
/// </summary>
internal static class Patience
{
    /// <summary>For whatever happens within the process or the browser.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    /// <summary>Waits until something is so.</summary>
    public static Task UntilAsync(Func<bool> isSo, string? otherwise = null) => UntilAsync(() => Task.FromResult(isSo()), otherwise);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string? otherwise = null)
    {
        for (var waited = Stopwatch.StartNew(); !await isSo();)
        {
            Assert.True(waited.Elapsed < Long, otherwise ?? "It is still not so.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What is to end by itself: an answer that never comes fails the test and does not hold it up.</summary>
    public static Task WithinReasonAsync(Action action) => Task.Run(action).WaitAsync(Long, TestContext.Current.CancellationToken);

    [ModuleInitializer]
    internal static void BePatient()
    {
        Bunit.BunitContext.DefaultWaitTimeout = Long;
        Assertions.SetDefaultExpectTimeout((float)Long.TotalMilliseconds);
    }
}
