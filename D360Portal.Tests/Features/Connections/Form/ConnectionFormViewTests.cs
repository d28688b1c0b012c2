using AngleSharp.Dom;
using Bunit;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Features.Connections.Create;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

/// <summary>The form by itself, with all that stands behind it: no browser, so that clicks come faster than a hand can.</summary>
public sealed class ConnectionFormViewTests(DemoPortal demo) : CreatingTests(demo)
{
    private const string Unanswered = "was not answered";

    private readonly BunitContext _page = new();
    private readonly PassingNotice _notice = new();
    private BunitJSModuleInterop _focus = default!;

    private NavigationManager Navigation => _page.Services.GetRequiredService<NavigationManager>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var type in (Type[])[typeof(Data360Client), typeof(ConnectionTester), typeof(ConnectionCreator), typeof(DraftKeepers<KeptDraft>), typeof(IDrafts<KeptDraft>), typeof(SalesforceOptions), typeof(TimeProvider)])
        {
            _page.Services.AddSingleton(type, Portal.Services.GetRequiredService(type));
        }

        _page.Services.AddSingleton(_notice);
        _focus = _page.JSInterop.SetupModule("./focus.js");
        _focus.Mode = JSRuntimeMode.Loose;
    }

    public override async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_created_connector_s_page_is_opened_with_a_message()
    {
        var grant = await StartAsync();
        var form = await ShowAsync(grant);
        Fill(form, "Form created");

        await ClickAsync(form, "Create connector");

        Assert.EndsWith($"connectors/{Assert.Single(InOrg("Form created")).Id}", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("Connector created.", _notice.Take());
    }

    [Theory]
    [InlineData("AwsRdsMySql")]
    [InlineData("IngestApi")]
    public async Task Clicks_after_the_first_do_nothing_until_the_page_has_changed(string type)
    {
        var grant = await StartAsync();
        var form = await ShowAsync(grant, ConnectorTypeName.Parse(type));
        Fill(form, $"Clicked often {type}");
        var gate = new TaskCompletionSource();
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyHeld(gate.Task));
        var button = Button(form, "Create connector");

        var clicks = Enumerable.Range(0, 3).Select(_ => button.ClickAsync()).ToArray();
        await Org.Requests.WaitForAsync(request => request.Method == "POST" && request.Path == Collection, Cancellation);
        gate.SetResult();
        await Task.WhenAll(clicks);
        await Button(form, "Creat").ClickAsync();

        Assert.Equal((1, 1), (Posts, InOrg($"Clicked often {type}").Count));
        Assert.Equal("Connector created.", _notice.Take());
    }

    [Fact]
    public async Task A_refusal_keeps_every_entry_and_stands_at_its_field_which_gets_the_focus()
    {
        var grant = await StartAsync(new Quirks { NameRulesAbsent = true });
        Org.Org.Data360.Add("AwsRdsMySql", "Taken name");
        var form = await ShowAsync(grant, neighbours: []);
        Fill(form, "Taken name");

        await ClickAsync(form, "Create connector");

        Assert.Equal("draft-name", _focus.Invocations["focus"][^1].Arguments[0]);
        var name = form.Find("#draft-name");
        Assert.Equal(("true", "draft-name-fault", "Taken_name"), (name.GetAttribute("aria-invalid"), name.GetAttribute("aria-describedby"), name.GetAttribute("value")));
        Assert.Equal("A data connector with the provided name: Taken_name already exists", form.Find("#draft-name-fault").TextContent);
        Assert.Contains("Choose another", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["canary-user", "canary-password", Url("clinic"), "clinic"],
            form.FindAll("[data-param]").Select(control => control.GetAttribute("value")));

        await form.Find("#draft-name").InputAsync(new ChangeEventArgs { Value = "Free_name" });
        Assert.Empty(form.FindAll(".fault"));
        await ClickAsync(form, "Create connector");
        Assert.Equal("Free_name", Assert.Single(InOrg("Taken name"), connection => connection.Name != "Taken_name").Name);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_once_and_without_a_call()
    {
        var grant = await StartAsync();
        var form = await ShowAsync(grant);
        Org.Requests.Clear();

        await ClickAsync(form, "Create connector");

        Assert.Equal(
            ["A name is needed.", "An API name is needed.", "Username is needed.", "Password is needed.", "Connection URL is needed.", "Database is needed."],
            form.FindAll(".fault").Select(fault => fault.TextContent));
        Assert.Equal(("Not sent: something is missing or wrong.", "6 fields need your attention; the messages stand below them."), (Alert(form)[0], Alert(form)[1]));
        Assert.Equal("draft-label", _focus.Invocations["focus"][^1].Arguments[0]);

        await ClickAsync(form, "Test connection");

        Assert.Equal(4, form.FindAll(".fault").Count);
        Assert.Equal("setting-0", _focus.Invocations["focus"][^1].Arguments[0]);
        Assert.Empty(Org.Requests.All);
    }

    [Theory]
    [InlineData("canary\0password")]
    [InlineData("********")]
    public async Task A_bad_secret_is_not_sent(string secret)
    {
        var grant = await StartAsync();
        var form = await ShowAsync(grant);
        Fill(form, "Bad secret", secret);
        Org.Requests.Clear();

        await ClickAsync(form, "Test connection");
        await ClickAsync(form, "Create connector");

        Assert.Equal("setting-1", _focus.Invocations["focus"][^1].Arguments[0]);
        Assert.Empty(Org.Requests.All);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_test_says_what_came_of_it_in_its_place(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks ? Quirks.AllOther : null);
        var form = await ShowAsync(grant);
        Fill(form, "Tested");

        await ClickAsync(form, "Test connection");
        Assert.StartsWith("Connection works", string.Concat(form.FindAll("[role=status]").Select(status => status.TextContent.Trim())), StringComparison.Ordinal);

        await Setting(form, "password").InputAsync(new ChangeEventArgs { Value = "wrong-canary" });
        Assert.DoesNotContain("Connection works", form.Markup, StringComparison.Ordinal);
        await ClickAsync(form, "Test connection");
        Assert.StartsWith("Connection failed", Alert(form)[0], StringComparison.Ordinal);
        Assert.Equal(2, form.FindAll("[aria-invalid=true]").Count);
    }

    [Fact]
    public async Task An_answer_that_never_came_offers_to_look_again()
    {
        var grant = await StartAsync();
        var form = await ShowAsync(grant);
        Fill(form, "Look again");
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        Org.Faults.Next(ConnectionListFaults.Lost("AwsRdsMySql"));
        ExpectWarnings(Unanswered);
        await ClickAsync(form, "Create connector");
        Assert.StartsWith("Salesforce did not answer, and the connector is not in the list yet.", Alert(form)[0], StringComparison.Ordinal);

        await ClickAsync(form, "Look again, then try again");

        Assert.EndsWith($"connectors/{Assert.Single(InOrg("Look again")).Id}", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(("Connector created. Salesforce's answer was lost, but the connector is there.", 1), (_notice.Take(), Posts));
    }

    [Fact]
    public async Task A_page_that_is_left_does_not_call_the_create_back()
    {
        var grant = await StartAsync();
        var form = await ShowAsync(grant);
        Fill(form, "Left behind");
        var gate = new TaskCompletionSource();
        Org.Faults.Next(ConnectionWriteFaults.CreateHeld(gate.Task));

        var click = Button(form, "Create connector").ClickAsync();
        await Org.Requests.WaitForAsync(request => request.Method == "POST" && request.Path == Collection, Cancellation);
        await _page.DisposeComponentsAsync();
        gate.SetResult();

        await Patience.UntilAsync(async () => (await IntentAsync(grant, "Left behind")).State == IntentState.Created);
        Assert.Single(InOrg("Left behind"));
        await click;
    }

    [Theory]
    [InlineData(Reviewer, "Your Salesforce user may not do this.")]
    [InlineData(Admin, "Salesforce could not reach the source.")]
    public async Task A_refusal_that_concerns_no_field_is_said_and_keeps_every_entry(string username, string what)
    {
        var grant = await StartAsync(username: username);
        var form = await ShowAsync(grant);
        Fill(form, $"Refused {username}", host: "down-7");

        await ClickAsync(form, "Create connector");

        Assert.StartsWith(what, Alert(form)[0], StringComparison.Ordinal);
        Assert.Equal(($"Refused {username}", "canary-password"), (form.Find("#draft-label").GetAttribute("value"), Setting(form, "password").GetAttribute("value")));
    }

    [Fact]
    public async Task Connectors_at_the_same_host_and_database_are_named_before_anything_is_sent()
    {
        var grant = await StartAsync();
        var twin = SomeRows.Row("Twin <b>", parameters: [("jdbc_connection_url", Url("twin")), ("DATABASE", "clinic")]);
        var form = await ShowAsync(grant, neighbours: [twin, SomeRows.Row("Other", id: 2, parameters: [("jdbc_connection_url", Url("other")), ("DATABASE", "clinic")])]);
        Fill(form, "Twin of another", host: "clinic");
        Assert.Empty(form.FindAll(".notice-warning"));

        await Setting(form, "jdbc_connection_url").InputAsync(new ChangeEventArgs { Value = Url("twin") });

        Assert.Equal("Another connector reads the same source", form.Find(".notice-warning h2").TextContent);
        Assert.Equal("Twin <b>", form.Find(".notice-warning li").TextContent);
        await Setting(form, "DATABASE").InputAsync(new ChangeEventArgs { Value = "another" });
        Assert.Empty(form.FindAll(".notice-warning"));
    }

    [Fact]
    public async Task A_reload_brings_the_draft_back_and_says_which_secrets_to_type_again()
    {
        var grant = await StartAsync();
        var first = await ShowAsync(grant);
        Fill(first, "Reloaded");
        await first.Find("#draft-name").InputAsync(new ChangeEventArgs { Value = "My_name" });
        await _page.DisposeComponentsAsync();

        var second = await ShowAsync(grant);

        Assert.Contains("Your draft is back. Secrets are not kept; type again: Username, Password.", Told(second), StringComparison.Ordinal);
        Assert.Equal(("Reloaded", "My_name"), (second.Find("#draft-label").GetAttribute("value"), second.Find("#draft-name").GetAttribute("value")));
        Assert.Equal((Url("clinic"), null), (Setting(second, "jdbc_connection_url").GetAttribute("value"), Value(Setting(second, "password"))));
        Assert.DoesNotContain("canary", await Portal.ReadFilesAsync(), StringComparison.Ordinal);

        await ClickAsync(second, "Start over");
        Assert.Null(Value(second.Find("#draft-label")));
        await _page.DisposeComponentsAsync();
        Assert.DoesNotContain("Your draft is back", Told(await ShowAsync(grant)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_user_s_form_does_not_have_the_draft()
    {
        var admin = await StartAsync();
        Fill(await ShowAsync(admin), "Of the admin");
        await _page.DisposeComponentsAsync();

        Assert.DoesNotContain("Of the admin", (await ShowAsync(await StartAsync(username: Reviewer))).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_call_is_shown_as_it_is_sent_without_its_secrets()
    {
        var grant = await StartAsync();
        var form = await ShowAsync(grant);
        Fill(form, "Shown");

        await ClickAsync(form, "Show the call");

        var call = form.Find("#create-call-curl").TextContent;
        Assert.Contains("\"paramName\": \"password\",\n      \"value\": \"***\"", call.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(Url("clinic"), call, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", call + form.Find("#create-call-json").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_name_follows_the_name_until_it_is_written_and_again_when_it_is_emptied()
    {
        var grant = await StartAsync();
        var form = await ShowAsync(grant, neighbours: [SomeRows.Row("Clinic 7", name: "Clinic_7")]);

        await form.Find("#draft-label").InputAsync(new ChangeEventArgs { Value = "Clinic 7" });
        Assert.Equal("Clinic_7_2", form.Find("#draft-name").GetAttribute("value"));
        await form.Find("#draft-name").InputAsync(new ChangeEventArgs { Value = "Mine" });
        await form.Find("#draft-label").InputAsync(new ChangeEventArgs { Value = "Clinic 8" });
        Assert.Equal("Mine", form.Find("#draft-name").GetAttribute("value"));
        await form.Find("#draft-name").InputAsync(new ChangeEventArgs { Value = "" });
        Assert.Equal("Clinic_8", form.Find("#draft-name").GetAttribute("value"));
    }

    [Theory]
    [InlineData("AwsRdsMySql", true)]
    [InlineData("AwsS3", false)]
    public async Task A_database_s_form_says_that_the_firewall_must_let_Salesforce_in(string type, bool isDatabase)
    {
        var form = await ShowAsync(await StartAsync(), ConnectorTypeName.Parse(type));

        Assert.Equal(isDatabase, form.Markup.Contains("Data 360's addresses", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_type_that_is_only_made_up_is_filled_in_and_created_by_what_the_catalogue_says()
    {
        var grant = await StartAsync();
        var form = await ShowAsync(grant, ConnectorTypeName.Parse("OddShapes"));
        Assert.Empty(form.FindAll("[data-param=internal_token], [data-param=egress_only]"));
        await form.Find("#draft-label").InputAsync(new ChangeEventArgs { Value = "Oddity" });
        foreach (var (name, value) in (IEnumerable<(string, string)>)
            [("Name", "inner name"), ("quantum_state", "both"), ("account_from", "a"), ("api_key", "canary-api-key"), ("tenant", "canary-tenant"), ("pin", "9876"), ("start_date", "2026-11-25"), ("slow_pattern", "aaaa")])
        {
            await Setting(form, name).InputAsync(new ChangeEventArgs { Value = value });
        }

        Setting(form, "mode").Change("slow & steady");
        Setting(form, "use_ssl").Change("false");

        await ClickAsync(form, "Create connector");

        Assert.Equal([], form.FindAll(".fault").Select(fault => fault.TextContent));
        var family = Assert.IsType<D360Portal.Simulator.Data360.Connections.DataFamily>(Assert.Single(InOrg("Oddity")).Family);
        Assert.Equal(
            [
                ("Name", "inner name"), ("quantum_state", "both"), ("mode", "slow & steady"), ("region", "eu-west-1"), ("internal_token", "42"), ("fixed_version", "7"), ("retries", "3"),
                ("start_date", "2026-11-25"), ("use_ssl", "false"), ("account_from", "a"), ("slow_pattern", "aaaa"), ("pin", "9876"),
            ],
            family.Parameters.Select(value => (value.ParamName, value.Value)));
        Assert.Equal(["api_key", "tenant"], family.Credentials.Select(value => value.ParamName));
    }

    private async Task<IRenderedComponent<ConnectionFormView>> ShowAsync(Grant grant, ConnectorTypeName? type = null, IReadOnlyList<ConnectionRow>? neighbours = null)
    {
        var form = await FormAsync(grant, type);
        var start = new FormStart { Key = FormKey.New(form.Type), Form = form, Draft = ConnectionDraft.New(form), Neighbours = neighbours ?? [] };
        return _page.Render<ConnectionFormView>(parameters => parameters
            .Add(view => view.Start, start).Add(view => view.Grant, grant).Add(view => view.Org, Portal.Services.GetRequiredService<SalesforceOrgs>().Get(grant.OrgKey)));
    }

    private static void Fill(IRenderedComponent<ConnectionFormView> form, string label, string password = "canary-password", string host = "clinic")
    {
        form.Find("#draft-label").Input(label);
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("user", "canary-user"), ("password", password), ("jdbc_connection_url", Url(host)), ("DATABASE", "clinic")])
        {
            if (form.FindAll($"[data-param={name}]") is [var control])
            {
                control.Input(value);
            }
        }
    }

    private static IElement Setting(IRenderedComponent<ConnectionFormView> form, string name) => form.Find($"[data-param={name}]");

    private static string? Value(IElement control) => control.GetAttribute("value") is { Length: > 0 } value ? value : null;

    private static IElement Button(IRenderedComponent<ConnectionFormView> form, string name) =>
        form.FindAll("button").First(button => button.TextContent.Trim().StartsWith(name, StringComparison.Ordinal));

    private static Task ClickAsync(IRenderedComponent<ConnectionFormView> form, string name) => Button(form, name).ClickAsync();

    private static string Told(IRenderedComponent<ConnectionFormView> form) => string.Join(' ', form.FindAll("[role=status]").Select(status => status.TextContent.Trim()));

    private static string[] Alert(IRenderedComponent<ConnectionFormView> form) => [.. form.FindAll("[role=alert] p").Select(line => line.TextContent)];
}
