using System.Text.RegularExpressions;
using CsCheck;
using D360Portal.Features.Connections;

namespace D360Portal.Tests.Features.Connections;

public sealed partial class ApiNameTests
{
    private const int Limit = 40;

    private static readonly Gen<string> Labels = Gen.OneOf(
        Gen.String[0, 120],
        Gen.Char["aZ09_ -.äß中ı"].Array[0, 60].Select(letters => new string(letters)),
        SomeRows.Labels);

    private static readonly Gen<int> Limits = Gen.Int[10, 255];

    [Theory]
    [InlineData("AWS RDS MySQL clinic 12", "AWS_RDS_MySQL_clinic_12")]
    [InlineData("Clinic  --  North", "Clinic_North")]
    [InlineData("a__b", "a_b")]
    [InlineData("_leading", "leading")]
    [InlineData("  leading", "leading")]
    [InlineData("trailing!", "trailing")]
    [InlineData("7 clinics", "X7_clinics")]
    [InlineData("_7 clinics", "X7_clinics")]
    [InlineData("2026", "X2026")]
    [InlineData("Praxis Müller", "Praxis_M_ller")]
    [InlineData("Größe", "Gr_e")]
    [InlineData("診療所", "")]
    [InlineData("診療所 12", "X12")]
    [InlineData("___", "")]
    [InlineData("", "")]
    public void A_name_is_derived_as_Salesforce_derives_it(string label, string name) => Assert.Equal(name, ApiName.Derive(label, Limit));

    [Theory]
    [InlineData("abcde fghij", 6, "abcde")]
    [InlineData("abcde fghij", 5, "abcde")]
    [InlineData("abcde fghij", 7, "abcde_f")]
    [InlineData("1234567890", 10, "X123456789")]
    public void It_is_cut_before_the_underscore_at_its_end_goes(string label, int limit, string name) => Assert.Equal(name, ApiName.Derive(label, limit));

    [Fact]
    public void A_derived_name_is_legal_or_empty_whatever_the_label() => Gen.Select(Labels, Limits).Sample((label, limit) =>
    {
        var name = ApiName.Derive(label, limit);

        Assert.True(name.Length == 0 || (Legal().IsMatch(name) && name.Length <= limit), name);
        Assert.Equal(name.Length == 0, !label.Any(char.IsAsciiLetterOrDigit));
    });

    [Fact]
    public void A_legal_name_is_its_own_derivation() => Gen.Select(Labels, Limits).Sample((label, limit) =>
    {
        var name = ApiName.Derive(label, limit);

        Assert.Equal(name, ApiName.Derive(name, limit));
    });

    [Fact]
    public void A_name_is_legal_exactly_when_nothing_is_wrong_with_it() => Gen.Select(
        Gen.OneOf(Labels, Gen.Char["aZ09_"].Array[0, 14].Select(letters => new string(letters))), Limits).Sample((name, limit) =>
            Assert.Equal(Legal().IsMatch(name) && name.Length <= limit, ApiName.Check(name, limit) is null));

    [Theory]
    [InlineData("", "An API name is needed.")]
    [InlineData("a b", "An API name has only letters (a to z), digits and underscores.")]
    [InlineData("ärzte", "An API name has only letters (a to z), digits and underscores.")]
    [InlineData("a\0b", "An API name has only letters (a to z), digits and underscores.")]
    [InlineData("a\n", "An API name has only letters (a to z), digits and underscores.")]
    [InlineData("7a", "An API name begins with a letter.")]
    [InlineData("_a", "An API name begins with a letter.")]
    [InlineData("a__b", "An API name has no two underscores in a row.")]
    [InlineData("a_", "An API name does not end with an underscore.")]
    [InlineData("abcdefghijk", "An API name has at most 10 characters; this one has 11.")]
    [InlineData("abcdefghij", null)]
    public void What_is_wrong_with_a_name_is_said(string name, string? message) => Assert.Equal(message, ApiName.Check(name, limit: 10));

    [Theory]
    [InlineData("Clinic", "Clinic_2", "Clinic")]
    [InlineData("Clinic", "Clinic_2", "CLINIC")]
    [InlineData("Clinic", "Clinic_4", "Clinic", "clinic_2", "CLINIC_3")]
    [InlineData("Clinic", "Clinic", "Clinic_2")]
    [InlineData("", "", "Clinic")]
    public void A_name_that_is_taken_gets_a_number(string name, string unique, params string[] taken) =>
        Assert.Equal(unique, ApiName.Unique(name, new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase), Limit));

    [Theory]
    [InlineData(10)]
    [InlineData(Limit)]
    public void A_thousand_labels_that_are_cut_to_the_same_text_get_names_of_their_own(int limit)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var number = 0; number < 1_000; number++)
        {
            var name = ApiName.Unique(ApiName.Derive($"AWS RDS MySQL database of the clinic in the north {number}", limit), taken, limit);

            Assert.Null(ApiName.Check(name, limit));
            Assert.True(taken.Add(name), name);
        }
    }

    [Fact]
    public void Numbered_names_are_legal_and_new_whatever_the_labels() => Gen.Select(Labels.Array[1, 40], Gen.Int[10, 14]).Sample((labels, limit) =>
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var derived in labels.Select(label => ApiName.Derive(label, limit)).Where(name => name.Length > 0))
        {
            var name = ApiName.Unique(derived, taken, limit);

            Assert.Null(ApiName.Check(name, limit));
            Assert.True(taken.Add(name), name);
        }
    });

    /// <summary>The rules as Salesforce publishes them for other objects, written another way.</summary>
    [GeneratedRegex(@"\A[A-Za-z](?:_?[A-Za-z0-9])*\z")]
    private static partial Regex Legal();
}
