using System.Security.Cryptography;

namespace D360Portal.Simulator.Access;

/// <summary>Letters and digits that cannot be guessed.</summary>
internal static class RandomText
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Of(int length) => RandomNumberGenerator.GetString(Letters, length);
}
