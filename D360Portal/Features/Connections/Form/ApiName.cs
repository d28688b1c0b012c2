using System.Text;

namespace D360Portal.Features.Connections;

/// <summary>API names: how Salesforce derives one from a display text, and which are legal.</summary>
/// <remarks>
/// The rules are those of developer names, as Salesforce publishes them for objects of its own: a letter first, then letters, digits and
/// underscores, no two underscores in a row, none at the end. Only ASCII letters count, so a text of other letters alone gives no name. The
/// longest length for connectors is not published; it is a setting.
/// </remarks>
public static class ApiName
{
    private const char Mark = '_';
    private const char BeforeDigit = 'X';

    /// <summary>The first number that stands at the end of a name which another has already.</summary>
    public const int FirstNumber = 2;

    /// <summary>The name that Salesforce would make of a display text; empty when nothing in it may stand in a name.</summary>
    /// <param name="label">The display text.</param>
    /// <param name="limit">The longest name, in characters.</param>
    public static string Derive(string label, int limit)
    {
        var name = new StringBuilder(label.Length);
        foreach (var character in label)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                if (name.Length == 0 && char.IsAsciiDigit(character))
                {
                    name.Append(BeforeDigit);
                }

                name.Append(character);
            }
            else if (name.Length > 0 && name[^1] != Mark)
            {
                name.Append(Mark);
            }
        }

        // Cut first, then strip: the cut may leave an underscore at the end.
        return Cut(name.ToString(), limit);
    }

    /// <summary>The same name, or with a number at its end, so that nothing else has it. Names are compared without regard to case.</summary>
    /// <param name="name">A legal name.</param>
    /// <param name="taken">The names that others have.</param>
    /// <param name="limit">The longest name, in characters.</param>
    public static string Unique(string name, IReadOnlySet<string> taken, int limit)
    {
        var number = FirstNumber;
        return name.Length == 0 || !taken.Contains(name) ? name : Numbered(name, taken, limit, ref number);
    }

    /// <summary>The name with the first number at its end that makes it one that nobody has.</summary>
    /// <param name="name">A legal name.</param>
    /// <param name="taken">The names that others have.</param>
    /// <param name="limit">The longest name, in characters.</param>
    /// <param name="number">The number to begin with; afterwards the one to begin with next time, so that many equal names do not all count from the start.</param>
    public static string Numbered(string name, IReadOnlySet<string> taken, int limit, ref int number)
    {
        for (; ; number++)
        {
            var tail = $"{Mark}{number}";
            var candidate = Cut(name, limit - tail.Length) + tail;
            if (!taken.Contains(candidate))
            {
                number++;
                return candidate;
            }
        }
    }

    /// <summary>What is wrong with a name, in a sentence; null when it is legal.</summary>
    /// <param name="name">The name.</param>
    /// <param name="limit">The longest name, in characters.</param>
    public static string? Check(string name, int limit) => name switch
    {
        "" => "An API name is needed.",
        _ when !name.All(character => char.IsAsciiLetterOrDigit(character) || character == Mark) =>
            "An API name has only letters (a to z), digits and underscores.",
        _ when !char.IsAsciiLetter(name[0]) => "An API name begins with a letter.",
        _ when name.Contains("__", StringComparison.Ordinal) => "An API name has no two underscores in a row.",
        _ when name[^1] == Mark => "An API name does not end with an underscore.",
        _ when name.Length > limit => $"An API name has at most {limit} characters; this one has {name.Length}.",
        _ => null,
    };

    private static string Cut(string name, int limit) => (name.Length <= limit ? name : name[..limit]).TrimEnd(Mark);
}
