using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Which connector types an org uses, remembered so that the others need not be asked every time.</summary>
public interface ITypesInUse
{
    /// <summary>What is remembered of the org that the grant is for; empty before the first look.</summary>
    Task<IReadOnlyList<TypeInUse>> ReadAsync(Grant grant, CancellationToken cancellationToken);

    /// <summary>Remembers what was found, over what was remembered of the same types before.</summary>
    Task RememberAsync(Grant grant, IReadOnlyCollection<TypeInUse> found, CancellationToken cancellationToken);
}
