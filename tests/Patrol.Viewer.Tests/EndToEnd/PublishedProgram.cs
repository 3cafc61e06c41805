namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>Tests that share the published program and the browser, one class after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PublishedProgram : ICollectionFixture<PublishedApp>, ICollectionFixture<Browser>
{
    public const string Name = "The published program";
}
