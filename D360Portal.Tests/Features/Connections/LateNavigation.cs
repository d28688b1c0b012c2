using Microsoft.AspNetCore.Components;

namespace D360Portal.Tests.Features.Connections;

/// <summary>A browser at the other end of a slow line: it tells where it is only when the test lets it.</summary>
internal sealed class LateNavigation : NavigationManager
{
    private readonly Queue<string> _underWay = new();

    public LateNavigation(string address) => Initialize("http://localhost/", "http://localhost/" + address);

    /// <summary>How many addresses have not come back.</summary>
    public int UnderWay => _underWay.Count;

    /// <summary>The next address comes back.</summary>
    public void Arrive() => Arrive(_underWay.Dequeue());

    /// <summary>The browser has gone somewhere by itself.</summary>
    public void Arrive(string address)
    {
        Uri = ToAbsoluteUri(address).AbsoluteUri;
        NotifyLocationChanged(isInterceptedLink: false);
    }

    protected override void NavigateToCore(string uri, NavigationOptions options) => _underWay.Enqueue(uri);
}
