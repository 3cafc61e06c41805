using Patrol.Engine.Network;

namespace Patrol.Engine.Optimization.Routes.Towns;

/// <summary>
/// A community as the search sees it: its candidate stops, then its must-visit points, which are stops as well, then the
/// bases of its patrols, and the seconds between all of them, with the way between a base and its street.
/// </summary>
internal sealed class Town
{
    /// <summary>Stands for a way that does not exist; sums of it stay in range.</summary>
    public const int Far = 100_000_000;

    private readonly Dictionary<string, int> bases = [];
    private readonly Dictionary<string, int> mustVisits = [];

    public Town(
        RouteGround ground,
        CommunityGround community,
        IReadOnlyList<string> baseCodes,
        IReadOnlyList<MustVisit> visits
    )
    {
        Area = community.Area;
        Points = [.. community.Points];
        var access = new List<int>(new int[Points.Count]);
        var cells = community.Stops.Select(stop => stop.Cells).ToList();
        var snap = visits.Count > 0 ? new StreetSnap(ground.Graph.Segments, ground.Rules.Mode) : null;
        foreach (var visit in visits)
        {
            var radius = ground.Rules.CoverRadiusMeters;
            if (snap!.Find(visit.Place.X, visit.Place.Y, radius) is { } point)
            {
                mustVisits[visit.Code] = Points.Count;
                Points.Add(point);
                access.Add(0);
                cells.Add(CandidateStops.CellsWithin(ground.Raster, point.X, point.Y, radius));
            }
        }
        StopCount = Points.Count;
        FirstMustVisit = community.Stops.Length;
        foreach (var code in baseCodes)
        {
            if (ground.FindBase(code) is { } point)
            {
                bases[code] = Points.Count;
                Points.Add(point);
                access.Add(TravelTimes.AccessSeconds(point, RouteRules.AccessKmh));
            }
        }
        Size = Points.Count;
        Seconds = new int[Size * Size];
        Fill(ground, community, access);
        (Cells, LocalCells, StopsOfCell) = IndexCells(cells);
    }

    public string Area { get; }

    /// <summary>Candidate stops, then must-visit points; bases follow.</summary>
    public int StopCount { get; }

    /// <summary>The first must-visit point.</summary>
    public int FirstMustVisit { get; }

    public int Size { get; }

    public List<SnapPoint> Points { get; }

    /// <summary>[from · Size + to] seconds, or <see cref="Far"/>.</summary>
    public int[] Seconds { get; }

    /// <summary>[local cell] ordinal in the raster.</summary>
    public int[] Cells { get; }

    /// <summary>[stop] local cells that it covers.</summary>
    public int[][] LocalCells { get; }

    /// <summary>[local cell] stops that cover it.</summary>
    public int[][] StopsOfCell { get; }

    public int? FindBase(string code) => bases.TryGetValue(code, out var at) ? at : null;

    public int? FindMustVisit(string code) => mustVisits.TryGetValue(code, out var at) ? at : null;

    /// <summary>Code of the must-visit point at a place; null elsewhere.</summary>
    public string? MustVisitAt(int at) =>
        at < FirstMustVisit || at >= StopCount ? null : mustVisits.First(one => one.Value == at).Key;

    private void Fill(RouteGround ground, CommunityGround community, List<int> access)
    {
        for (var from = 0; from < FirstMustVisit; from++)
        {
            for (var to = 0; to < FirstMustVisit; to++)
            {
                Seconds[from * Size + to] = Math.Min(Far, community.Seconds[from][to]);
            }
        }
        if (Size == FirstMustVisit)
        {
            return;
        }
        var away = new TravelTimes(ground.Graph, ground.Rules.Mode);
        var back = new TravelTimes(ground.Graph, ground.Rules.Mode, isReversed: true);
        for (var place = FirstMustVisit; place < Size; place++)
        {
            var there = away.From(Points[place], Points, RouteGround.MaxLegSeconds);
            var home = back.From(Points[place], Points, RouteGround.MaxLegSeconds);
            for (var other = 0; other < Size; other++)
            {
                var way = access[place] + access[other];
                Seconds[place * Size + other] =
                    other == place ? 0
                    : there[other] == TravelTimes.Never ? Far
                    : there[other] + way;
                Seconds[other * Size + place] =
                    other == place ? 0
                    : home[other] == TravelTimes.Never ? Far
                    : home[other] + way;
            }
        }
    }

    private static (int[], int[][], int[][]) IndexCells(List<int[]> cellsOfStop)
    {
        int[] cells = [.. cellsOfStop.SelectMany(one => one).Distinct().Order()];
        var local = new Dictionary<int, int>();
        for (var cell = 0; cell < cells.Length; cell++)
        {
            local[cells[cell]] = cell;
        }
        int[][] ofStop = [.. cellsOfStop.Select(one => one.Select(cell => local[cell]).ToArray())];
        var ofCell = cells.Select(_ => new List<int>()).ToArray();
        for (var stop = 0; stop < ofStop.Length; stop++)
        {
            foreach (var cell in ofStop[stop])
            {
                ofCell[cell].Add(stop);
            }
        }
        return (cells, ofStop, [.. ofCell.Select(stops => stops.ToArray())]);
    }
}
