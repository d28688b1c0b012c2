namespace D360Portal.Features.Connections;

/// <summary>A message that one page leaves for the next page of the same circuit, which shows it once.</summary>
internal sealed class PassingNotice
{
    private string? _text;

    /// <summary>Leaves a message.</summary>
    public void Leave(string text) => _text = text;

    /// <summary>Takes it; null when there is none.</summary>
    public string? Take()
    {
        var text = _text;
        _text = null;
        return text;
    }
}
