using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Orgs;
using D360Portal.Simulator.Data360.Definitions;
using Microsoft.Extensions.DependencyInjection;
using CatalogueAttribute = D360Portal.Simulator.Data360.Catalogue.CatalogueAttribute;

namespace D360Portal.Tests.Features.Connections;

/// <summary>The way from the catalogue's JSON to what is shown and sent, for attributes of any kind.</summary>
public sealed class FormEngineTests : BunitContext
{
    private static readonly string[] Keys =
    [
        "label", "type", "dataType", "secure", "masked", "required", "hidden", "editable", "readonly", "ingress", "egress", "options", "placeholder", "tooltip", "defaultValue",
        "min", "max", "minLength", "maxLength", "minDate", "maxDate", "pattern", "messageWhenPatternMismatch", "messageWhenRangeMismatch", "unheardOf",
    ];

    private static readonly string[] Names = ["a", "b", "mode", "authenticationOption", "Name", "A", "user name", "<b>"];

    /// <summary>Whatever may stand behind a key: right, of another kind, or of none.</summary>
    private static readonly Gen<string> AnyJson = Gen.OneOf(
        Gen.OneOf("null", "true", "false", "\"true\"", "\"false\"", "0", "1", "7", "-3", "1.5", "\"12\"", "\"x\"", "\"\"", "[]", "{}", "\"mode=fast\"", "\"a!='x'\"", "\"2026-01-01\""),
        Gen.OneOf("\"text\"", "\"password\"", "\"number\"", "\"date\"", "\"boolean\"", "\"textarea\"", "\"hologram\"", "\"([a-z\"", "\"[a-z]*\"", "\"^(a+)+$\"", "\"Name\"", "\"<script>\""),
        Gen.OneOf("[\"x\",\"y\"]", "[{\"label\":\"X\",\"value\":\"x\",\"attributes\":[\"a\"]},{\"value\":\"y\",\"attributes\":[\"b\"]}]", "{\"x\":\"X\"}", "[1,null,{}]"));

    private static readonly Gen<string> AnyAttribute = Gen.Select(
        Gen.OneOf(Gen.OneOf(Names), Gen.String[0, 8].Where(SomeRows.CanBeWritten)),
        Gen.Select(Gen.OneOf(Keys), AnyJson).Array[0, 10],
        (name, pairs) => new JsonObject(pairs.DistinctBy(pair => pair.Item1).Select(pair => KeyValuePair.Create(pair.Item1, JsonNode.Parse(pair.Item2)))) { ["name"] = name }.ToJsonString());

    private static readonly Gen<string> AnyCatalogueEntry = Gen.OneOf(AnyAttribute, AnyAttribute, AnyAttribute, AnyJson).Array[0, 10]
        .Select(attributes => $$"""{"name":"MadeUpType","connectionAttributes":[{{string.Join(',', attributes)}}]}""");

    private static readonly Gen<(ConnectorForm Form, ConnectionDraft Draft)> AnyFilled = Gen.Select(AnyCatalogueEntry, ConnectorForms.Values.Array[10], Gen.Int[0, 1023], (entry, values, typed) =>
    {
        var form = ConnectorForm.Of(ConnectorForms.MadeUp, Read(entry), source: null);
        var draft = form.Fields.Select((field, index) => (field, index))
            .Where(pair => pair.field is { IsShown: true, Attribute.IsReadOnly: false } && (typed & (1 << pair.index)) != 0)
            .Aggregate(ConnectionDraft.New(form), (draft, pair) => draft.With(pair.field.Name, values[pair.index]));
        return (form, draft with { Label = "Clinic 01", Name = "Clinic_01" });
    });

    [Fact]
    public void Every_value_lands_in_the_right_list_once_and_hidden_and_other_choices_stay_out() => AnyFilled.Sample(filled =>
    {
        var (form, draft) = filled;
        var going = form.FieldsFor(draft).ToDictionary(field => field.Name, StringComparer.Ordinal);

        var definition = draft.ToDefinition(form);

        Assert.All(definition.Credentials, credential => Assert.True(going[credential.Name].Attribute.IsSecret));
        Assert.All(definition.Parameters, parameter => Assert.False(going[parameter.Name].Attribute.IsSecret));
        Assert.Distinct(definition.Credentials.Select(credential => credential.Name).Concat(definition.Parameters.Select(parameter => parameter.Name)));
        Assert.All(
            form.Fields.Where(field => field.Attribute.IsHidden && draft.Values.ContainsKey(field.Name) && !field.Attribute.IsSecret && going.ContainsKey(field.Name) && !MaskedValue.Matches(draft[field.Name])),
            field => Assert.Equal(field.Attribute.Default, definition.Parameters.Single(parameter => parameter.Name == field.Name).Value));
    });

