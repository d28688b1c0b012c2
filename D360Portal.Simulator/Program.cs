namespace D360Portal.Simulator;

// Written out, because top-level statements would make a public type of it.
internal static class Program
{
    private static Task<int> Main(string[] args) => StandAlone.RunAsync(args);
}
