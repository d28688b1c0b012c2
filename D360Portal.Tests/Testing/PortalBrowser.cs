using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace D360Portal.Tests.Testing;

/// <summary>A browser without a screen: cookies, links and forms, one redirect at a time.</summary>
internal sealed class PortalBrowser : IDisposable
{
    /// <summary>A sign-in to the demo's org that ends at the page which shows what came of it.</summary>
    private const string OrgPage = "/sign-in/simulated?returnUrl=/org";

    private readonly HttpClient _http;

    public PortalBrowser(Uri address, CookieContainer? cookies = null)
    {
        Cookies = cookies ?? new CookieContainer();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>One request, no redirect.</summary>
    public async Task<Page> GetAsync(string address) => await Page.ReadAsync(await _http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), Cancellation));

    /// <summary>A form that no page of the portal made, no redirect.</summary>
    public async Task<Page> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Page.ReadAsync(await _http.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content, Cancellation));
    }

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

    /// <summary>Follows a link by its text, and every redirect after it.</summary>
    public async Task<Page> ClickAsync(Page page, string link)
    {
        var element = page.Document.QuerySelectorAll("a[href]").FirstOrDefault(candidate => candidate.TextContent.Trim() == link)
            ?? throw new InvalidOperationException($"There is no link \"{link}\" on {page.Address}: {page.Text}");
        return await OpenAsync(new Uri(page.Base, element.GetAttribute("href")!).AbsoluteUri);
    }

    /// <summary>Signs in as far as the address that brings the code, which is returned and not opened.</summary>
    public async Task<Uri> ReachCallbackAsync(string username = "admin@simulated.example", string start = "/sign-in/simulated?returnUrl=/org")
    {
        var answer = await SubmitAsync(await ReachApprovalAsync(username, start), "Allow");
        return answer.Location ?? throw new InvalidOperationException($"The org did not send the browser back: {answer.Text}");
    }

    /// <summary>The cookie of that name as the browser sends it; null when it has none.</summary>
    public string? Cookie(string name) => Cookies.GetAllCookies().FirstOrDefault(cookie => cookie.Name == name)?.Value;

    /// <summary>Signs in to the simulated org by its own pages, as a person does.</summary>
    public async Task<Page> SignInAsync(string username = "admin@simulated.example", string start = "/sign-in/simulated?returnUrl=/org")
    {
        var approval = await ReachApprovalAsync(username, start);
        return await PressAsync(approval, "Allow");
    }

    /// <summary>Goes as far as Salesforce's question whether to allow the app.</summary>
    public async Task<Page> ReachApprovalAsync(string username = "admin@simulated.example", string start = "/sign-in/simulated?returnUrl=/org")
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

        /// <summary>The reason that the sign-in page shows; null when it shows none.</summary>
        public string? Problem => Document.QuerySelector("[data-problem]")?.GetAttribute("data-problem");

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
