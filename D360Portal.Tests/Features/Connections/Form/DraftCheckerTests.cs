using System.Collections.Immutable;
using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Tests.Testing;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections;

public sealed class DraftCheckerTests
{
    private const int Limit = 40;

    private static readonly ImmutableHashSet<string> Taken = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "Clinic_07");

    [Theory]
    [InlineData("Clinic 01", null)]
    [InlineData("  Clinic 01 ", null)]
    [InlineData("診療所 <b>&\"'", null)]
    [InlineData("", "A name is needed.")]
    [InlineData(" \t ", "A name is needed.")]
    [InlineData("Clinic\0", "A name has no line breaks or control characters.")]
    [InlineData("Clinic\n01", "A name has no line breaks or control characters.")]
    public void A_label_is_checked(string label, string? message) => Assert.Equal(message, FaultOf(Draft() with { Label = label }, FieldFault.Label));

    [Theory]
    [InlineData(255, null)]
    [InlineData(256, "A name has at most 255 characters; this one has 256.")]
    [InlineData(100_000, "A name has at most 255 characters; this one has 100000.")]
    public void A_label_has_an_end(int length, string? message) => Assert.Equal(message, FaultOf(Draft() with { Label = new string('x', length) }, FieldFault.Label));

    [Theory]
    [InlineData("Clinic_01", null)]
    [InlineData(" Clinic_01 ", null)]
    [InlineData("", "An API name is needed.")]
    [InlineData("Clinic 01", "An API name has only letters (a to z), digits and underscores.")]
    [InlineData("Clinic_07", "Another connector has this API name.")]
    [InlineData("CLINIC_07", "Another connector has this API name.")]
    [InlineData("clinic_in_the_north_with_a_name_that_is_too_long", "An API name has at most 40 characters; this one has 48.")]
    public void An_API_name_is_checked(string name, string? message) => Assert.Equal(message, FaultOf(Draft() with { Name = name }, FieldFault.Name));

    [Fact]
    public void A_test_needs_no_names() => Assert.Empty(DraftChecker.CheckSettings(new ConnectionDraft(), Of(Text("note"))));

    [Theory]
    [InlineData("", "Setting is needed.")]
    [InlineData("  \n", "Setting is needed.")]
    [InlineData("x", null)]
    public void What_is_required_must_be_there(string value, string? message) => AssertFault(message, Setting with { IsRequired = true }, value);

    [Fact]
    public void What_is_not_required_may_be_left_out_whatever_its_other_rules() =>
        AssertFault(null, Setting with { MinLength = 5, Pattern = "[a-z]{5}", Min = "3", MinDate = "2026-01-01", Options = [new("a", "A")] }, " ");

    [Fact]
    public void A_secret_of_blanks_alone_is_a_secret() => AssertFault(null, Secret("s", "Setting"), "   ");

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\0")]
    public void No_value_has_a_null_character(string value)
    {
        AssertFault("Setting has a null character in it.", Setting, value);
        AssertFault("Setting has a null character in it.", Secret("s", "Setting"), value);
    }

    [Theory]
    [InlineData("****")]
    [InlineData(" •••••• ")]
    public void A_mask_is_no_secret(string value)
    {
        const string Message = "This is a masked value, not the secret itself. Type the secret.";
        AssertFault(Message, Secret("s", "Setting"), value);
        AssertFault(Message, Setting with { IsMasked = true }, value);
        AssertFault(Message, new AttributeDescription("s", "Setting", IsSecret: true), value);
        AssertFault(null, Setting, value);
    }

    [Theory]
    [InlineData("fast", null)]
    [InlineData(" fast ", null)]
    [InlineData("Fast", "Choose one of the values of Setting.")]
    [InlineData("Quick", "Choose one of the values of Setting.")]
    public void Only_the_options_may_be_chosen(string value, string? message) =>
        AssertFault(message, Setting with { Options = [new("fast", "Quick"), new("slow & steady", "Slow")] }, value);

    [Theory]
    [InlineData("true", null)]
    [InlineData("false", null)]
    [InlineData("TRUE", "Choose one of the values of Setting.")]
    [InlineData("1", "Choose one of the values of Setting.")]
    public void Yes_or_no_is_true_or_false(string value, string? message) => AssertFault(message, Setting with { DataType = "boolean" }, value);

    [Theory]
    [InlineData("abcd", "Setting has at least 5 characters; this has 4.")]
    [InlineData("abcde", null)]
    [InlineData(" abcd ", "Setting has at least 5 characters; this has 4.")]
    [InlineData("abcdefgh", null)]
    [InlineData("abcdefghi", "Setting has at most 8 characters; this has 9.")]
    public void Lengths_are_checked(string value, string? message) => AssertFault(message, Setting with { MinLength = 5, MaxLength = 8 }, value);

    [Fact]
    public void The_blanks_around_a_secret_count_for_its_length() => AssertFault(null, Secret("s", "Setting") with { MinLength = 5, MaxLength = 6 }, " abcd ");

    [Theory]
    [InlineData("0", null)]
    [InlineData("10", null)]
    [InlineData(" 3.5 ", null)]
    [InlineData("-1", "Setting must be from 0 to 10.")]
    [InlineData("10.01", "Setting must be from 0 to 10.")]
    [InlineData("eleven", "Setting must be from 0 to 10.")]
    [InlineData("1,000", "Setting must be from 0 to 10.")]
    [InlineData("1,0", "Setting must be from 0 to 10.")]
    [InlineData("99999999999999999999999999999999", "Setting must be from 0 to 10.")]
    public void Numbers_have_a_range(string value, string? message) => AssertFault(message, Setting with { Min = "0", Max = "10" }, value);

    [Theory]
    [InlineData("5", null, "4", "Setting must be 5 or more.")]
    [InlineData(null, "5", "6", "Setting must be at most 5.")]
    [InlineData("5", null, "1000000", null)]
    [InlineData("many", "5", "3", null)]
    public void A_range_may_be_open(string? least, string? most, string value, string? message) => AssertFault(message, Setting with { Min = least, Max = most }, value);

    [Theory]
    [InlineData("2020-01-01", null)]
    [InlineData("2030-12-31", null)]
    [InlineData("2019-12-31", "Between 2020 and 2030.")]
    [InlineData("2031-01-01", "Between 2020 and 2030.")]
    [InlineData("2026-02-30", "Between 2020 and 2030.")]
    [InlineData("2026-01-01 or so", "Between 2020 and 2030.")]
    [InlineData("tomorrow", "Between 2020 and 2030.")]
    public void Dates_have_a_range_and_the_catalogue_its_own_words(string value, string? message) =>
        AssertFault(message, Setting with { MinDate = "2020-01-01", MaxDate = "2030-12-31", RangeMessage = "Between 2020 and 2030." }, value);

    [Theory]
    [InlineData("number", "3", null)]
    [InlineData("Integer", " -3.5 ", null)]
    [InlineData("number", "three", "Setting is a number, such as 3 or 0.5.")]
    [InlineData("number", "1,5", "Setting is a number, such as 3 or 0.5.")]
    [InlineData("date", "2026-11-25", null)]
    [InlineData("date", "25.11.2026", "Setting is a date, such as 2026-11-25.")]
    [InlineData("hologram", "anything", null)]
    [InlineData(null, "anything", null)]
    public void A_kind_that_is_known_has_its_form_and_every_other_one_is_text(string? kind, string value, string? message) => AssertFault(message, Setting with { DataType = kind }, value);

    [Fact]
    public void A_pattern_has_the_catalogue_s_message_or_ours()
    {
        var setting = Setting with { Pattern = "[a-z]+" };
        AssertFault("Setting has not the form that Salesforce expects: [a-z]+", setting, "A");
        AssertFault("Lower case, please.", setting with { PatternMessage = "Lower case, please." }, "A");
        AssertFault(null, setting, " a ");
    }

    [Fact]
    public void A_pattern_that_is_broken_is_ignored() => AssertFault(null, Setting with { Pattern = "([a-z", PatternMessage = "Nobody can match this." }, "anything");

    [Fact]
    public Task A_pattern_that_backtracks_for_ever_refuses_nothing() =>
        Patience.WithinReasonAsync(() => AssertFault(null, Setting with { Pattern = "^(a+)+$" }, new string('a', 99_999) + "!"));

    [Fact]
    public void A_hundred_thousand_characters_are_checked_like_others()
    {
        var value = new string('x', 100_000);
        AssertFault(null, Setting, value);
        AssertFault("Setting has at most 64 characters; this has 100000.", Setting with { MaxLength = 64 }, value);
    }

    [Fact]
    public void What_cannot_be_filled_in_is_not_checked()
    {
        AssertFault(null, Setting with { IsRequired = true, IsHidden = true }, "");
        AssertFault(null, Setting with { IsRequired = true, IsReadOnly = true, MaxLength = 2 }, "too long");
    }

    [Fact]
    public void Faults_come_in_the_order_of_the_fields()
    {
        var form = Of(Text("b") with { IsRequired = true }, Text("fine"), Text("a") with { IsRequired = true });

        Assert.Equal([FieldFault.Label, FieldFault.Name, "b", "a"], DraftChecker.Check(new ConnectionDraft(), form, Taken, Limit).Select(fault => fault.Field));
    }

    [Fact]
    public void No_draft_breaks_the_check() => Filled.Sample(filled =>
    {
        var faults = DraftChecker.Check(filled.Draft, filled.Form, Taken, Limit);

        Assert.Distinct(faults.Select(fault => fault.Field));
        Assert.All(faults, fault => Assert.True(filled.Form.Find(fault.Field) is { IsShown: true, Attribute.IsReadOnly: false }));
    });

    private static AttributeDescription Setting { get; } = Text("setting", "Setting");

    private static string? FaultOf(ConnectionDraft draft, string field) => DraftChecker.Check(draft, Of(), Taken, Limit).SingleOrDefault(fault => fault.Field == field)?.Message;

    private static void AssertFault(string? message, AttributeDescription attribute, string value)
    {
        var faults = DraftChecker.CheckSettings(Draft((attribute.Name, value)), Of(attribute));

        Assert.Equal(message is null ? [] : [new FieldFault(attribute.Name, message)], faults);
    }
}
