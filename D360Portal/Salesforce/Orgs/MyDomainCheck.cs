namespace D360Portal.Salesforce.Orgs;

/// <summary>What <see cref="MyDomain.Check"/> found.</summary>
public abstract record MyDomainCheck
{
    private MyDomainCheck()
    {
    }

    /// <summary>The form is right; whether such an org exists is not known.</summary>
    /// <param name="Origin">The address in its normal form, such as <c>https://acme.my.salesforce.com/</c>.</param>
    public sealed record Right(Uri Origin) : MyDomainCheck;

    /// <summary>The form is wrong.</summary>
    /// <param name="Reason">One sentence for the person who typed it.</param>
    /// <param name="Suggestion">The address that was probably meant, when one can be told.</param>
    public sealed record Wrong(string Reason, Uri? Suggestion) : MyDomainCheck;
}
