using D360Portal.Salesforce;

namespace D360Portal.Features.Connections;

/// <summary>Waits until Salesforce lets go of the API name of a connector that was just deleted, which takes some seconds.</summary>
/// <remarks>That a name is taken means that nothing was created, so the same create may be sent again.</remarks>
/// <param name="time">Counts the seconds.</param>
/// <param name="onProgress">Told what it waits for.</param>
internal sealed class NameLock(TimeProvider time, Action<string> onProgress)
{
    /// <summary>How often it is tried in all.</summary>
    public const int Attempts = 6;

    /// <summary>How long it waits between two attempts.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Creates as soon as the name is free.</summary>
    /// <exception cref="SalesforceApiException">Salesforce refused for another reason, or still after the last attempt.</exception>
    public async Task<T> WaitAsync<T>(Func<Task<T>> create)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await create();
            }
            catch (SalesforceApiException exception) when (attempt < Attempts && ChangeRefusal.SaysNameTaken(exception))
            {
                onProgress($"Salesforce still keeps the name of the deleted connector. Attempt {attempt + 1} of {Attempts} in {Pause.TotalSeconds:0} seconds …");
                await Task.Delay(Pause, time, CancellationToken.None);
                onProgress($"Creating the connector, attempt {attempt + 1} of {Attempts} …");
            }
        }
    }
}
