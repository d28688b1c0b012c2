namespace D360Portal.Features.SignIn;

/// <summary>What sign-in needs to know of the portal itself.</summary>
/// <param name="PublicUrl">The address people use; https there makes every cookie Secure.</param>
/// <param name="Lifetime">The sliding life of the portal's own cookie.</param>
public sealed record SignInOptions(Uri PublicUrl, TimeSpan Lifetime)
{
    /// <summary>Whether browsers reach the portal over https.</summary>
    public bool IsHttps => PublicUrl.Scheme == Uri.UriSchemeHttps;
}
