using System.Reflection;
using D360Portal.Features.Connections;

namespace D360Portal.Tests.Features.Connections;

/// <summary>A journal that cannot be asked while the test says so.</summary>
public class FailingJournal : DispatchProxy
{
    private IRunJournal _journal = default!;

    /// <summary>Which questions fail; none to begin with.</summary>
    public Func<string, bool> Fails { get; set; } = _ => false;

    /// <summary>How many questions have failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Stands before a journal that works.</summary>
    public static (IRunJournal Journal, FailingJournal Switch) Before(IRunJournal journal)
    {
        var asked = Create<IRunJournal, FailingJournal>();
        var failing = (FailingJournal)asked;
        failing._journal = journal;
        return (asked, failing);
    }

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (Fails(targetMethod!.Name))
        {
            Failures++;
            throw new IOException("The database is locked.");
        }

        return targetMethod.Invoke(_journal, args);
    }
}
