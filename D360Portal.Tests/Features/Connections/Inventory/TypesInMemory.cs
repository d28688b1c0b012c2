using System.Collections.Concurrent;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Types in use of one org, remembered as long as the test.</summary>
internal sealed class TypesInMemory : ITypesInUse
{
    private readonly ConcurrentDictionary<ConnectorTypeName, TypeInUse> _types = new();

    /// <summary>What the store fails with; null while it works.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The store writes only when this is done.</summary>
    public Task Disk { get; set; } = Task.CompletedTask;

    public IReadOnlyCollection<TypeInUse> All => [.. _types.Values];

    public Task<IReadOnlyList<TypeInUse>> ReadAsync(Grant grant, CancellationToken cancellationToken) =>
        Failure is { } failure ? Task.FromException<IReadOnlyList<TypeInUse>>(failure) : Task.FromResult<IReadOnlyList<TypeInUse>>([.. _types.Values]);

    public async Task RememberAsync(Grant grant, IReadOnlyCollection<TypeInUse> found, CancellationToken cancellationToken)
    {
        await Disk.WaitAsync(cancellationToken);
        foreach (var type in found)
        {
            _types[type.Type] = type;
        }
    }
}
