using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Clone;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>The main job over HTTP and without a browser, under every setting of what nobody knows about Salesforce.</summary>
public sealed class QuirkMixesTests(DemoPortal demo) : CreatingTests(demo)
{
    public static TheoryData<string> Switches => [.. QuirkMixes.Names];

    [Fact]
    public void In_the_mixes_every_two_switches_meet_in_all_four_ways()
    {
        var mixes = Enumerable.Range(0, QuirkMixes.Count).Select(QuirkMixes.Mix).ToArray();
        var columns = QuirkMixes.Names.Select(name => mixes.Select(mix => (bool)typeof(Quirks).GetProperty(name)!.GetValue(mix)!).ToArray()).ToArray();

        Assert.InRange(columns.Length, 50, 126);
        for (var one = 0; one < columns.Length; one++)
        {
            for (var other = one + 1; other < columns.Length; other++)
            {
                Assert.True(columns[one].Zip(columns[other]).Distinct().Count() == 4, $"{QuirkMixes.Names[one]} and {QuirkMixes.Names[other]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task A_connector_is_cloned_tested_and_created_with_each_switch_on_its_other_side(string name) => await CloneAsync(QuirkMixes.With(name), $"Switched {name}");

    private async Task CloneAsync(Quirks quirks, string label)
    {
        var grant = await StartAsync(quirks);
        var services = Portal.Services;
        var stored = Org.Org.Data360.Connections.All.First(connection => connection.Label == "AWS RDS MySQL clinic 07");
        Assert.True(ConnectionId.TryParse(stored.Id, out var id));
        var source = (await services.GetRequiredService<ConnectionReader>().ReadAsync(grant.Id, id, anew: true, Cancellation)).Value;
        Assert.NotNull(source);
        var starter = services.GetRequiredService<FormStarter>();
        var neighbours = await starter.ReadNeighboursAsync(grant.Id, source.Type, Cancellation);
        var form = (await starter.ReadFormAsync(grant.Id, source.Type, source, Cancellation)).With(neighbours);
        Assert.True(form.IsInCatalogue);
        Assert.Equal(["user", "password", "jdbc_connection_url", "DATABASE"], form.Fields.Select(field => field.Name));

        var taken = neighbours.Select(row => row.Name).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var draft = ConnectionCloner.Clone(source, form, taken, nameLimit: 40).Draft.Labelled(label, taken, limit: 40)
            .With("user", "canary-user").With("password", "canary-password").With("jdbc_connection_url", Url("switched")).With("DATABASE", "clinic_07");
        Assert.Empty(DraftChecker.Check(draft, form, taken, nameLimit: 40));
        var facts = new FormFacts(new FormStart { Key = "x", Form = form, Source = source, Draft = draft, Neighbours = neighbours });
        Assert.All(form.Fields, field => Assert.Empty(facts.Of(field, draft[field.Name]).Conflicts));
        Assert.Equal(quirks.ListOmitsParams || quirks.ParamsMasked, facts.Of(form.Find("jdbc_connection_url")!, "").Usual.Note is null);

        var (success, failure) = await services.GetRequiredService<ConnectionTester>().TestAsync(grant.Id, draft.ToDefinition(form), form, Cancellation);
        Assert.Null(failure?.Sentence);
        Assert.NotNull(success);
        var outcome = await Creator.CreateAsync(Guid.NewGuid(), grant, draft.ToDefinition(form), form, Cancellation);

        var created = Assert.IsType<CreateOutcome.Created>(outcome);
        var family = Assert.IsType<DataFamily>(Assert.Single(InOrg(label)).Family);
        Assert.Equal(["user", "password"], family.Credentials.Select(value => value.ParamName));
        Assert.Equal([$"jdbc_connection_url={Url("switched")}", "DATABASE=clinic_07"], family.Parameters.Select(value => $"{value.ParamName}={value.Value}"));
        Assert.Equal(label, (await services.GetRequiredService<ConnectionReader>().ReadAsync(grant.Id, created.Id, anew: true, Cancellation)).Value?.Label);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_way_to_sign_in_can_be_chosen_though_the_catalogue_does_not_tell_what_goes_with_it(bool isOptional)
    {
        var grant = await StartAsync(new Quirks { ConditionalAttributesAreOptional = isOptional, OptionsSayName = isOptional });
        var form = await FormAsync(grant, ConnectorTypeName.Parse("AwsS3"));
        var draft = (ConnectionDraft.New(form) with { Label = $"By role {isOptional}", Name = $"By_role_{isOptional}" })
            .With("authenticationOption", "idp").With("iamRoleName", "arn:aws:iam::123456789012:role/data360").With("externalId", "app:DE809C7E:0A1B2C3D").With("bucketName", "clinic-bucket");

        Assert.Equal(["Access Key and Secret", "Identity Provider"], form.Find("authenticationOption")!.Options.Select(option => option.Label));
        Assert.Empty(DraftChecker.Check(draft, form, new HashSet<string>(), nameLimit: 40));
        Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, draft.ToDefinition(form)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Salesforce_CRM_connector_is_made_of_an_org_s_id(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        var form = await FormAsync(grant, ConnectorTypeName.SalesforceCrm);
        Assert.Equal((ConnectorTypeName.SalesforceDotCom, "organizationId"), (form.Type, Assert.Single(form.Fields).Name));
        var draft = new ConnectionDraft { Label = $"Second org {otherQuirks}", Name = $"Second_org_{otherQuirks}" };
        Assert.Equal("Organization ID is needed.", Assert.Single(DraftChecker.CheckSettings(draft, form)).Message);
        Assert.StartsWith("An organization's id begins with 00D", Assert.Single(DraftChecker.CheckSettings(draft.With("organizationId", "005000000000001"), form)).Message, StringComparison.Ordinal);
        draft = draft.With("organizationId", "00DSM0000000001");

        Assert.Empty(DraftChecker.Check(draft, form, new HashSet<string>(), nameLimit: 40));
        var (success, failure) = await Portal.Services.GetRequiredService<ConnectionTester>().TestAsync(grant.Id, draft.ToDefinition(form), form, Cancellation);
        Assert.Null(failure?.Sentence);
        Assert.NotNull(success);
        Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, draft.ToDefinition(form)));
        Assert.Single(InOrg($"Second org {otherQuirks}"));
    }
}
