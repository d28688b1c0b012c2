using System.Collections.Immutable;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Clone;
using D360Portal.Salesforce.Data360;
using static D360Portal.Tests.Features.Connections.ConnectorForms;

namespace D360Portal.Tests.Features.Connections.Clone;

public sealed class ConnectionClonerTests
{
    private const string MustBeTypedAgain = "Salesforce does not give";

    private static readonly ConnectorTypeDescription Described = Describe(
        Secret("user", "Username"), Secret("password", "Password"), Text("host", "Host") with { IsRequired = true }, Text("region", "Region") with { Options = [new("eu", "Europe"), new("us", "America")], Default = "us" });

    private static readonly Connection Source = new()
    {
        Id = SomeRows.Id(1),
        Label = "Clinic 01",
        Name = "Clinic_01",
        Type = MadeUp,
        Method = "Ingress",
        Parameters = [new ConnectionParameter("host", "one.example"), new ConnectionParameter("region", "eu")],
        CredentialNames = ["user", "password"],
    };

    [Fact]
    public void Parameters_are_carried_and_secrets_start_empty()
    {
        var (draft, notCarried) = Clone(Source);

        Assert.Equal(("one.example", "eu", "", ""), (draft["host"], draft["region"], draft["user"], draft["password"]));
        Assert.Equal("Username, Password: Salesforce does not give them back. Type them again.", Assert.Single(notCarried));
    }

    [Fact]
    public void The_secrets_of_a_clone_are_required()
    {
        var form = ConnectorForm.Of(MadeUp, Described, Source);

        Assert.Equal(["user", "password"], DraftChecker.CheckSettings(Clone(Source).Draft, form).Select(fault => fault.Field));
    }

    [Fact]
    public void A_clone_is_called_a_copy_and_gets_a_name_of_its_own()
    {
        Assert.Equal(("Clinic 01 copy", "Clinic_01_copy", false), Names(Clone(Source).Draft));
        Assert.Equal(("Clinic 01 copy", "Clinic_01_copy_2", false), Names(Clone(Source, taken: "CLINIC_01_COPY").Draft));

        static (string Label, string Name, bool IsNameWritten) Names(ConnectionDraft draft) => (draft.Label, draft.Name, draft.IsNameWritten);
    }

    [Fact]
    public void A_parameter_that_is_masked_is_left_out_and_told()
    {
        var (draft, notCarried) = Clone(Source with { Parameters = [new ConnectionParameter("host", "****"), new ConnectionParameter("region", "••••••••")] });

        Assert.Equal(("", "us"), (draft["host"], draft["region"]));
        Assert.Equal(["Host: Salesforce masks it. Type it again.", "Region: Salesforce masks it. Type it again."], notCarried.Take(2));
    }

    [Fact]
    public void A_parameter_that_is_masked_and_that_nobody_can_type_keeps_its_default_and_that_is_told()
    {
        var type = Describe(Text("version", "Version") with { IsReadOnly = true, Default = "7" }, Text("internal", "Internal") with { IsHidden = true, Default = "42" });
        var (draft, notCarried) = Clone(Source with { Parameters = [new ConnectionParameter("version", "****"), new ConnectionParameter("internal", "****")], CredentialNames = [] }, type);

        Assert.Equal(("7", "42"), (draft["version"], draft["internal"]));
        Assert.Equal(["Version: Salesforce masks it, so the catalogue's value is taken.", "Internal: Salesforce masks it, so the catalogue's value is taken."], notCarried);
    }

    [Fact]
    public void A_value_that_is_none_of_the_options_is_told()
    {
        var (draft, notCarried) = Clone(Source with { Parameters = [new ConnectionParameter("region", "mars <1>")] });

        Assert.Equal("us", draft["region"]);
        Assert.Equal("Region: its value \"mars <1>\" is not among those to choose from.", notCarried[0]);
    }

    [Fact]
    public void A_value_that_is_neither_yes_nor_no_is_told()
    {
        var type = Describe(Text("ssl", "Use SSL") with { DataType = "boolean" });
        var (draft, notCarried) = Clone(Source with { Parameters = [new ConnectionParameter("ssl", "maybe")], CredentialNames = [] }, type);

        Assert.Equal("", draft["ssl"]);
        Assert.Equal("Use SSL: its value \"maybe\" is not among those to choose from.", Assert.Single(notCarried));
    }

    [Fact]
    public void An_unknown_parameter_is_a_field_and_is_carried()
    {
        var source = Source with { Parameters = [.. Source.Parameters, new ConnectionParameter("tuning", "fast")] };
        var form = ConnectorForm.Of(MadeUp, Described, source);
        var (draft, notCarried) = Clone(source);

        Assert.Equal(FieldOrigin.ClonedConnector, form.Find("tuning")!.Origin);
        Assert.Equal("fast", draft["tuning"]);
        Assert.Contains(MustBeTypedAgain, Assert.Single(notCarried), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "A setting that Salesforce tells without a name: there is no field for it, so the clone will not have it.")]
    [InlineData(2, "2 settings that Salesforce tells without a name: there is no field for them, so the clone will not have them.")]
    public void What_has_no_name_is_told(int count, string told) =>
        Assert.Equal([told], Clone(Source with { NamelessCount = count, CredentialNames = [] }, Describe(Text("host"))).NotCarried.Where(note => !note.StartsWith("region", StringComparison.Ordinal)));

    [Fact]
    public void A_parameter_of_the_other_direction_is_told()
    {
        var type = Describe(Text("host", "Host"), Text("folder", "Folder") with { IsForEgress = true });
        var (draft, notCarried) = Clone(Source with { Parameters = [new ConnectionParameter("folder", "out")], CredentialNames = [] }, type);

        Assert.Equal("", draft["folder"]);
        Assert.Equal("folder: the form has no place for it.", Assert.Single(notCarried));
    }

    [Fact]
    public void A_secret_that_stands_among_the_parameters_is_not_carried()
    {
        var (draft, _) = Clone(Source with { Parameters = [new ConnectionParameter("user", "canary"), new ConnectionParameter("PASSWORD", "canary")] });

        Assert.DoesNotContain("canary", draft.Values.Values);
    }

    [Fact]
    public void A_parameter_without_a_value_leaves_the_default() => Assert.Equal("us", Clone(Source with { Parameters = [new ConnectionParameter("region", null)] }).Draft["region"]);

    [Fact]
    public void The_catalogue_s_spelling_of_a_parameter_wins() =>
        Assert.Equal("one.example", Clone(Source with { Parameters = [new ConnectionParameter("HOST", "one.example")] }).Draft["host"]);

    [Fact]
    public void What_was_read_is_sent_as_it_was_read()
    {
        var form = ConnectorForm.Of(MadeUp, Described, Source);
        var definition = Clone(Source).Draft.With("user", "reader").With("password", "secret").ToDefinition(form);

        Assert.Equal(Source.Parameters, definition.Parameters);
        Assert.Equal(["user", "password"], definition.Credentials.Select(credential => credential.Name));
    }

    private static (ConnectionDraft Draft, IReadOnlyList<string> NotCarried) Clone(Connection source, ConnectorTypeDescription? type = null, string taken = "Another") =>
        ConnectionCloner.Clone(source, ConnectorForm.Of(MadeUp, type ?? Described, source), ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, taken), nameLimit: 40);
}
