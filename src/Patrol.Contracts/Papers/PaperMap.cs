namespace Patrol.Contracts.Papers;

/// <summary>What the maps of printed papers show. Coordinates are WGS 84 degrees, longitude first.</summary>
/// <param name="Streets">Streets.</param>
/// <param name="Land">Water, parks, railways, compounds and buildings, lowest first.</param>
/// <param name="Sites">Schools, entrances, stations and other sites.</param>
/// <param name="Bases">Bases.</param>
/// <param name="Areas">Communities.</param>
public sealed record PaperMap(
    IReadOnlyList<PaperStreet> Streets,
    IReadOnlyList<PaperLand> Land,
    IReadOnlyList<PaperPlace> Sites,
    IReadOnlyList<PaperPlace> Bases,
    IReadOnlyList<PaperArea> Areas
);

/// <summary>A street between two junctions.</summary>
/// <param name="Name">Name; null when it has none.</param>
/// <param name="Class"><c>highway</c>, <c>arterial</c>, <c>collector</c>, <c>local</c>, <c>service</c> or <c>path</c>.</param>
/// <param name="Line">[point] longitude, latitude.</param>
public sealed record PaperStreet(string? Name, string Class, IReadOnlyList<double[]> Line);

/// <summary>A piece of land or a barrier.</summary>
/// <param name="Kind"><c>water</c>, <c>park</c>, <c>railway</c>, <c>compound</c>, <c>building</c> or <c>industrial</c>.</param>
/// <param name="Name">Name; null when it has none.</param>
/// <param name="IsClosed">True for polygons; false for lines such as a railway.</param>
/// <param name="Lines">[ring or line][point] longitude, latitude; what lies in an even number of rings is outside.</param>
public sealed record PaperLand(
    string Kind,
    string? Name,
    bool IsClosed,
    IReadOnlyList<IReadOnlyList<double[]>> Lines
);

/// <summary>A site or a base.</summary>
/// <param name="Code">Code within the district.</param>
/// <param name="Kind">What it is, such as <c>school</c>, <c>entrance</c> or <c>communityOffice</c>.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Place">Longitude, latitude.</param>
public sealed record PaperPlace(string Code, string Kind, string Name, double[] Place);

/// <summary>A community.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Rings">[ring][point] longitude, latitude.</param>
public sealed record PaperArea(string Code, string Name, IReadOnlyList<IReadOnlyList<double[]>> Rings);
