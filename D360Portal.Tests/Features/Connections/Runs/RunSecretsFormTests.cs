using AngleSharp.Dom;
using Bunit;
using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Features.Connections.Create;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

/// <summary>The form that asks again for secrets, with the catalogue of the simulated org behind it.</summary>
public sealed class RunSecretsFormTests(DemoPortal demo) : CreatingTests(demo)
{
    private static readonly RunSecretSet Clinics = new("Clinics", ["user", "password"], Rows: 3);
    private static readonly RunSecretSet Shops = new("Shops", ["password"], Rows: 1);
    private static readonly RunSecretSet Own = new(Name: null, ["password", "unheardOf"], Rows: 1, RowNumber: 17);

    private readonly BunitContext _page = new();
    private readonly List<(RunSecretSet Set, IReadOnlyDictionary<string, Secret> Secrets)> _given = [];
    private readonly LogRecorder _log = new();
    private Func<Task<bool>> _save = () => Task.FromResult(true);
    private Func<Task> _goOn = () => Task.CompletedTask;
    private BunitJSModuleInterop _focus = default!;

    public override async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Each_set_is_asked_for_by_the_catalogue_s_labels()
    {
        var form = await ShowAsync(Clinics, Shops, Own);

        Assert.Equal(
            ["Clinics: Username, Password", "Shops: Password", "Row 17: Password, unheardOf"],
            form.FindAll("form").Select(set => $"{set.GetAttribute("aria-label")}: {string.Join(", ", set.QuerySelectorAll("label").Select(label => label.TextContent))}"));
        Assert.All(form.FindAll("label"), label => Assert.Equal("password", form.Find("#" + label.GetAttribute("for")).GetAttribute("type")));
        Assert.Distinct(form.FindAll("input").Select(input => input.Id));
    }

