using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using NodaTime;
using Patrol.Contracts;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Coverage;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Runs;

/// <summary>A plan of patrols as it is stored and shown: places in WGS 84, streets by name, fractions of the window's risk.</summary>
internal static class TonightDocument
{
    private const int MostStreets = 12;

    /// <summary>Writes a plan down; its number and seconds come when it is stored.</summary>
    public static TonightPlan Of(
        District district,
        TonightRequest request,
        TonightGround ground,
        BeatPlan plan,
        double oneMore,
        CellReach reach,
        double total,
        int violations,
        LocalDateTime from,
        Duration duration
    )
    {
        var transform = CoordinateTransform.Create("EPSG:4326", district.MetricSrid);
        var streets = StreetsOf(ground);
        // A start that clocks skip is shown as the time it really is.
        var start = from.InZoneLeniently(district.TimeZone);
        var end = (start + duration).LocalDateTime;
        return new TonightPlan(
            null,
            district.Code,
            ground.Surface.View.Id,
            new TonightWindow(Codes.Of(start.LocalDateTime), Codes.Of(end)),
            plan.Beats.Select(beat => PatrolOf(beat, ground, streets, transform, total)).ToArray(),
            plan.Value / total,
            plan.Bound / total,
            plan.Gap,
            Codes.Of(plan.Status),
            oneMore / total,
            [
                .. plan.Unplaced.Select(reason => new ReasonView(reason.Code, reason.Arguments)),
                .. reach.Issues.Select(issue => new ReasonView(
                    issue.Code,
                    new Dictionary<string, string> { ["base"] = issue.Value ?? "" }
                )),
            ],
            violations,
            request.Seed,
            plan.ClockStopped || plan.Cancelled,
            0
        );
    }

    private static TonightPatrol PatrolOf(
        Beat beat,
        TonightGround ground,
        Dictionary<int, List<(string Name, double Meters)>> streets,
        CoordinateTransform transform,
        double total
    )
    {
        var raster = ground.Raster;
        var home = ground.Bases.First(one => one.Code == beat.Base);
        var (longitude, latitude) = transform.Inverse(home.Place.X, home.Place.Y);
        var names = beat
            .Cells.SelectMany(cell => streets.GetValueOrDefault(cell) ?? [])
            .GroupBy(street => street.Name)
            .OrderByDescending(group => group.Sum(street => street.Meters))
            .Select(group => group.Key)
            .Take(MostStreets)
            .ToArray();
        return new TonightPatrol(
            beat.Base,
            home.Name,
            [longitude, latitude],
            beat.Cells,
            beat.Cells.Select(cell =>
                {
                    var (x, y) = raster.Center(cell);
                    return new[] { x, y };
                })
                .ToArray(),
            OutlineOf(beat.Cells, raster, transform),
            beat.Value / total,
            Math.Round(beat.FarthestMeters, 1),
            names
        );
    }

    private static double[][][] OutlineOf(
        IReadOnlyList<int> cells,
        AnalysisRaster raster,
        CoordinateTransform transform
    )
    {
        var factory = GeometryFactory.Default;
        var squares = cells.Select(cell =>
        {
            var (x, y) = (
                raster.OriginX + raster.CellColumn[cell] * raster.CellMeters,
                raster.OriginY + raster.CellRow[cell] * raster.CellMeters
            );
            return factory.ToGeometry(new Envelope(x, x + raster.CellMeters, y, y + raster.CellMeters));
        });
        var union = UnaryUnionOp.Union(squares);
        var rings = new List<double[][]>();
        for (var part = 0; part < union.NumGeometries; part++)
        {
            var polygon = (Polygon)union.GetGeometryN(part);
            rings.AddRange(
                new[] { polygon.ExteriorRing }
                    .Concat(polygon.InteriorRings)
                    .Select(ring =>
                        ring.Coordinates.Select(point =>
                            {
                                var (longitude, latitude) = transform.Inverse(point.X, point.Y);
                                return new[] { Math.Round(longitude, 6), Math.Round(latitude, 6) };
                            })
                            .ToArray()
                    )
            );
        }
        return [.. rings];
    }

    // Named streets by the cells that their vertices and edge midpoints lie in, with the length that each edge brings.
    private static Dictionary<int, List<(string Name, double Meters)>> StreetsOf(TonightGround ground)
    {
        var byCell = new Dictionary<int, List<(string, double)>>();
        foreach (var segment in ground.Streets.Where(segment => segment.Name is not null))
        {
            var shape = segment.Shape.Coordinates;
            for (var i = 1; i < shape.Length; i++)
            {
                var length = shape[i].Distance(shape[i - 1]);
                var pieces = Math.Max(1, (int)Math.Ceiling(length / (ground.Raster.CellMeters / 4)));
                for (var piece = 0; piece < pieces; piece++)
                {
                    var t = (piece + 0.5) / pieces;
                    var cell = ground.Raster.FindCell(
                        shape[i - 1].X + t * (shape[i].X - shape[i - 1].X),
                        shape[i - 1].Y + t * (shape[i].Y - shape[i - 1].Y)
                    );
                    if (cell >= 0)
                    {
                        (byCell.TryGetValue(cell, out var list) ? list : byCell[cell] = []).Add(
                            (segment.Name!, length / pieces)
                        );
                    }
                }
            }
        }
        return byCell;
    }
}