    [Fact]
    public void Names_of_controls_are_their_own_and_what_is_wrong_is_about_what_is_shown() => AnyFilled.Sample(filled =>
    {
        var (form, draft) = filled;
        var shown = form.FieldsFor(draft).Where(field => field.IsShown).ToArray();

        Assert.Distinct(shown.Select(field => FieldNames.LabelOf(form, field)));
        Assert.Distinct(shown.Select(field => FieldNames.IdOf(form, field.Name)));
        var names = shown.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(DraftChecker.CheckSettings(draft, form), fault => Assert.Contains(fault.Field, names));
    });

    [Fact]
    public void A_draft_that_is_kept_and_read_again_is_the_same_but_for_its_secrets() => AnyFilled.Sample(filled =>
    {
        var (form, draft) = filled;
        var kept = draft.WithoutSecrets(form);

        Assert.Equal(
            draft.Values.Where(value => form.Fields.FirstOrDefault(field => field.Name == value.Key) is not { IsTypedSecret: true }).OrderBy(value => value.Key, StringComparer.Ordinal),
            kept.Values.OrderBy(value => value.Key, StringComparer.Ordinal));
        Assert.Equal(kept.WithoutSecrets(form).Values, kept.Values);
    });

    [Fact]
    public void Every_form_can_be_shown_whatever_the_catalogue_says()
    {
        Services.AddSingleton(new SalesforceOptions());
        AnyFilled.Sample(
            filled =>
            {
                var (form, draft) = filled;
                var start = new FormStart { Key = "new/x", Form = form, Draft = draft, Neighbours = [] };
                var fields = Render<ConnectionFields>(parameters => parameters
                    .Add(view => view.Form, form).Add(view => view.Draft, draft).Add(view => view.Taken, new HashSet<string>())
                    .Add(view => view.Faults, DraftChecker.CheckSettings(draft, form)).Add(view => view.Facts, new FormFacts(start)));

                Assert.Equal(
                    form.FieldsFor(draft).Where(field => field.IsShown).Select(field => field.Name),
                    fields.FindAll("[data-param]").Select(control => control.GetAttribute("data-param")));
                Assert.Empty(fields.FindAll("script, b, img"));
                Assert.Distinct(fields.FindAll("[id]").Select(element => element.Id));
            },
            iter: 150,
            threads: 1);
    }

    [Fact]
    public void What_the_check_lets_through_breaks_no_rule_of_the_org() => RightAttributes.Sample((json, value) =>
    {
        var form = ConnectorForm.Of(ConnectorForms.MadeUp, Read($$"""{"name":"MadeUpType","connectionAttributes":[{{json}}]}"""), source: null);
        var draft = ConnectorForms.Draft(("setting", value));
        var sent = draft.ToDefinition(form).Parameters.SingleOrDefault()?.Value;

        if (DraftChecker.CheckSettings(draft, form).Count == 0 && sent is not null)
        {
            Assert.Null(AttributeRules.BrokenBy(new GivenValue(new CatalogueAttribute(JsonNode.Parse(json)!.AsObject()), sent)));
        }
    });

    private static Gen<(string Json, string Value)> RightAttributes { get; } = Gen.Select(
        Gen.OneOf("text", "number", "date", "boolean"),
        Gen.Int[0, 5],
        Gen.Int[3, 12],
        Gen.OneOf(
            Gen.Int[-5, 15].Select(number => number.ToString(CultureInfo.InvariantCulture)),
            Gen.Int[0, 4000].Select(days => new DateOnly(2022, 1, 1).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Gen.OneOf("true", "false", "abc", "ABC", "a b", "1,5", " 3 ", "2026-02-30", ""),
            ConnectorForms.Values),
        Gen.Int[0, 15],
        (kind, least, most, value, flags) =>
        {
            var attribute = new JsonObject { ["name"] = "setting", ["label"] = "Setting", ["dataType"] = kind };
            if ((flags & 1) != 0)
            {
                (attribute["minLength"], attribute["maxLength"]) = (least, most);
            }

            if ((flags & 2) != 0)
            {
                attribute["pattern"] = "[a-zA-Z0-9 .-]+";
            }

            if ((flags & 4) != 0 && kind == "number")
            {
                (attribute["min"], attribute["max"]) = (least, most);
            }

            if ((flags & 8) != 0 && kind == "date")
            {
                (attribute["minDate"], attribute["maxDate"]) = ("2024-01-01", "2028-12-31");
            }

            // As if it came from a file: a number of code is of one kind, a number of JSON of any.
            return (attribute.ToJsonString(), value);
        });

    private static ConnectorTypeDescription Read(string entry)
    {
        var record = JsonSerializer.Deserialize(entry, Data360JsonContext.Default.ConnectorTypeRecord)!;
        return new ConnectorTypeDescription(new ConnectorType(ConnectorForms.MadeUp, "Made-up type", "GA"), AttributeReader.Read(record.ConnectionAttributes))
        {
            RepeatedNames = AttributeReader.Repeated(record.ConnectionAttributes),
            NamelessCount = AttributeReader.CountNameless(record.ConnectionAttributes),
        };
    }
}
