using System.Text.Json.Nodes;

namespace D360Portal.Simulator.OAuth;

/// <summary>The public keys that id tokens are signed with.</summary>
internal sealed class KeysEndpoint(SimulatedOrg org)
{
    public SimulatedAnswer Get(HttpContext context)
    {
        var key = org.SigningKey.Published;
        return SimulatedAnswer.Json(new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = key.Kty,
                ["kid"] = key.Kid,
                ["alg"] = key.Alg,
                ["use"] = key.Use,
                ["n"] = key.N,
                ["e"] = key.E,
            }),
        });
    }
}
