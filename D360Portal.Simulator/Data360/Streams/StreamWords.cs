namespace D360Portal.Simulator.Data360.Streams;

/// <summary>How an org writes the words of a data stream: the examples in capitals, the schema in mixed case.</summary>
internal static class StreamWords
{
    /// <summary>A word of the schema as the org writes it.</summary>
    public static string Of(string word, Quirks quirks) => quirks.StreamWordsInMixedCase ? word
        : word switch
        {
            // The one word whose spelling differs too.
            StreamTypes.ConnectorFramework => "CONNECTORSFRAMEWORK",
            _ => word.ToUpperInvariant(),
        };
}
