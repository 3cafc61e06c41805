namespace Patrol.Storage.Hotspots.Areas;

/// <summary>Where a search for walkable areas stands; fractions of the expected incidents.</summary>
/// <param name="Stage"><c>map</c>, <c>candidates</c>, <c>search</c>, <c>bound</c>, <c>reading</c> or <c>check</c>.</param>
/// <param name="Share">Best so far.</param>
/// <param name="Bound">Proven bound; null before there is one.</param>
public sealed record AreaProgress(string Stage, double Share, double? Bound);
