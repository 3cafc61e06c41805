using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Routes;

/// <summary>
/// A town of 200 m cells with a street between the centers of each two neighbors: a stop on a street covers the two cells
/// at its ends. Bases stand at centers; on foot one walks 75 m a minute.
/// </summary>
internal static class RouteTown
{
    public static readonly Instant Eight = Instant.FromUtc(2026, 1, 5, 8, 0);

    public static Instant At(int hour, int minute, int second = 0) =>
        Instant.FromUtc(2026, 1, 5, hour, minute, second);

    public static SolveOptions Options(int seed = 1, double work = 1) =>
        new(new SolveBudget(300, work), seed);

    /// <summary>A town of one community C with base B at the center of the first cell, and the same risk in each hour.</summary>
    public static RouteFacts Facts(
        int columns,
        int rows,
        float[] risk,
        IReadOnlyList<RoutePatrol> patrols,
        int hours = 3
    )
    {
        var shape = new GeometryFactory().ToGeometry(new Envelope(0, columns * 200, 0, rows * 200));
        return new RouteFacts(
            Raster(columns, rows),
            Streets(columns, rows),
            [new Area(AreaKind.Community, "C", "C", null, null, shape)],
            [new PatrolBase("B", BaseKind.Station, "B", new Point(100, 100))],
            patrols,
            [.. Enumerable.Range(0, hours).Select(h => new RiskHour(Eight + Duration.FromHours(h), risk))],
            [],
            new RouteRules()
        );
    }

    /// <summary>A random town of up to four by two cells with one or two patrols.</summary>
    public static RouteFacts Random(int seed, int most = 4)
    {
        var random = new Random(seed);
        var (columns, rows) = (2 + random.Next(most - 1), 1 + random.Next(2));
        RoutePatrol[] patrols =
        [
            .. Enumerable
                .Range(0, 1 + random.Next(2))
                .Select(k =>
                {
                    var from = Eight + Duration.FromMinutes(random.Next(60));
                    return Patrol($"P{k}", from, from + Duration.FromMinutes(20 + random.Next(60)));
                }),
        ];
        float[] risk = [.. Enumerable.Range(0, columns * rows).Select(_ => (float)random.Next(0, 9))];
        var facts = Facts(columns, rows, risk, patrols);
        return facts with
        {
            Hours =
            [
                .. facts.Hours.Select(hour =>
                    hour with
                    {
                        Risk = [.. hour.Risk.Select(one => one * random.Next(1, 4))],
                    }
                ),
            ],
            Rules = facts.Rules with { Mode = (TravelMode)(1 + random.Next(3)) },
        };
    }

    public static RoutePatrol Patrol(string code, Instant from, Instant to) => new(code, "C", "B", from, to);

    public static RouteProblem Problem(RouteFacts facts) =>
        new(
            facts,
            RouteGround.Prepare(
                facts.Raster,
                new StreetGraph(facts.Streets),
                facts.Communities,
                facts.Bases,
                facts.Rules
            )
        );

    private static AnalysisRaster Raster(int columns, int rows)
    {
        var cells = Enumerable.Range(0, columns * rows).ToArray();
        return new AnalysisRaster(
            1,
            0,
            0,
            200,
            columns,
            rows,
            [.. cells.Select(cell => cell % columns)],
            [.. cells.Select(cell => cell / columns)],
            new short[cells.Length],
            [.. cells.Select(_ => 40_000f)]
        );
    }

    private static StreetSegment[] Streets(int columns, int rows)
    {
        var streets = new List<StreetSegment>();
        for (var node = 0; node < columns * rows; node++)
        {
            if (node % columns < columns - 1)
            {
                streets.Add(Street(streets.Count, columns, node, node + 1));
            }
            if (node + columns < columns * rows)
            {
                streets.Add(Street(streets.Count, columns, node, node + columns));
            }
        }
        return [.. streets];
    }

    private static StreetSegment Street(int number, int columns, int from, int to) =>
        new(
            number,
            from,
            to,
            $"Street {number}",
            StreetClass.Local,
            200,
            new SegmentSpeeds(4.5f, 15, 30),
            OneWay.No,
            new LineString([Center(columns, from), Center(columns, to)])
        );

    private static Coordinate Center(int columns, int node) =>
        new(node % columns * 200 + 100, node / columns * 200 + 100);
}
