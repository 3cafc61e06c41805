using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>A broken rule of a plan.</summary>
/// <param name="Code">Which rule, such as <c>beat.not-connected</c>.</param>
/// <param name="Beat">Index of the beat; null for the plan as a whole.</param>
/// <param name="What">What is wrong, with values.</param>
public sealed record BeatViolation(string Code, int? Beat, string What);

/// <summary>
/// Recomputes every rule of a plan and its figures from the streets themselves; shares no code with the solver or the
/// network: points are snapped by trying every segment, distances relaxed until nothing changes (Bellman 1958).
/// </summary>
/// <remarks>
/// Access point of a cell: nearest point to its center on a segment open on foot, within half a cell's diagonal.
/// Meters: straight from the base to its nearest such point (at most 500 m), then along the streets.
/// </remarks>
public static class BeatChecker
{
    private const double Tolerance = 1e-9;
    private const double MeterTolerance = 0.01;
    private const double BaseSnapMeters = 500;

    /// <summary>All broken rules; empty for a sound plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="raster">Analysis cells.</param>
    /// <param name="risk">[cell] risk in the window.</param>
    /// <param name="segments">Streets.</param>
    /// <param name="bases">Bases.</param>
    /// <param name="patrols">Number of patrols asked for.</param>
    /// <param name="maxCells">Cells of a beat at most.</param>
    /// <param name="maxMeters">Street distance of a cell from its base at most.</param>
    public static IReadOnlyList<BeatViolation> Check(
        BeatPlan plan,
        AnalysisRaster raster,
        IReadOnlyList<double> risk,
        IReadOnlyList<StreetSegment> segments,
        IReadOnlyList<PatrolBase> bases,
        int patrols,
        int maxCells,
        double maxMeters
    )
    {
        var broken = new List<BeatViolation>();
        var seen = new Dictionary<int, int>();
        var ways = new Ways(segments);
        var sum = 0.0;
        if (plan.Beats.Count > patrols)
        {
            broken.Add(new("beat.too-many", null, $"{plan.Beats.Count} beats for {patrols} patrols"));
        }
        if (plan.Beats.Count + plan.Unplaced.Count != patrols)
        {
            broken.Add(new("beat.unexplained", null, $"{plan.Beats.Count} beats and {plan.Unplaced.Count} reasons for {patrols} patrols"));
        }
        for (var index = 0; index < plan.Beats.Count; index++)
        {
            var beat = plan.Beats[index];
            void Broken(string code, string what) => broken.Add(new(code, index, what));
            if (beat.Cells.Length == 0)
            {
                Broken("beat.empty", "no cell");
                continue;
            }
            if (beat.Cells.Length > maxCells)
            {
                Broken("beat.too-large", $"{beat.Cells.Length} cells, at most {maxCells}");
            }
            if (Array.Find(beat.Cells, cell => cell < 0 || cell >= raster.Count) is var strange && beat.Cells.Any(cell => cell < 0 || cell >= raster.Count))
            {
                Broken("beat.cell-unknown", $"cell {strange} of {raster.Count}");
                continue;
            }
            foreach (var cell in beat.Cells)
            {
                if (!seen.TryAdd(cell, index))
                {
                    Broken("beat.cell-twice", $"cell {cell} is in beat {seen[cell]} too");
                }
            }
            if (!HangsTogether(beat.Cells, raster))
            {
                Broken("beat.not-connected", $"cells {string.Join(", ", beat.Cells)} do not hang together by edges");
            }
            var held = beat.Cells.Sum(cell => risk[cell]);
            sum += held;
            if (!(Math.Abs(held - beat.Risk) <= Tolerance * Math.Max(1, held)))
            {
                Broken("beat.risk", $"says {beat.Risk}, holds {held}");
            }
            if (bases.FirstOrDefault(one => one.Code == beat.Base) is not { } home)
            {
                Broken("beat.base-unknown", $"base {beat.Base}");
                continue;
            }
            var far = Farthest(ways, home, beat.Cells, raster);
            if (far > maxMeters + MeterTolerance)
            {
                Broken("beat.out-of-reach", $"{far:F1} m from base {home.Code}, at most {maxMeters} m");
            }
            else if (!(Math.Abs(far - beat.FarthestMeters) <= MeterTolerance))
            {
                Broken("beat.distance", $"says {beat.FarthestMeters:F2} m, is {far:F2} m");
            }
        }
        if (!(Math.Abs(sum - plan.Value) <= Tolerance * Math.Max(1, sum)))
        {
            broken.Add(new("beat.value", null, $"says {plan.Value}, holds {sum}"));
        }
        if (!(plan.Bound >= plan.Value - Tolerance * Math.Max(1, plan.Value)) || double.IsNaN(plan.Bound))
        {
            broken.Add(new("beat.bound", null, $"bound {plan.Bound} under value {plan.Value}"));
        }
        if (!(plan.OneMore >= 0))
        {
            broken.Add(new("beat.one-more", null, $"{plan.OneMore}"));
        }
        return broken;
    }

