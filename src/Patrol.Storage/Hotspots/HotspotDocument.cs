using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Maps;
using Patrol.Engine.Analysis.Hotspots.Patterns;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Hotspots;

/// <summary>Writes maps as documents, on the whole raster of a district.</summary>
/// <param name="District">The district.</param>
/// <param name="Raster">Its cells.</param>
/// <param name="Part">The cells looked at.</param>
/// <param name="Communities">Names of its communities, ordered by code.</param>
internal sealed record HotspotDocument(
    District District,
    AnalysisRaster Raster,
    RasterPart Part,
    IReadOnlyList<string> Communities
)
{
    private const int MostTop = 100;
    private const double MuchUntimed = 0.2;
    private static readonly int[] Levels = [90, 95, 99];

    private readonly CoordinateTransform transform = CoordinateTransform.Create(
        "EPSG:4326",
        District.MetricSrid
    );

    public ComputedMap Of(
        CellMap drawn,
        CellCounts counts,
        DemandSelection selection,
        HotspotQuery asked,
        string reason
    )
    {
        var rate = Across(drawn.RatePerWeek);
        var timed = counts.Weight.Where((_, i) => counts.Day[i] >= 0).Sum(one => (double)one);
        var map = new HotspotMap(
            District.Code,
            selection.Summary with
            {
                Incidents = Math.Round(drawn.Counts.Sum(), 3),
                TimedIncidents = Math.Round(timed, 3),
            },
            drawn.Method,
            reason,
            drawn.Kernel is { } kernel ? Codes.Of(kernel) : null,
            drawn.BandwidthMeters is { } meters ? Math.Round(meters, 1) : null,
            drawn.IsBandwidthChosen,
            Raster.CellMeters,
            Part.Cells.Length,
            drawn.RatePerWeek.Sum(),
            SurfaceDocuments.ScaleOf(rate),
            drawn.Significance is { } found ? SummaryOf(found, asked) : null,
            drawn.Patterns is { } patterns ? CountsOf(patterns.Patterns) : null,
            drawn.HeldOut is { } held ? ReadingOf(held) : null,
            TopOf(drawn),
            [.. drawn.Limits, .. LimitsOf(selection)]
        );
        return new ComputedMap(
            map,
            Raster,
            rate,
            Across(drawn.Counts),
            BytesOf(drawn.Significance?.Classes),
            BytesOf(drawn.Significance?.Corrected),
            drawn.Patterns is { } all
                ? Part.Across([.. all.Patterns.Select(one => (byte)one)], Raster.Count)
                : null,
            drawn.HeldOut is { } earlier
                ? new EarlierMap(
                    earlier.From,
                    earlier.To,
                    Across(earlier.RatePerWeek),
                    Across(earlier.Before),
                    Across(earlier.Later)
                )
                : null
        )
        {
            Z = drawn.Significance is { } scores ? Across(scores.Z) : null,
            P = drawn.Significance is { } chances ? Across(chances.P) : null,
        };
    }

    /// <summary>Longitude and latitude of a cell's center.</summary>
    public double[] CenterOf(int cell)
    {
        var (x, y) = Raster.Center(cell);
        var (longitude, latitude) = transform.Inverse(x, y);
        return [Math.Round(longitude, 6), Math.Round(latitude, 6)];
    }

    /// <summary>Name of the community of a cell; null outside any.</summary>
    public string? CommunityOf(int cell) =>
        Raster.CellCommunity[cell] is >= 0 and var community && community < Communities.Count
            ? Communities[community]
            : null;

    private float[] Across(double[] values) =>
        Part.Across(Array.ConvertAll(values, one => (float)one), Raster.Count);

    private byte[] BytesOf(SignificanceClass[]? classes) =>
        classes is null
            ? new byte[Raster.Count]
            : Part.Across([.. classes.Select(one => (byte)one)], Raster.Count);

    private static SignificanceSummary SummaryOf(CellSignificance found, HotspotQuery asked)
    {
        var of = found.Classes.CountBy(one => one).ToDictionary();
        var corrected = found.Corrected.CountBy(one => one).ToDictionary();
        int Corrected(params SignificanceClass[] classes) =>
            classes.Sum(one => corrected.GetValueOrDefault(one));
        // Each level holds those above it.
        int[] AtLeast(params SignificanceClass[] classes) =>
            [.. classes.Select((_, from) => classes[from..].Sum(one => of.GetValueOrDefault(one)))];
        return new SignificanceSummary(
            asked.Statistic!,
            asked.Neighbors!,
            asked.Permutations,
            found.PFdrThreshold,
            AtLeast(SignificanceClass.High90, SignificanceClass.High95, SignificanceClass.High99),
            AtLeast(SignificanceClass.Low90, SignificanceClass.Low95, SignificanceClass.Low99),
            Corrected(SignificanceClass.High95, SignificanceClass.High99),
            Corrected(SignificanceClass.Low95, SignificanceClass.Low99),
            asked.Statistic == "moran"
                ?
                [
                    of.GetValueOrDefault(SignificanceClass.HighAmongLow),
                    of.GetValueOrDefault(SignificanceClass.LowAmongHigh),
                ]
                : null
        );
    }

    private static Dictionary<string, int> CountsOf(DemandPattern[] patterns)
    {
        var of = patterns.CountBy(one => one).ToDictionary();
        return Enum.GetValues<DemandPattern>()
            .Where(one => one != DemandPattern.None)
            .ToDictionary(Codes.Of, one => of.GetValueOrDefault(one));
    }

    private static MapReading ReadingOf(HeldOutMap held) =>
        new(
            held.AreaShare,
            Codes.Of(held.From),
            Codes.Of(held.To),
            Math.Round(held.Later.Sum(), 3),
            held.Held,
            held.PlainCount
        );

    private TopCell[] TopOf(CellMap drawn) =>
        [
            .. drawn
                .Top(MostTop)
                .Select(
                    (cell, index) =>
                        new TopCell(
                            index + 1,
                            Part.Cells[cell],
                            CenterOf(Part.Cells[cell]),
                            CommunityOf(Part.Cells[cell]),
                            drawn.RatePerWeek[cell],
                            Math.Round(drawn.Counts[cell], 3),
                            drawn.Significance?.Z[cell],
                            drawn.Significance?.P[cell],
                            LevelOf(drawn.Significance?.Classes[cell]),
                            LevelOf(drawn.Significance?.Corrected[cell]) is var level
                            && Math.Abs(level) > Levels[0]
                                ? level
                                : 0,
                            drawn.Patterns?.Patterns[cell] is { } pattern && pattern != DemandPattern.None
                                ? Codes.Of(pattern)
                                : null
                        )
                ),
        ];

    private static int LevelOf(SignificanceClass? one) =>
        one switch
        {
            >= SignificanceClass.High90 and <= SignificanceClass.High99 => Levels[(int)one - 1],
            >= SignificanceClass.Low90 and <= SignificanceClass.Low99 => -Levels[(int)one - 4],
            _ => 0,
        };

    private static IEnumerable<string> LimitsOf(DemandSelection selection)
    {
        if (selection.WithDiscovered)
        {
            yield return MapLimits.DiscoveredCounted;
        }
        var summary = selection.Summary;
        if (selection.IsHour is not null && summary.TimedIncidents < (1 - MuchUntimed) * summary.Incidents)
        {
            yield return MapLimits.UntimedLeftOut;
        }
    }
}
