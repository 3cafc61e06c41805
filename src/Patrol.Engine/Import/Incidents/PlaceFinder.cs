using System.Globalization;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

/// <summary>A place in the district.</summary>
/// <param name="X">Easting, meters, metric CRS.</param>
/// <param name="Y">Northing, meters, metric CRS.</param>
/// <param name="Cell">Analysis cell.</param>
internal readonly record struct ReadPlace(double X, double Y, int Cell);

/// <summary>Places rows in the district. A place is never guessed: a row without one is left out, and told why.</summary>
internal sealed class PlaceFinder
{
    private readonly IncidentFrame frame;
    private readonly ImportTally tally;
    private readonly CoordinateTransform transform;
    private readonly PlaceDiagnosis diagnosis;
    private readonly string field;

    public PlaceFinder(IncidentProfile profile, IncidentFrame frame, ImportTally tally)
    {
        (this.frame, this.tally) = (frame, tally);
        transform = CoordinateTransform.Create(profile.Crs, frame.MetricSrid);
        diagnosis = new PlaceDiagnosis(transform, frame);
        field = profile.Columns.X is { } x ? $"{x}, {profile.Columns.Y}" : "geometry";
    }

    /// <summary>CRS that most of the misplaced rows seem to be in; null when none do.</summary>
    public string? LikelyCrs => diagnosis.LikelyCrs;

    public ReadPlace? Read(in RawRow raw)
    {
        if (
            !TryParse(raw.X, out var first)
            || !TryParse(raw.Y, out var second)
            || (first == 0 && second == 0)
        )
        {
            tally.Drop(
                DropReason.NoPlace,
                "incident.no-place",
                raw.Number,
                field,
                Written(raw),
                "Give both coordinates as numbers with a decimal point."
            );
            return null;
        }
        var (x, y) = PlaceDiagnosis.Project(transform, first, second);
        if (frame.Locator.Find(x, y) is >= 0 and var cell)
        {
            return new ReadPlace(x, y, cell);
        }
        var (code, remedy) = diagnosis.Explain(first, second, x, y);
        tally.Drop(DropReason.Outside, code, raw.Number, field, Written(raw), remedy);
        return null;
    }

    private static bool TryParse(string? text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    private static string? Written(in RawRow raw) =>
        string.IsNullOrWhiteSpace(raw.X) && string.IsNullOrWhiteSpace(raw.Y) ? null : $"{raw.X}, {raw.Y}";
}
