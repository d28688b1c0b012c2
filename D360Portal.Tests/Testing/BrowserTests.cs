namespace D360Portal.Tests.Testing;

/// <summary>Tests in a real browser share it, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
