namespace Patrol.Engine.Import.Incidents;

/// <summary>Columns of a file by what they hold; in GeoJSON, properties.</summary>
/// <param name="Category">Category.</param>
/// <param name="From">Start, or the only time.</param>
/// <param name="Id">Number at the source; null when the file has none.</param>
/// <param name="To">End; null when the file has none.</param>
/// <param name="X">Longitude or easting; null for a GeoJSON point.</param>
/// <param name="Y">Latitude or northing; null for a GeoJSON point.</param>
/// <param name="Source">Who brought it to notice; null when the whole file has one source.</param>
/// <param name="Withdrawn">Column that marks withdrawn records; null when there is none.</param>
public sealed record IncidentColumns(
    string Category,
    string From,
    string? Id = null,
    string? To = null,
    string? X = null,
    string? Y = null,
    string? Source = null,
    string? Withdrawn = null
)
{
    /// <summary>The columns that a file must have, in the order above, without those that are null.</summary>
    internal IEnumerable<string> All =>
        new[] { Category, From, Id, To, X, Y, Source, Withdrawn }.OfType<string>();
}

/// <summary>A category with the values that stand for it in the file.</summary>
/// <param name="Code">Code of the category.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Values">Values of the file, compared without regard to case.</param>
/// <param name="SeverityWeight">Weight in a surface, zero or more.</param>
/// <param name="Sensitive">True for domestic, sexual, child and self-harm cases.</param>
public sealed record CategoryMapping(
    string Code,
    string Name,
    IReadOnlyList<string> Values,
    double SeverityWeight = 1,
    bool Sensitive = false
);
