using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using ArchitectureModel = ArchUnitNET.Domain.Architecture;

namespace D360Portal.Tests.Architecture;

/// <summary>Who may know whom; the picture is in docs/architecture.md.</summary>
public sealed class DependencyRulesTests
{
    private const string Root = "D360Portal";

    private static readonly ArchitectureModel Portal = new ArchLoader()
        .LoadAssemblies(typeof(PortalBuilder).Assembly, typeof(Simulator.SalesforceSimulator).Assembly)
        .Build();

    private static readonly string[] Areas = [.. FoldersBelow("Features")];

    [Fact]
    public void Salesforce_knows_nothing_else_of_ours() =>
        Forbid($"{Root}.Salesforce", $"{Root}.Features", $"{Root}.Components", $"{Root}.Storage", $"{Root}.Hosting", "MudBlazor", "Microsoft.AspNetCore.Components");

    [Fact]
    public void Storage_knows_only_the_ports_it_implements() =>
        Forbid(
            $"{Root}.Storage",
            $"{Root}.Components",
            $"{Root}.Hosting",
            $"{Root}.Salesforce.Data360.Wire",
            $"{Root}.Features.SignIn",
            $"{Root}.Features.Org",
            $"{Root}.Features.Connections.Browse",
            $"{Root}.Features.Connections.Details");

    [Fact]
    public void Storage_calls_nobody() =>
        Types().That().ResideInNamespaceMatching(Below($"{Root}.Storage"))
            .Should().NotDependOnAny(typeof(Data360Client), typeof(GrantTokens), typeof(HttpClient))
            .Check(Portal);

    [Fact]
    public void Features_know_neither_storage_nor_plumbing() =>
        Forbid($"{Root}.Features", $"{Root}.Storage", $"{Root}.Hosting");

    [Fact]
    public void What_all_areas_share_knows_none_of_them() =>
        Types().That().ResideInNamespace($"{Root}.Features")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{Root}\\.Features\\..*$"))
            .Check(Portal);

    [Fact]
    public void Sessions_know_grants_and_the_user_and_nothing_else() =>
        Forbid($"{Root}.Sessions", $"{Root}.Features", $"{Root}.Components", $"{Root}.Storage", $"{Root}.Hosting", $"{Root}.Administration", $"{Root}.Salesforce.Data360");

    [Fact]
    public void The_kit_knows_nothing_of_ours() =>
        Forbid($"{Root}.Components.Kit", $"{Root}.Features", $"{Root}.Salesforce", $"{Root}.Storage", $"{Root}.Hosting", $"{Root}.Components.Layout");

    [Fact]
    public void The_layout_knows_neither_features_nor_storage_nor_plumbing() =>
        Forbid($"{Root}.Components.Layout", $"{Root}.Features", $"{Root}.Storage", $"{Root}.Hosting");

    [Fact]
    public void The_plumbing_knows_no_page_and_no_storage() =>
        Forbid($"{Root}.Hosting", $"{Root}.Features", $"{Root}.Components", $"{Root}.Storage", "MudBlazor");

    [Fact]
    public void The_verbs_are_known_by_the_program_alone() =>
        Types().That().ResideInAssembly(typeof(PortalBuilder).Assembly)
            .And().DoNotResideInNamespaceMatching(Below($"{Root}.Administration")).And().DoNotHaveFullNameMatching("^Program(\\W.*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Below($"{Root}.Administration")))
            .Check(Portal);

    [Fact]
    public void The_verbs_know_no_page() =>
        Forbid($"{Root}.Administration", $"{Root}.Features", $"{Root}.Components", "MudBlazor");

    [Fact]
    public void An_area_does_not_know_another_area()
    {
        Assert.NotEmpty(Areas);
        foreach (var area in Areas)
        {
            Forbid($"{Root}.Features.{area}", [.. Areas.Where(other => other != area).Select(other => $"{Root}.Features.{other}")]);
        }
    }

    [Fact]
    public void A_slice_does_not_know_its_sibling()
    {
        foreach (var area in Areas)
        {
            var slices = FoldersBelow($"Features.{area}").ToArray();
            foreach (var slice in slices)
            {
                Forbid($"{Root}.Features.{area}.{slice}", [.. slices.Where(other => other != slice).Select(other => $"{Root}.Features.{area}.{other}")]);
            }
        }
    }

    [Fact]
    public void The_simulator_knows_nothing_of_the_portal() =>
        Types().That().ResideInNamespaceMatching($"^{Root}\\.Simulator(\\..*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{Root}(\\.(?!Simulator).*)?$").And().DoNotResideInNamespaceMatching($"^{Root}\\.Simulator(\\..*)?$"))
            .Check(Portal);

    [Fact]
    public void Only_the_demo_knows_the_simulator() =>
        Types().That().ResideInAssembly(typeof(PortalBuilder).Assembly).And().DoNotHaveFullNameMatching($"^{Root}\\.Hosting\\.DemoMode(\\W.*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{Root}\\.Simulator(\\..*)?$"))
            .Check(Portal);

    [Fact]
    public void Only_storage_knows_the_database() =>
        Types().That().ResideInAssembly(typeof(PortalBuilder).Assembly).And().DoNotResideInNamespaceMatching($"^{Root}\\.Storage(\\..*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching("^Microsoft\\.EntityFrameworkCore(\\..*)?$"))
            .WithoutRequiringPositiveResults()
            .Check(Portal);

    private static void Forbid(string from, params string[] targets)
    {
        foreach (var target in targets)
        {
            In(from).Should().NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching(Below(target)))
                .WithoutRequiringPositiveResults()
                .Check(Portal);
        }

        // A rule about a folder that does not exist would pass for ever.
        Assert.Contains(Portal.Types, type => System.Text.RegularExpressions.Regex.IsMatch(type.Namespace.FullName, Below(from)));
    }

    private static GivenTypesConjunction In(string folder) =>
        Types().That().ResideInNamespaceMatching(Below(folder)).And().ResideInAssembly(typeof(PortalBuilder).Assembly);

    private static string Below(string folder) => $"^{System.Text.RegularExpressions.Regex.Escape(folder)}(\\..*)?$";

    private static IEnumerable<string> FoldersBelow(string folder)
    {
        var prefix = $"{Root}.{folder}.";
        return Portal.Types.Select(type => type.Namespace.FullName)
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..].Split('.')[0])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }
}
