using Patrol.Engine.Model;

namespace Patrol.Engine.Network;

/// <summary>
/// Which analysis cells a patrol reaches on foot from each base, and how far they are on the streets. Only segments
/// open to people on foot are used, in both directions.
/// <list type="bullet">
/// <item>Access point of a cell: the point on such a segment nearest to the cell's center, if it lies within half a
/// cell diagonal (cellMeters · √2 / 2, inclusive) of it; else the cell has no street and no patrol reaches it.</item>
/// <item>Start of a base: the point on such a segment nearest to the base, if within 500 m; else the base is off the
/// network and reaches nothing (<c>base.off-network</c>).</item>
/// <item>Meters = straight distance from base to start + shortest length along the streets from start to the cell's
/// access point. When both lie on one segment, the way along it competes with ways around. The straight distance from
/// access point to cell center is not added. Lengths are in the metric CRS.</item>
/// <item>A cell is reached when meters ≤ maxMeters.</item>
/// </list>
/// </summary>
public sealed class CellReach
{
    /// <summary>Largest straight distance between a base and its street.</summary>
    public const double BaseSnapMeters = 500;

    private CellReach(
        SnapPoint?[] cellAccess,
        SnapPoint?[] baseStart,
        int[][] cells,
        double[][] meters,
        IReadOnlyList<InputIssue> issues
    )
    {
        CellAccess = cellAccess;
        BaseStart = baseStart;
        Cells = cells;
        Meters = meters;
        Issues = issues;
        CellSegment = [.. cellAccess.Select(access => access?.Segment ?? -1)];
    }

    /// <summary>[cell] access point; null where no street passes.</summary>
    public SnapPoint?[] CellAccess { get; }

    /// <summary>[cell] number of the access segment, or -1.</summary>
    public int[] CellSegment { get; }

    /// <summary>[base] start on the streets; null when off the network.</summary>
    public SnapPoint?[] BaseStart { get; }

    /// <summary>[base] ordinals of the cells reached, ascending.</summary>
    public int[][] Cells { get; }

    /// <summary>[base] meters of each of <see cref="Cells"/>, in the same order.</summary>
    public double[][] Meters { get; }

    /// <summary>Bases off the network: <c>base.off-network</c>.</summary>
    public IReadOnlyList<InputIssue> Issues { get; }

    /// <summary>Computes what each base reaches.</summary>
    /// <param name="raster">Analysis cells, in the metric CRS of the streets.</param>
    /// <param name="graph">Streets.</param>
    /// <param name="bases">Bases, in the order of the result.</param>
    /// <param name="maxMeters">Largest distance, inclusive.</param>
    public static CellReach Find(
        AnalysisRaster raster,
        StreetGraph graph,
        IReadOnlyList<PatrolBase> bases,
        double maxMeters
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxMeters);
        var snap = new StreetSnap(graph.Segments, TravelMode.Foot);
        var access = FindAccess(raster, snap);
        var cellsOfSegment = CellsOfSegment(access, graph.Segments.Count);
        var starts = new SnapPoint?[bases.Count];
        var cells = new int[bases.Count][];
        var meters = new double[bases.Count][];
        var issues = new List<InputIssue>();
        var distances = Distances.InMeters(graph);
        for (var b = 0; b < bases.Count; b++)
        {
            var place = bases[b].Place;
            starts[b] = snap.Find(place.X, place.Y, BaseSnapMeters);
            (cells[b], meters[b]) = ([], []);
            if (starts[b] is not { } start)
            {
                issues.Add(OffNetwork(bases[b]));
            }
            else if (start.DistanceMeters <= maxMeters)
            {
                distances.Run(start, maxMeters - start.DistanceMeters);
                (cells[b], meters[b]) = Collect(graph, distances, start, access, cellsOfSegment, maxMeters);
            }
        }
        return new CellReach(access, starts, cells, meters, issues);
    }

    private static SnapPoint?[] FindAccess(AnalysisRaster raster, StreetSnap snap)
    {
        var reach = raster.CellMeters * Math.Sqrt(2) / 2;
        var access = new SnapPoint?[raster.Count];
        for (var cell = 0; cell < access.Length; cell++)
        {
            var (x, y) = raster.Center(cell);
            access[cell] = snap.Find(x, y, reach);
        }
        return access;
    }

    private static (int[] Start, int[] Cells) CellsOfSegment(SnapPoint?[] access, int segments)
    {
        var start = new int[segments + 1];
        foreach (var point in access)
        {
            if (point is { } at)
            {
                start[at.Segment + 1]++;
            }
        }
        for (var segment = 0; segment < segments; segment++)
        {
            start[segment + 1] += start[segment];
        }
        var next = start.AsSpan().ToArray();
        var cells = new int[start[^1]];
        for (var cell = 0; cell < access.Length; cell++)
        {
            if (access[cell] is { } at)
            {
                cells[next[at.Segment]++] = cell;
            }
        }
        return (start, cells);
    }

    /// <summary>Looks only at segments with a reached end, and at the segment of the start.</summary>
    private static (int[] Cells, double[] Meters) Collect(
        StreetGraph graph,
        Distances distances,
        SnapPoint start,
        SnapPoint?[] access,
        (int[] Start, int[] Cells) cellsOfSegment,
        double maxMeters
    )
    {
        var found = new SortedDictionary<int, double>();
        var seen = new HashSet<int>();
        void Look(int segment)
        {
            if (!seen.Add(segment))
            {
                return;
            }
            for (var at = cellsOfSegment.Start[segment]; at < cellsOfSegment.Start[segment + 1]; at++)
            {
                var cell = cellsOfSegment.Cells[at];
                var meters = start.DistanceMeters + distances.To(access[cell]!.Value);
                if (meters <= maxMeters)
                {
                    found[cell] = meters;
                }
            }
        }
        Look(start.Segment);
        foreach (var node in distances.Reached)
        {
            for (var arc = graph.ArcStart[node]; arc < graph.ArcStart[node + 1]; arc++)
            {
                Look(graph.SegmentOf(arc));
            }
        }
        return ([.. found.Keys], [.. found.Values]);
    }

    private static InputIssue OffNetwork(PatrolBase patrolBase) =>
        new(
            "base.off-network",
            null,
            null,
            patrolBase.Code,
            patrolBase.Name,
            $"Move the base or import its streets; no street open on foot lies within {BaseSnapMeters:F0} m."
        );
}
