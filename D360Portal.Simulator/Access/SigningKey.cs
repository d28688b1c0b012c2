using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace D360Portal.Simulator.Access;

/// <summary>The org's RSA key. Made when it is first needed: most sign-ins have no id token, and a key takes its time.</summary>
internal sealed class SigningKey
{
    private const int KeyBits = 2048;

    private readonly Lazy<RsaSecurityKey> _key = new(() => new RsaSecurityKey(RSA.Create(KeyBits)) { KeyId = RandomText.Of(12) });

    public SigningCredentials Credentials => new(_key.Value, SecurityAlgorithms.RsaSha256);

    /// <summary>The public half.</summary>
    public JsonWebKey Published
    {
        get
        {
            var parameters = _key.Value.Rsa.ExportParameters(includePrivateParameters: false);
            return new JsonWebKey
            {
                Kty = "RSA",
                Kid = _key.Value.KeyId,
                Alg = SecurityAlgorithms.RsaSha256,
                Use = "sig",
                N = Base64UrlEncoder.Encode(parameters.Modulus),
                E = Base64UrlEncoder.Encode(parameters.Exponent),
            };
        }
    }
}
