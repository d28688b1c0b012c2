using System.Security.Cryptography;
using System.Text;

namespace D360Portal.Simulator.Access;

/// <summary>The External Client App: key, secret, callbacks, scopes and who may use it.</summary>
internal sealed class ClientApp(SimulatorOptions options)
{
    private const string SecretLetters = "0123456789ABCDEF";
    private const int SecretLength = 64;

    private volatile string _secret = options.ConsumerSecret;
    private volatile bool _isBlocked;

    public string Key => options.ConsumerKey;

    public string Secret => _secret;

    public bool IsBlocked
    {
        get => _isBlocked;
        set => _isBlocked = value;
    }

    public string RotateSecret() => _secret = RandomNumberGenerator.GetString(SecretLetters, SecretLength);

    public bool HasSecret(string? secret) => secret is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(_secret));

    public bool HasCallback(string address) => options.CallbackUrls.Contains(address, StringComparer.Ordinal);

    /// <summary>Whether users are asked for their approval, or an administrator has settled who may.</summary>
    public bool AsksUsers => options.PreAuthorizedUsers is null;

    public bool Admits(SimulatedUser user) =>
        options.PreAuthorizedUsers?.Contains(user.Username, StringComparer.OrdinalIgnoreCase) is not false;

    /// <summary>The scopes that a request gets; null when it asks for one that the app does not have.</summary>
    /// <remarks>Asking for none means all of them.</remarks>
    public IReadOnlyList<string>? Grant(string? asked)
    {
        var scopes = Scopes.Split(asked);
        return scopes is []
            ? options.AppScopes
            : scopes.All(scope => options.AppScopes.Contains(scope, StringComparer.Ordinal)) ? scopes : null;
    }
}
