using CsCheck;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests;

public sealed class RecordIdTests
{
    [Theory]
    [InlineData("00D000000000001", "00D000000000001EAA")]
    [InlineData("005000000000000", "005000000000000AAA")]
    [InlineData("ABCDEFGHIJKLMNO", "ABCDEFGHIJKLMNO555")]
    [InlineData("abcdeABCDEabcdE", "abcdeABCDEabcdEA5Q")]
    public void The_last_three_letters_tell_which_of_the_others_are_capitals(string id, string complete) =>
        Assert.Equal(complete, RecordId.Complete(id));

    [Fact]
    public void Ids_that_differ_in_case_alone_stay_different_where_case_is_lost()
    {
        var ids = Gen.Char["abcABC012"].Array[15].Select(letters => new string(letters));

        Gen.Select(ids, ids).Where((one, other) => one != other).Sample((one, other) =>
            Assert.NotEqual(RecordId.Complete(one), RecordId.Complete(other), StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("005SM", 42, "005SM0000000042")]
    [InlineData("0hM", 1, "0hM000000000001")]
    public void A_numbered_id_has_eighteen_characters(string beginning, int number, string id) =>
        Assert.Equal(RecordId.Complete(id), RecordId.Of(beginning, number));
}
