using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Streets;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Hotspots.Streets;

/// <summary>Densities along streets as they are shown: per kilometer and week, streets by name, places in WGS 84.</summary>
internal static class StreetDocument
{
    private const int MostTop = 100;
    private const double MetersPerKm = 1000;
    private static readonly double[] LengthShares = [0.01, 0.02, 0.05];

    /// <summary>Writes a density down.</summary>
    /// <param name="district">The district.</param>
    /// <param name="ground">What it was computed of.</param>
    /// <param name="kernel">Its kernel.</param>
    /// <param name="bandwidthMeters">Its reach.</param>
    /// <param name="density">[segment] incidents per meter.</param>
    public static StreetMap Of(
        District district,
        StreetGround ground,
        Kernel kernel,
        double bandwidthMeters,
        double[] density
    )
    {
        var weeks = ground.Selection.Observed.Weeks;
        var scope = ground.InScope();
        StreetSegment[] segments = [.. scope.Select(segment => ground.Streets[segment])];
        double[] inScope = [.. scope.Select(segment => density[segment])];
        var shares = StreetRanking.Shares(inScope, segments);
        float[] values = Array.ConvertAll(density, one => (float)(one * MetersPerKm / weeks));
        return new StreetMap(
            new StreetHotspots(
                district.Code,
                ground.Selection.Summary with
                {
                    Incidents =
                        ground.Incidents.Weight.Sum(one => (double)one)
                        + ground.Incidents.Unplaced
                        + ground.Expired,
                },
                Codes.Of(kernel),
                bandwidthMeters,
                segments.Length,
                segments.Sum(segment => segment.LengthMeters),
                inScope.Select((one, i) => one * segments[i].LengthMeters).Sum() / weeks,
                ground.Incidents.Weight.Sum(one => (double)one),
                ground.Incidents.Unplaced,
                ground.Expired,
                StreetRun.ReachMeters,
                SurfaceDocuments.ScaleOf(values),
                [.. LengthShares.Select(share => HeldOf(share, inScope, segments, shares))],
                TopOf(district, ground, scope, inScope, shares, weeks)
            ),
            values
        );
    }

    private static StreetShare HeldOf(
        double lengthShare,
        double[] density,
        StreetSegment[] segments,
        double[] shares
    )
    {
        var top = StreetRanking.Top(density, segments, lengthShare);
        return new StreetShare(
            lengthShare,
            top.Length,
            top.Sum(one => segments[one].LengthMeters),
            top.Sum(one => shares[one])
        );
    }

    private static TopStreet[] TopOf(
        District district,
        StreetGround ground,
        int[] scope,
        double[] density,
        double[] shares,
        double weeks
    )
    {
        var transform = CoordinateTransform.Create("EPSG:4326", district.MetricSrid);
        return
        [
            .. Enumerable
                .Range(0, scope.Length)
                .Where(one => density[one] > 0)
                .OrderByDescending(one => density[one])
                .ThenBy(one => one)
                .Take(MostTop)
                .Select(
                    (one, rank) =>
                    {
                        var segment = ground.Streets[scope[one]];
                        var (x, y) = ground.MiddleOf(segment.Number);
                        var (longitude, latitude) = transform.Inverse(x, y);
                        var community = ground.CommunityOf(segment.Number);
                        return new TopStreet(
                            rank + 1,
                            segment.Number,
                            segment.Name,
                            community < 0 ? null : ground.Communities[community].Name,
                            [Math.Round(longitude, 6), Math.Round(latitude, 6)],
                            segment.LengthMeters,
                            density[one] * MetersPerKm / weeks,
                            density[one] * segment.LengthMeters / weeks,
                            shares[one]
                        );
                    }
                ),
        ];
    }
}
