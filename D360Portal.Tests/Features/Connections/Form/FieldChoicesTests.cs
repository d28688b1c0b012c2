using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

public sealed class FieldChoicesTests
{
    private static readonly AttributeDescription Untold = new("authenticationOption", "Authentication", IsSecret: true)
    {
        IsRequired = true,
        Default = "keys",
        Options = [new("keys", "Keys"), new("idp", "Identity provider")],
    };

    [Theory]
    [InlineData("password", "auth|user|password|host")]
    [InlineData("key", "auth|user|key|host")]
    [InlineData("other", "auth|user|password|key|host")]
    [InlineData("", "auth|user|password|key|host")]
    public void The_lists_of_the_options_tell_which_settings_go_with_the_chosen_one(string chosen, string shown)
    {
        var form = Of(
            Text("auth") with { Options = [Option("password", "user", "password"), Option("key", "user", "key"), new("other", "Other")] },
            Secret("user"), Secret("password"), Secret("key"), Text("host"));

        Assert.Equal(shown, Shown(form, ("auth", chosen)));
    }

    [Theory]
    [InlineData("fast", "mode|always")]
    [InlineData("slow", "mode|reason|always")]
    [InlineData("", "mode|reason|always")]
    public void An_expression_tells_what_is_hidden(string mode, string shown)
    {
        var form = Of(Text("mode"), Text("reason") with { HiddenWhen = new("mode", "fast", IsNegated: false), IsRequired = true }, Text("always"));

        Assert.Equal(shown, Shown(form, ("mode", mode)));
    }

    [Fact]
    public void A_default_that_nobody_has_touched_counts_as_chosen() =>
        Assert.Equal("mode", Shown(Of(Text("mode") with { Default = "fast", IsReadOnly = true }, Text("reason") with { HiddenWhen = new("mode", "fast", IsNegated: false) })));

    [Fact]
    public void An_expression_about_a_setting_that_does_not_exist_hides_nothing() =>
        Assert.Equal("reason", Shown(Of(Text("reason") with { HiddenWhen = new("mode", "", IsNegated: false) })));

    [Fact]
    public void Settings_that_hide_each_other_or_themselves_end_somewhere()
    {
        var form = Of(
            Text("a") with { HiddenWhen = new("b", "1", IsNegated: false) }, Text("b") with { HiddenWhen = new("a", "1", IsNegated: false) },
            Text("c") with { HiddenWhen = new("c", "1", IsNegated: false) });

        Assert.Equal("c", Shown(form, ("a", "1"), ("b", "1"), ("c", "1")));
    }

    [Fact]
    public void What_goes_with_another_choice_is_neither_demanded_nor_sent()
    {
        var form = Of(Text("auth") with { Options = [Option("password", "password"), Option("key", "key")] }, Secret("password"), Secret("key"));
        var draft = Draft(("auth", "key"), ("password", "left over"), ("key", "right"));

        Assert.Empty(DraftChecker.CheckSettings(draft, form));
        Assert.Equal(["key"], draft.ToDefinition(form).Credentials.Select(credential => credential.Name));
        Assert.Equal(["password"], draft.With("auth", "password").ToDefinition(form).Credentials.Select(credential => credential.Name));
    }

    [Fact]
    public void Where_the_catalogue_does_not_tell_everything_is_shown_and_with_another_choice_no_credential_is_demanded()
    {
        var form = Of(Untold, Secret("accessKey"), Text("role"), Text("bucket") with { IsRequired = true });

        Assert.Equal("authenticationOption", FieldChoices.UntoldIn(form)?.Name);
        Assert.Equal("authenticationOption|accessKey|role|bucket", Shown(form, ("authenticationOption", "idp")));
        Assert.Equal(["accessKey", "bucket"], Missing(form, ("authenticationOption", "keys")));
        Assert.Equal(["bucket"], Missing(form, ("authenticationOption", "idp")));
        Assert.Equal(["authenticationOption", "accessKey", "bucket"], Missing(form, ("authenticationOption", "")));
    }

    [Fact]
    public void A_choice_is_untold_only_when_it_is_about_signing_in_and_nothing_tells()
    {
        Assert.Null(FieldChoices.UntoldIn(Of(Text("region") with { Options = [new("a", "A"), new("b", "B")] })));
        Assert.Null(FieldChoices.UntoldIn(Of(Untold with { Options = [new("keys", "Keys")] })));
        Assert.Null(FieldChoices.UntoldIn(Of(Untold, Secret("key") with { HiddenWhen = new("authenticationOption", "idp", IsNegated: false) })));
        Assert.Null(FieldChoices.UntoldIn(Of(Untold with { Options = [Option("keys", "key"), new("idp", "Idp")] }, Secret("key"))));
        Assert.NotNull(FieldChoices.UntoldIn(Of(Untold with { Name = "how", Meaning = "credentialType" })));
    }

    [Fact]
    public void What_is_chosen_from_a_published_list_is_kept_with_the_draft()
    {
        var form = Of(Untold, Secret("accessKey"));

        Assert.Equal(["authenticationOption"], Draft(("authenticationOption", "idp"), ("accessKey", "canary")).WithoutSecrets(form).Values.Keys);
    }

    private static AttributeOption Option(string value, params string[] fields) => new(value, value) { Fields = new AttributeNames(fields) };

    private static string Shown(ConnectorForm form, params (string Name, string Value)[] values) =>
        string.Join('|', form.FieldsFor(Draft(values)).Where(field => field.IsShown).Select(field => field.Name));

    private static IEnumerable<string> Missing(ConnectorForm form, params (string Name, string Value)[] values) =>
        DraftChecker.CheckSettings(Draft(values), form).Select(fault => fault.Field);
}
