namespace Patrol.Contracts.Hotspots;

/// <summary>A category of incidents that may be counted; sensitive ones are in no list.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name shown to people.</param>
public sealed record CategoryView(string Code, string Name);
