using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Places;

/// <summary>The places of one OpenStreetMap file.</summary>
/// <param name="Areas">Administrative areas, widest level first.</param>
/// <param name="Sites">Named sites.</param>
/// <param name="Bases">Police stations and posts.</param>
/// <param name="Land">Land and barriers.</param>
public sealed record OsmPlaces(
    PlaceFile<Area> Areas,
    PlaceFile<Site> Sites,
    PlaceFile<PatrolBase> Bases,
    PlaceFile<Land> Land
);
