using NetTopologySuite.Geometries;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Coverage;

namespace Patrol.Engine.Tests.Optimization.Coverage;

/// <summary>A small town: cells of 100 m in rows, a street through the centers of each two neighbors.</summary>
internal sealed record Town(
    AnalysisRaster Raster,
    double[] Risk,
    IReadOnlyList<StreetSegment> Streets,
    IReadOnlyList<PatrolBase> Bases
)
{
    public BeatProblem Problem(int patrols, int maxCells = 6, double maxMeters = 1200)
    {
        var reach = CellReach.Find(Raster, new StreetGraph(Streets), Bases, maxMeters);
        var bases = Bases
            .Select((one, b) => new BeatBase(one.Code, reach.Cells[b], reach.Meters[b]))
            .ToList();
        return new BeatProblem(Raster, Risk, bases, patrols, maxCells, maxMeters);
    }

    public BeatFacts Facts(int patrols, int maxCells = 6, double maxMeters = 1200) =>
        new(Streets, Bases, Raster, Risk, patrols, maxCells, maxMeters);
}

/// <summary>Makes towns.</summary>
internal static class Towns
{
    /// <summary>A town without holes, all streets there.</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="risk">[cell] risk; row by row from the south.</param>
    /// <param name="bases">Cells at whose centers bases stand, named A, B, …</param>
    public static Town Make(int columns, int rows, double[] risk, params int[] bases) =>
        Make(columns, rows, _ => true, (_, _) => true, _ => 0, bases) with
        {
            Risk = risk,
        };

    /// <summary>A random town: one cell in six and one street in eight missing, a third of the cells without risk.</summary>
    public static Town Random(int seed)
    {
        var random = new Random(seed);
        var (columns, rows) = (2 + random.Next(3), 2 + random.Next(2));
        var cells = 0;
        var town = Make(
            columns,
            rows,
            at => at == 0 || random.Next(6) > 0,
            (_, _) => random.Next(8) > 0,
            _ => random.Next(3) == 0 ? 0 : Math.Round(random.NextDouble() * 10, 2),
            []
        );
        cells = town.Raster.Count;
        return town with
        {
            Bases =
            [
                .. Enumerable
                    .Range(0, 1 + random.Next(2))
                    .Select(b => Base(town.Raster, b, random.Next(cells))),
            ],
        };
    }

    private static Town Make(
        int columns,
        int rows,
        Func<int, bool> hasCell,
        Func<int, int, bool> hasStreet,
        Func<int, double> risk,
        int[] bases
    )
    {
        var at = Enumerable.Range(0, columns * rows).Where(hasCell).ToArray();
        var raster = new AnalysisRaster(
            1,
            0,
            0,
            100,
            columns,
            rows,
            [.. at.Select(p => p % columns)],
            [.. at.Select(p => p / columns)],
            new short[at.Length],
            [.. at.Select(_ => 10_000f)]
        );
        var streets = new List<StreetSegment>();
        for (var node = 0; node < columns * rows; node++)
        {
            int[] next =
            [
                node % columns < columns - 1 ? node + 1 : -1,
                node + columns < columns * rows ? node + columns : -1,
            ];
            foreach (var other in next.Where(other => other >= 0 && hasStreet(node, other)))
            {
                streets.Add(Street(streets.Count, columns, node, other));
            }
        }
        return new Town(
            raster,
            [.. Enumerable.Range(0, at.Length).Select(risk)],
            streets,
            [.. bases.Select((cell, b) => Base(raster, b, cell))]
        );
    }

    private static StreetSegment Street(int number, int columns, int from, int to) =>
        new(
            number,
            from,
            to,
            null,
            StreetClass.Local,
            100,
            new SegmentSpeeds(5, 20, 30),
            OneWay.No,
            new LineString([Center(columns, from), Center(columns, to)])
        );

    private static Coordinate Center(int columns, int node) =>
        new(node % columns * 100 + 50, node / columns * 100 + 50);

    private static PatrolBase Base(AnalysisRaster raster, int number, int cell)
    {
        var (x, y) = raster.Center(cell);
        return new PatrolBase(((char)('A' + number)).ToString(), BaseKind.Station, "Base", new Point(x, y));
    }
}
