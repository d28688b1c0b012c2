using AngleSharp.Dom;
using Bunit;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

public sealed class SettingFieldTests : BunitContext
{
    private static readonly AttributeDescription Setting = Text("param_name", "Setting");

    [Fact]
    public void The_label_names_the_control_and_the_mark_is_no_part_of_the_name()
    {
        var field = Show(Setting with { IsRequired = true });

        var label = field.Find("label");
        Assert.Equal(("The label", "setting-3"), (label.TextContent, label.GetAttribute("for")));
        Assert.Equal("true", Control(field).GetAttribute("aria-required"));
        Assert.Equal("true", field.Find(".mark").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void The_parameter_s_name_stands_on_the_control_whatever_it_is()
    {
        foreach (var (attribute, tag) in (IEnumerable<(AttributeDescription, string)>)
            [
                (Setting, "INPUT"), (Setting with { IsMasked = true }, "INPUT"), (Setting with { Options = [new("a", "A")] }, "SELECT"), (Setting with { DataType = "Boolean" }, "SELECT"),
                (Setting with { DataType = "textarea" }, "TEXTAREA"), (Setting with { MaxLength = 1_001 }, "TEXTAREA"), (Setting with { MaxLength = 1_001, IsMasked = true }, "INPUT"),
            ])
        {
            var control = Control(Show(attribute));
            Assert.Equal((tag, "setting-3", "param_name"), (control.TagName, control.Id, control.GetAttribute("data-param")));
        }
    }

    [Theory]
    [InlineData(null, false, "text", null, "off")]
    [InlineData("hologram", false, "text", null, "off")]
    [InlineData("number", false, "text", "decimal", "off")]
    [InlineData("date", false, "date", null, "off")]
    [InlineData("text", true, "password", null, "new-password")]
    public void The_kind_decides_how_it_is_typed(string? kind, bool isMasked, string type, string? inputMode, string autocomplete)
    {
        var control = Control(Show(Setting with { DataType = kind, IsMasked = isMasked }));

        Assert.Equal((type, inputMode, autocomplete), (control.GetAttribute("type"), control.GetAttribute("inputmode"), control.GetAttribute("autocomplete")));
    }

    [Fact]
    public void A_secret_that_need_not_be_hidden_can_be_read() =>
        Assert.Equal("text", Control(Show(new AttributeDescription("tenant", "Tenant", IsSecret: true))).GetAttribute("type"));

    [Fact]
    public void Options_show_their_labels_and_send_their_values()
    {
        string? chosen = null;
        var field = Show(Setting with { Options = [new("eu", "Europe <1>"), new("us", "America")] }, value: "us", onChange: value => chosen = value);

        Assert.Equal(["=—", "eu=Europe <1>", "us=America"], field.FindAll("option").Select(option => $"{option.GetAttribute("value")}={option.TextContent}"));
        Control(field).Change("eu");
        Assert.Equal("eu", chosen);
    }

    [Theory]
    [InlineData("us", "eu|us")]
    [InlineData("", "|eu|us")]
    [InlineData("mars", "|eu|us")]
    public void What_is_required_offers_no_empty_choice_once_it_has_been_made(string value, string options) => Assert.Equal(
        options,
        string.Join('|', Show(Setting with { IsRequired = true, Options = [new("eu", "Europe"), new("us", "America")] }, value).FindAll("option").Select(option => option.GetAttribute("value"))));

    [Fact]
    public void What_is_read_only_cannot_be_typed()
    {
        Assert.True(Control(Show(Setting with { IsReadOnly = true })).HasAttribute("readonly"));
        Assert.True(Control(Show(Setting with { IsReadOnly = true, DataType = "textarea" })).HasAttribute("readonly"));
        Assert.True(Control(Show(Setting with { IsReadOnly = true, Options = [new("a", "A")] })).HasAttribute("disabled"));
        Assert.False(Control(Show(Setting)).HasAttribute("readonly"));
    }

    [Fact]
    public void Placeholder_and_explanation_are_text_whatever_they_hold()
    {
        var field = Show(Setting with { Placeholder = "\"><script>", Tooltip = "<b>Bold</b><script>alert(1)</script>" });

        Assert.Equal("\"><script>", Control(field).GetAttribute("placeholder"));
        Assert.Equal("<b>Bold</b><script>alert(1)</script>", field.Find("#setting-3-hint").TextContent);
        Assert.Empty(field.FindAll("script, b"));
        Assert.Equal("setting-3-hint", Control(field).GetAttribute("aria-describedby"));
    }

    [Fact]
    public void A_fault_is_said_and_belongs_to_the_control()
    {
        var field = Show(Setting with { Tooltip = "Which one" }, fault: "Setting is needed.");

        Assert.Equal(("true", "setting-3-fault setting-3-hint"), (Control(field).GetAttribute("aria-invalid"), Control(field).GetAttribute("aria-describedby")));
        Assert.Equal("Setting is needed.", field.Find("#setting-3-fault").TextContent);
        Assert.Null(Control(Show(Setting)).GetAttribute("aria-invalid"));
    }

    [Theory]
    [InlineData("([a-z", null, "The catalogue's rule for this value cannot be read, so only Salesforce checks it.")]
    [InlineData("([a-z", "Which.", "Which. The catalogue's rule for this value cannot be read, so only Salesforce checks it.")]
    [InlineData("[a-z]", "Which.", "Which.")]
    public void A_rule_that_is_broken_is_admitted(string pattern, string? tooltip, string hint) =>
        Assert.Equal(hint, Show(Setting with { Pattern = pattern, Tooltip = tooltip }).Find("#setting-3-hint").TextContent);

    [Fact]
    public void Where_nothing_is_known_of_the_origin_nothing_is_said() => Assert.Empty(Show(Setting, origin: FieldOrigin.ClonedConnector).FindAll(".origin"));

    [Fact]
    public void What_is_known_besides_the_rules_belongs_to_the_control()
    {
        var field = Show(Setting with { Tooltip = "Which" }, facts: new FieldFacts
        {
            Origin = "cloned value",
            Conflicts = ["They disagree.", "Twice."],
            Usual = new UsualValues(["eu", "us"], "All 3 connectors of this type here have \"eu\"."),
        });

        Assert.Equal("setting-3-hint setting-3-origin setting-3-usual-note setting-3-conflict", Control(field).GetAttribute("aria-describedby"));
        Assert.All(Control(field).GetAttribute("aria-describedby")!.Split(' '), id => Assert.Single(field.FindAll("#" + id)));
        Assert.Equal(("setting-3-usual", "eu|us"), (Control(field).GetAttribute("list"), string.Join('|', field.FindAll("datalist option").Select(option => option.GetAttribute("value")))));
        Assert.Equal(["They disagree.", "Twice."], field.FindAll(".conflict li").Select(conflict => conflict.TextContent));
    }

    [Fact]
    public void Usual_values_are_only_offered_where_text_is_typed_that_may_be_read()
    {
        var facts = new FieldFacts { Usual = new UsualValues(["eu"], Note: null) };

        Assert.All(
            (AttributeDescription[])[Setting with { IsMasked = true }, Secret("secret"), Setting with { Options = [new("eu", "Europe")] }, Setting with { DataType = "textarea" }],
            attribute => Assert.Empty(Show(attribute, facts: facts).FindAll("datalist, [list]")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_trap_is_named_and_put_right_on_a_click_and_a_secret_is_not_repeated(bool isSecret)
    {
        string? typed = null;
        var attribute = isSecret ? Secret("privateKey") : Text("privateKey");
        var field = Show(attribute, "-----BEGIN KEY-----canaryKEY=-----END KEY-----", type: "SNOWFLAKE", onChange: value => typed = value);

        Assert.Equal("setting-3-advice", Control(field).GetAttribute("aria-describedby"));
        Assert.Equal(!isSecret, field.Find("#setting-3-advice").TextContent.Contains("canary", StringComparison.Ordinal));
        Assert.Null(typed);
        var button = field.Find(".advice button");
        Assert.Equal("Fix it The label", button.TextContent);
        button.Click();

        Assert.Equal("canaryKEY=", typed);
    }

    [Fact]
    public void Without_a_type_no_trap_is_known() => Assert.Empty(Show(Text("privateKey"), "-----BEGIN KEY-----").FindAll(".advice"));

    [Fact]
    public void Typing_tells_the_form()
    {
        var typed = new List<string>();
        Control(Show(Setting, onChange: typed.Add)).Input("a");
        Control(Show(Setting with { DataType = "textarea" }, onChange: typed.Add)).Input("b\nc");

        Assert.Equal(["a", "b\nc"], typed);
    }

    private IRenderedComponent<SettingField> Show(
        AttributeDescription attribute, string value = "", string? fault = null, FieldOrigin origin = FieldOrigin.Catalogue, Action<string>? onChange = null,
        FieldFacts? facts = null, string? type = null) =>
        Render<SettingField>(parameters => parameters
            .Add(field => field.Field, new FormField(attribute, origin)).Add(field => field.Id, "setting-3").Add(field => field.Label, "The label")
            .Add(field => field.Value, value).Add(field => field.Fault, fault).Add(field => field.OnChange, onChange ?? (_ => { }))
            .Add(field => field.Facts, facts ?? FieldFacts.None).Add(field => field.Type, type is null ? default : ConnectorTypeName.Parse(type)));

    private static IElement Control(IRenderedComponent<SettingField> field) => Assert.Single(field.FindAll("[data-param]"));
}
