namespace D360Portal.Features.SignIn;

/// <summary>Carries our own reason through the OpenID Connect handler, whose events can only fail with an exception.</summary>
internal sealed class SignInRefusedException(SignInProblem problem) : Exception($"The sign-in was refused: {problem.Code}.")
{
    public SignInProblem Problem { get; } = problem;
}
