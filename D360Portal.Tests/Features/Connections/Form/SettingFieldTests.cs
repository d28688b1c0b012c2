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
    public void A_setting_that_only_the_cloned_connector_has_is_marked()
    {
        Assert.Contains("not in the catalogue", Show(Setting, origin: FieldOrigin.ClonedConnector).Find(".origin").TextContent, StringComparison.Ordinal);
        Assert.Empty(Show(Setting).FindAll(".origin"));
    }

    [Fact]
    public void Typing_tells_the_form()
    {
        var typed = new List<string>();
        Control(Show(Setting, onChange: typed.Add)).Input("a");
        Control(Show(Setting with { DataType = "textarea" }, onChange: typed.Add)).Input("b\nc");

        Assert.Equal(["a", "b\nc"], typed);
    }

    private IRenderedComponent<SettingField> Show(
        AttributeDescription attribute, string value = "", string? fault = null, FieldOrigin origin = FieldOrigin.Catalogue, Action<string>? onChange = null) =>
        Render<SettingField>(parameters => parameters
            .Add(field => field.Field, new FormField(attribute, origin)).Add(field => field.Id, "setting-3").Add(field => field.Label, "The label")
            .Add(field => field.Value, value).Add(field => field.Fault, fault).Add(field => field.OnChange, onChange ?? (_ => { })));

    private static IElement Control(IRenderedComponent<SettingField> field) => Assert.Single(field.FindAll("[data-param]"));
}