    [Theory]
    [InlineData("", "", "user: Username is needed.", "password: Password is needed.")]
    [InlineData("clinic", "", "password: Password is needed.")]
    [InlineData("", "canary", "user: Username is needed.")]
    [InlineData("clinic", "********", "password: This is a mask, not the secret. Type the secret itself.")]
    public async Task A_set_that_is_not_whole_is_refused_at_its_fields_and_stays_typed(string user, string password, params string[] faults)
    {
        var form = await ShowAsync(Clinics, Shops);
        await TypeAsync(form, "Clinics", user, password);

        await SubmitAsync(form, "Clinics");

        Assert.Empty(_given);
        var faulty = form.FindAll("[aria-invalid=true]");
        Assert.Equal(faults, faulty.Select(input => $"{input.GetAttribute("data-param")}: {form.Find("#" + input.GetAttribute("aria-describedby")).TextContent}"));
        Assert.Equal(faulty[0].Id, Assert.Single(_focus.Invocations["focus"]).Arguments[0]);
        Assert.Equal([user, password], Inputs(form, "Clinics").Select(input => input.GetAttribute("value") ?? ""));
    }

    [Fact]
    public async Task A_fault_goes_away_with_what_is_typed_and_the_whole_set_arrives_alone()
    {
        var form = await ShowAsync(Clinics, Shops);
        await TypeAsync(form, "Shops", "of the shops");
        await TypeAsync(form, "Clinics", "clinic", "");
        await SubmitAsync(form, "Clinics");
        await TypeAsync(form, "Clinics", "clinic", "canary");
        Assert.Empty(form.FindAll("[aria-invalid]"));

        await SubmitAsync(form, "Clinics");

        var (set, secrets) = Assert.Single(_given);
        Assert.Equal(Clinics, set);
        Assert.Equal([("user", "clinic"), ("password", "canary")], secrets.Select(secret => (secret.Key, secret.Value.Reveal())));
        Assert.Equal(["", ""], Inputs(form, "Clinics").Select(input => input.GetAttribute("value") ?? ""));
        Assert.Equal("of the shops", Inputs(form, "Shops")[0].GetAttribute("value"));
        form.Render(parameters => parameters.Add(it => it.Sets, [Shops]));
        Assert.Equal("of the shops", Inputs(form, "Shops")[0].GetAttribute("value"));
    }

    [Fact]
    public async Task The_secrets_of_one_row_arrive_for_that_row()
    {
        var form = await ShowAsync(Own);
        await TypeAsync(form, "Row 17", "canary", "heard of");

        await SubmitAsync(form, "Row 17");

        Assert.Equal(Own, Assert.Single(_given).Set);
        Assert.Equal("heard of", _given[0].Secrets["unheardOf"].Reveal());
    }

    [Fact]
    public async Task What_is_not_saved_stays_typed_and_that_is_said()
    {
        var form = await ShowAsync(Clinics, Shops);
        await TypeAsync(form, "Clinics", "clinic", "canary");
        _save = () => Task.FromResult(false);

        await SubmitAsync(form, "Clinics");

        Assert.Contains("They were not saved", Set(form, "Clinics").QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", Set(form, "Shops").QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(["clinic", "canary"], Inputs(form, "Clinics").Select(input => input.GetAttribute("value")));
        _save = () => Task.FromResult(true);
        await SubmitAsync(form, "Clinics");
        Assert.Equal(["", ""], Set(form, "Clinics").QuerySelectorAll("input, [role=alert]").Select(one => one.GetAttribute("value") ?? one.TextContent).Take(2));
        Assert.Equal("", Set(form, "Clinics").QuerySelector("[role=alert]")!.TextContent);
    }

    [Theory]
    [InlineData(false, "They may not be saved", "canary")]
    [InlineData(true, "They are saved, but something happened then", "")]
    public async Task A_failure_leaves_the_form_with_a_reference_that_the_log_has_too(bool isSaved, string sentence, string typed)
    {
        var form = await ShowAsync(Shops);
        await TypeAsync(form, "Shops", "canary");
        _save = () => isSaved ? Task.FromResult(true) : throw new IOException("The disk is full.");
        _goOn = () => throw new IOException("The disk is full.");

        await SubmitAsync(form, "Shops");

        var said = Set(form, "Shops").QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        var reference = Assert.Single(_log.Events, one => one.Exception is IOException).Properties["CorrelationId"].ToString().Trim('"');
        Assert.Contains(reference, said, StringComparison.Ordinal);
        Assert.Equal(typed, Inputs(form, "Shops")[0].GetAttribute("value") ?? "");
        Assert.DoesNotContain("canary", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_does_not_take_away_what_is_typed()
    {
        var form = await ShowAsync(Shops);
        var navigation = _page.Services.GetRequiredService<NavigationManager>();
        var here = navigation.Uri;
        await TypeAsync(form, "Shops", "canary");

        await form.InvokeAsync(() => navigation.NavigateTo("/runs"));

        Assert.Equal(here, navigation.Uri);
        Assert.Contains("must be typed again", form.Find("#leave-secrets").TextContent, StringComparison.Ordinal);
        await form.InvokeAsync(() => form.FindAll("#leave-secrets button").Single(button => button.TextContent == "Leave").Click());
        Assert.EndsWith("/runs", navigation.Uri, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<RunSecretsForm>> ShowAsync(params RunSecretSet[] sets)
    {
        var grant = await StartAsync();
        _page.JSInterop.Mode = JSRuntimeMode.Loose;
        _focus = _page.JSInterop.SetupModule("./focus.js");
        _focus.Mode = JSRuntimeMode.Loose;
        _page.Services.AddSingleton(Portal.Services.GetRequiredService<FormStarter>());
        _page.Services.AddSingleton(_log.Factory());
        var form = _page.Render<RunSecretsForm>(parameters => parameters
            .Add(it => it.Sets, sets).Add(it => it.Type, MySql).Add(it => it.Grant, grant)
            .Add(it => it.OnGive, (set, secrets) =>
            {
                _given.Add((set, secrets));
                return _save();
            })
            .Add(it => it.OnGiven, () => _goOn()));
        await form.WaitForAssertionAsync(() => Assert.Contains("Password", form.Markup, StringComparison.Ordinal));
        return form;
    }

    private static IElement Set(IRenderedComponent<RunSecretsForm> form, string name) => Assert.Single(form.FindAll("form"), set => set.GetAttribute("aria-label") == name);

    /// <summary>On the form's own turn: it may be painted anew between finding an element and using it.</summary>
    private static Task SubmitAsync(IRenderedComponent<RunSecretsForm> form, string set) => form.InvokeAsync(() => Set(form, set).SubmitAsync());

    private static IElement[] Inputs(IRenderedComponent<RunSecretsForm> form, string set) => [.. Set(form, set).QuerySelectorAll("input")];

    private static async Task TypeAsync(IRenderedComponent<RunSecretsForm> form, string set, params string[] values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            var (place, value) = (at, values[at]);
            await form.InvokeAsync(() => Inputs(form, set)[place].Input(value));
        }
    }
}
