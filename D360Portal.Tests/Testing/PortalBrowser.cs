using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace D360Portal.Tests.Testing;

/// <summary>A browser without a screen: cookies, links and forms, one redirect at a time.</summary>
internal sealed class PortalBrowser : IDisposable
{
    private readonly HttpClient _http;

    public PortalBrowser(Uri address)
    {
        Cookies = new CookieContainer();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>One request, no redirect.</summary>
    public async Task<Page> GetAsync(string address) => await Page.ReadAsync(await _http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), Cancellation));

    /// <summary>A request and every redirect after it.</summary>
    public async Task<Page> OpenAsync(string address) => await FollowAsync(await GetAsync(address));

    /// <summary>Presses a button of a page's form and follows where it leads.</summary>
    public async Task<Page> PressAsync(Page page, string button, params (string Name, string Value)[] fields) =>
        await FollowAsync(await SubmitAsync(page, button, fields));

    /// <summary>Presses a button of a page's form, without following.</summary>
    public async Task<Page> SubmitAsync(Page page, string button, params (string Name, string Value)[] fields)
    {
        var element = page.Document.QuerySelectorAll("button, input[type=submit]")
            .FirstOrDefault(candidate => (candidate.GetAttribute("value") ?? "") == button || candidate.TextContent.Trim() == button)
            ?? throw new InvalidOperationException($"There is no button \"{button}\" on {page.Address}: {page.Text}");
        var form = (IHtmlFormElement)element.Closest("form")!;
        var values = form.QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Where(input => input.Type is not ("submit" or "checkbox" or "radio"))
            .ToDictionary(input => input.Name!, input => input.Value, StringComparer.Ordinal);
        if (element.GetAttribute("name") is { Length: > 0 } name)
        {
            values[name] = element.GetAttribute("value") ?? "";
        }

        foreach (var (field, value) in fields)
        {
            values[field] = value;
        }

        var target = new Uri(page.Base, form.GetAttribute("action") ?? "");
        using var content = new FormUrlEncodedContent(values);
        return await Page.ReadAsync(await _http.PostAsync(target, content, Cancellation));
    }

    public async Task<Page> FollowAsync(Page page)
    {
        for (var hops = 0; page.Location is { } location; hops++)
        {
            Assert.True(hops < 10, $"Redirects go round in a circle at {location}.");
            page = await GetAsync(location.AbsoluteUri);
        }

        return page;
    }

    /// <summary>Signs in to the simulated org by its own pages, as a person does.</summary>
    public async Task<Page> SignInAsync(string username = "admin@simulated.example", string start = "/sign-in/simulated")
    {
        var approval = await ReachApprovalAsync(username, start);
        return await PressAsync(approval, "Allow");
    }

    /// <summary>Goes as far as Salesforce's question whether to allow the app.</summary>
    public async Task<Page> ReachApprovalAsync(string username = "admin@simulated.example", string start = "/sign-in/simulated")
    {
        var login = await OpenAsync(start);
        return await PressAsync(login, "Log In", ("username", username), ("pw", "any password"));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>One answer.</summary>
    internal sealed record Page(HttpStatusCode Status, Uri Address, Uri? Location, IHtmlDocument Document, string Html, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>What a reader sees.</summary>
        public string Text => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

        /// <summary>What links and forms are relative to.</summary>
        public Uri Base => Document.QuerySelector("base[href]") is { } element ? new Uri(Address, element.GetAttribute("href")!) : Address;

        public static async Task<Page> ReadAsync(HttpResponseMessage response)
        {
            using (response)
            {
                var html = await response.Content.ReadAsStringAsync(Cancellation);
                var address = response.RequestMessage!.RequestUri!;
                return new Page(
                    response.StatusCode,
                    address,
                    response.Headers.Location is { } location ? new Uri(address, location) : null,
                    await new HtmlParser().ParseDocumentAsync(html, Cancellation),
                    html,
                    response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
            }
        }
    }
}
