namespace D360Portal.Hosting;

/// <summary>A command line, taken apart: first words, then settings.</summary>
/// <param name="Words">A verb and its operand; empty when the portal is to serve.</param>
/// <param name="Settings">The rest, for the configuration.</param>
internal sealed record CommandLine(IReadOnlyList<string> Words, string[] Settings)
{
    private const string Help = "help";

    /// <summary>Whether the usage is asked for, in one of the ways that people try.</summary>
    public bool AsksForHelp => Words is [Help] || (Words.Count == 0 && Settings is ["--help" or "-h" or "-?" or "/?", ..]);

    /// <summary>Takes it apart. A setting begins with a dash or a slash, or has an equals sign.</summary>
    public static CommandLine Parse(string[] args)
    {
        var words = args.TakeWhile(arg => !arg.StartsWith('-') && !arg.StartsWith('/') && !arg.Contains('=', StringComparison.Ordinal)).ToArray();
        return new CommandLine(words, args[words.Length..]);
    }

    /// <summary>Finds the verb that is asked for, with its operand.</summary>
    /// <returns>Null, and what is wrong as a sentence, when it is not one of them or its operand is missing or one too many.</returns>
    public (Verb Verb, string Operand)? Find(IReadOnlyList<Verb> verbs, out string problem)
    {
        foreach (var verb in verbs)
        {
            var name = verb.Words.Split(' ');
            if (!Words.Take(name.Length).SequenceEqual(name, StringComparer.Ordinal))
            {
                continue;
            }

            var operands = Words.Skip(name.Length).ToArray();
            problem = $"\"{verb.Words}\" takes {(verb.Operand is null ? "nothing more" : $"one {verb.Operand}")}.";
            return operands.Length == (verb.Operand is null ? 0 : 1) ? (verb, operands.FirstOrDefault() ?? "") : null;
        }

        problem = $"The portal has no verb \"{string.Join(' ', Words)}\".";
        return null;
    }

    /// <summary>What the portal can be told.</summary>
    public static string Usage(IReadOnlyList<Verb> verbs)
    {
        var width = verbs.Max(verb => verb.Synopsis.Length);
        return string.Join(
            Environment.NewLine,
            [
                "Without a verb the portal serves. Its verbs:",
                .. verbs.Select(verb => $"  {verb.Synopsis.PadRight(width)}  {verb.Summary}"),
                $"  {Help.PadRight(width)}  says this",
                "Settings may follow, such as --Storage:KeyDirectory=data/keys. A verb needs those that the portal runs with.",
            ]);
    }
}