    private static bool HangsTogether(int[] cells, AnalysisRaster raster)
    {
        var waiting = new HashSet<(int, int)>(cells.Select(cell => (raster.CellColumn[cell], raster.CellRow[cell])));
        var queue = new Queue<(int Column, int Row)>();
        queue.Enqueue(waiting.First());
        waiting.Remove(queue.Peek());
        while (queue.TryDequeue(out var at))
        {
            foreach (var next in new[] { (at.Column + 1, at.Row), (at.Column - 1, at.Row), (at.Column, at.Row + 1), (at.Column, at.Row - 1) })
            {
                if (waiting.Remove(next))
                {
                    queue.Enqueue(next);
                }
            }
        }
        return waiting.Count == 0;
    }

    private static double Farthest(Ways ways, PatrolBase home, int[] cells, AnalysisRaster raster)
    {
        if (ways.Nearest(home.Place.X, home.Place.Y) is not { } start || start.Off > BaseSnapMeters)
        {
            return double.PositiveInfinity;
        }
        var toNode = ways.From(home.Code, start);
        var reach = raster.CellMeters * Math.Sqrt(2) / 2;
        var farthest = 0.0;
        foreach (var cell in cells)
        {
            var (x, y) = (
                raster.OriginX + (raster.CellColumn[cell] + 0.5) * raster.CellMeters,
                raster.OriginY + (raster.CellRow[cell] + 0.5) * raster.CellMeters
            );
            if (ways.Nearest(x, y) is not { } access || access.Off > reach)
            {
                return double.PositiveInfinity;
            }
            var segment = ways.Segment(access);
            var along = Math.Min(
                toNode.GetValueOrDefault(segment.FromNode, double.PositiveInfinity) + access.Along,
                toNode.GetValueOrDefault(segment.ToNode, double.PositiveInfinity) + segment.LengthMeters - access.Along
            );
            if (access.Index == start.Index)
            {
                along = Math.Min(along, Math.Abs(access.Along - start.Along));
            }
            farthest = Math.Max(farthest, start.Off + along);
        }
        return farthest;
    }

    private readonly record struct Foot(int Index, double Along, double Off);

    /// <summary>Streets open on foot, searched plainly.</summary>
    private sealed class Ways(IReadOnlyList<StreetSegment> segments)
    {
        private readonly StreetSegment[] open = [.. segments.Where(segment => segment.Speeds.FootKmh > 0)];
        private readonly Dictionary<string, Dictionary<int, double>> known = [];

        public StreetSegment Segment(Foot foot) => open[foot.Index];

        public Foot? Nearest(double x, double y)
        {
            Foot? best = null;
            for (var index = 0; index < open.Length; index++)
            {
                var box = open[index].Shape.EnvelopeInternal;
                if (best is { } found && box.Distance(new Envelope(new Coordinate(x, y))) > found.Off)
                {
                    continue;
                }
                var along = 0.0;
                var shape = open[index].Shape.Coordinates;
                for (var i = 1; i < shape.Length; i++)
                {
                    var (dx, dy) = (shape[i].X - shape[i - 1].X, shape[i].Y - shape[i - 1].Y);
                    var length = Math.Sqrt(dx * dx + dy * dy);
                    var t = length > 0
                        ? Math.Clamp(((x - shape[i - 1].X) * dx + (y - shape[i - 1].Y) * dy) / (length * length), 0, 1)
                        : 0;
                    var (px, py) = (shape[i - 1].X + t * dx - x, shape[i - 1].Y + t * dy - y);
                    var off = Math.Sqrt(px * px + py * py);
                    if (best is null || off < best.Value.Off)
                    {
                        best = new Foot(index, along + t * length, off);
                    }
                    along += length;
                }
            }
            return best;
        }

        public Dictionary<int, double> From(string name, Foot start)
        {
            if (known.TryGetValue(name, out var distances))
            {
                return distances;
            }
            var first = open[start.Index];
            distances = new() { [first.FromNode] = start.Along };
            distances[first.ToNode] = Math.Min(distances.GetValueOrDefault(first.ToNode, double.PositiveInfinity), first.LengthMeters - start.Along);
            var byNode = Neighbors();
            var queue = new Queue<int>(distances.Keys);
            while (queue.TryDequeue(out var node))
            {
                foreach (var (next, length) in byNode.GetValueOrDefault(node) ?? [])
                {
                    var through = distances[node] + length;
                    if (through < distances.GetValueOrDefault(next, double.PositiveInfinity))
                    {
                        distances[next] = through;
                        queue.Enqueue(next);
                    }
                }
            }
            return known[name] = distances;
        }

        private Dictionary<int, List<(int, double)>>? neighbors;

        private Dictionary<int, List<(int, double)>> Neighbors()
        {
            if (neighbors is null)
            {
                neighbors = [];
                foreach (var segment in open)
                {
                    Of(segment.FromNode).Add((segment.ToNode, segment.LengthMeters));
                    Of(segment.ToNode).Add((segment.FromNode, segment.LengthMeters));
                }
            }
            return neighbors;

            List<(int, double)> Of(int node) =>
                neighbors.TryGetValue(node, out var list) ? list : neighbors[node] = [];
        }
    }
}
