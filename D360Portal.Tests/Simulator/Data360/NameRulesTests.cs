using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class NameRulesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Neither_the_name_nor_the_label_may_be_empty(string? empty)
    {
        foreach (var quirks in new[] { new Quirks(), new Quirks { NameRulesAbsent = true } })
        {
            await using var org = await Data360Org.StartAsync(quirks);

            await org.AssertCreateRefusedAsync(Clinic().With("name", empty), 400, "ILLEGAL_QUERY_PARAMETER_VALUE", "dataConnection.developerName cannot be empty");
            await org.AssertCreateRefusedAsync(Clinic().With("label", empty), 400, "ILLEGAL_QUERY_PARAMETER_VALUE", "dataConnection.label cannot be empty");
        }
    }

    [Theory]
    [InlineData("7_Clinic")]
    [InlineData("_Clinic")]
    [InlineData("Clinic_")]
    [InlineData("Clinic__7")]
    [InlineData("Clinic 7")]
    [InlineData("Clinic-7")]
    [InlineData("Clinic_7\n")]
    [InlineData("Klínik")]
    public async Task A_name_is_letters_digits_and_single_underscores_unless_the_rules_are_absent(string name)
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(Clinic(name), 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        org.Simulator.Quirks = new Quirks { NameRulesAbsent = true };
        Assert.Equal(name, (string?)(await org.CreateAsync(Clinic(name)))["name"]);
    }

    [Theory]
    [InlineData("C")]
    [InlineData("c7")]
    [InlineData("Clinic_7_East")]
    public async Task Such_names_are_taken(string name)
    {
        await using var org = await Data360Org.StartAsync();

        Assert.Equal(name, (string?)(await org.CreateAsync(Clinic(name)))["name"]);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public async Task The_length_of_a_name_has_a_limit_only_with_the_switch(int maximum)
    {
        await using var org = await Data360Org.StartAsync(new Quirks { NameLengthIsLimited = true, MaximumNameLength = maximum });

        await org.CreateAsync(Clinic(new string('a', maximum)));
        await org.AssertCreateRefusedAsync(
            Clinic(new string('b', maximum + 1)), 400, "ILLEGAL_QUERY_PARAMETER_VALUE", $"dataConnection.developerName cannot be longer than {maximum} characters");
        org.Simulator.Quirks = new Quirks();
        await org.CreateAsync(Clinic(new string('b', 5_000)));
    }

    [Fact]
    public async Task The_length_of_a_label_has_a_limit_only_with_the_switch()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { LabelLengthIsLimited = true });

        await org.CreateAsync(Clinic("A").With("label", new string('a', 80)));
        await org.AssertCreateRefusedAsync(
            Clinic("B").With("label", new string('b', 81)), 400, "ILLEGAL_QUERY_PARAMETER_VALUE", "dataConnection.label cannot be longer than 80 characters");
        org.Simulator.Quirks = new Quirks();
        await org.CreateAsync(Clinic("B").With("label", new string('b', 5_000)));
    }
}
