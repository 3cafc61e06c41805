using System.Diagnostics;
using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using NodaTime;
using NodaTime.Text;
using Patrol.Contracts;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Coverage;
using Patrol.Engine.Optimization.Solving;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Runs;

/// <summary>Where a search for tonight's patrols stands; fractions of the window's risk.</summary>
/// <param name="Stage"><c>network</c>, <c>candidates</c>, <c>bound</c>, <c>search</c> or <c>check</c>.</param>
/// <param name="RiskCovered">Best so far.</param>
/// <param name="Bound">Proven bound; null before there is one.</param>
public sealed record TonightProgress(string Stage, double RiskCovered, double? Bound);

/// <summary>From a stored surface to a checked, stored plan of tonight's patrols.</summary>
public static class TonightPlanning
{
    /// <summary>Street distance of a patrol's cells from its base at most, meters.</summary>
    public const double ReachMeters = 1200;

    // The checker's time, and the storing, come out of the budget too.
    private const double SecondsToCheck = 1;

    // A plan within a thousandth of the best is as good as any: nobody waits for less.
    private const double TargetGap = 0.001;

    private const double FewestHours = 0.25;
    private const double MostHours = 24;
    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const int MostPatrols = 500;
    private const double MostSeconds = 600;
    private static readonly LocalDateTimePattern FromPattern =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Refuses a request that can't be planned.</summary>
    /// <exception cref="InputException"><c>tonight.*</c>: every fault.</exception>
    public static void Validate(TonightRequest request, District district)
    {
        var issues = new List<InputIssue>();
        void Check(bool holds, string field, object? value, string remedy)
        {
            if (!holds)
            {
                issues.Add(
                    new InputIssue(
                        "tonight.request",
                        null,
                        null,
                        field,
                        Convert.ToString(value, CultureInfo.InvariantCulture),
                        remedy
                    )
                );
            }
        }
        Check(
            FromPattern.Parse(request.From ?? "").TryGetValue(default, out var from)
                && from.Year is >= FirstYear and <= LastYear,
            "from",
            request.From,
            $"Write the start on the clock of {district.TimeZone.Id} as 2016-08-12T20:00, in the years {FirstYear} to {LastYear}."
        );
        Check(
            request.Hours is >= FewestHours and <= MostHours,
            "hours",
            request.Hours,
            $"Give {FewestHours.ToString(CultureInfo.InvariantCulture)} to {MostHours} hours."
        );
        Check(
            request.Patrols is >= 1 and <= MostPatrols,
            "patrols",
            request.Patrols,
            $"Give 1 to {MostPatrols} patrols."
        );
        Check(
            request.BudgetSeconds is >= 1 and <= MostSeconds,
            "budgetSeconds",
            request.BudgetSeconds,
            $"Give 1 to {MostSeconds} seconds."
        );
        Check(request.Seed >= 0, "seed", request.Seed, "Give a seed of 0 or more.");
        Check(
            request.Surface is null
                || (NumberedKey.TryParse(request.Surface, out var key) && key.District == district.Code),
            "surface",
            request.Surface,
            $"Name a surface of this district, such as {district.Code}-1, or leave it out for the newest."
        );
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
    }

    /// <summary>Plans, checks and stores.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="progress">Told where the search stands.</param>
    /// <param name="keepBest">Ends the search; the best plan is checked and kept.</param>
    /// <exception cref="InputException">The request can't be planned: <c>tonight.*</c>.</exception>
    public static async Task<TonightPlan> PlanAsync(
        PatrolDatabase database,
        District district,
        TonightRequest request,
        Actor actor,
        IProgress<TonightProgress>? progress = null,
        CancellationToken keepBest = default
    )
    {
        Validate(request, district);
        var watch = Stopwatch.StartNew();
        progress?.Report(new TonightProgress("network", 0, null));
        var from = FromPattern.Parse(request.From).Value;
        var ground = await database.ReadAsync(
            district.Id,
            session => LoadAsync(session, request),
            CancellationToken.None
        );
        var surface = new RiskSurface(
            ground.Surface.RasterNumber,
            ground.Surface.RatePerWeek,
            ground.Surface.ProfileOfCell,
            ground.Surface.Profiles,
            null!
        );
        var duration = Duration.FromHours(request.Hours);
        var risk = Array.ConvertAll(
            WindowRisk.Of(surface, district.TimeZone, ground.Calendar, from, duration),
            value => (double)value
        );
        var reach = CellReach.Find(ground.Raster, new StreetGraph(ground.Streets), ground.Bases, ReachMeters);
        var problem = new BeatProblem(
            ground.Raster,
            risk,
            ground
                .Bases.Select((one, index) => new BeatBase(one.Code, reach.Cells[index], reach.Meters[index]))
                .ToArray(),
            request.Patrols
        );
        var total = problem.TotalRisk > 0 ? problem.TotalRisk : 1;
        var plan = BeatSolver.Solve(
            problem,
            new SolveOptions(
                new SolveBudget(
                    Math.Max(0.5, request.BudgetSeconds - watch.Elapsed.TotalSeconds - SecondsToCheck),
                    request.BudgetSeconds * SolveBudget.WorkPerSecond,
                    TargetGap
                ),
                request.Seed,
                new Fractions(progress, total)
            ),
            start: null,
            keepBest
        );
        var oneMore = BeatSolver.OneMore(problem, plan)?.Value ?? 0;
        progress?.Report(new TonightProgress("check", plan.Value / total, plan.Bound / total));
        var violations = BeatChecker.Check(
            new BeatFacts(
                ground.Streets,
                ground.Bases,
                ground.Raster,
                risk,
                request.Patrols,
                problem.MaxCells,
                ReachMeters
            ),
            plan
        );
        var document = Document(
            district,
            request,
            ground,
            plan,
            oneMore,
            reach,
            total,
            violations.Count,
            from,
            duration,
            watch
        );
        return violations.Count > 0
            ? throw new InvalidOperationException(
                $"The plan broke {violations.Count} rules and was not stored: {string.Join("; ", violations.Take(5))}"
            )
            : await database.WriteAsync(
                district.Id,
                actor,
                session =>
                    TonightStore.SaveAsync(
                        session,
                        district.Code,
                        ground.SurfaceNumber,
                        document with
                        {
                            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3),
                        },
                        SystemClock.Instance.GetCurrentInstant()
                    ),
                CancellationToken.None
            );
    }

    private static async Task<Ground> LoadAsync(DistrictSession session, TonightRequest request)
    {
        var number = NumberedKey.TryParse(request.Surface, out var key)
            ? key.Number
            : await SurfaceStore.LatestAsync(session);
        var surface = number is { } known ? await SurfaceStore.LoadAsync(session, known) : null;
        var streets = await GeographyStore.LoadStreetsAsync(session);
        var bases = await GeographyStore.LoadBasesAsync(session);
        var issues = new List<InputIssue>();
        if (surface is null)
        {
            issues.Add(
                new InputIssue(
                    "tonight.no-surface",
                    null,
                    null,
                    "surface",
                    request.Surface,
                    "Compute a surface first: ./patrol surface, or import incidents."
                )
            );
        }
        if (streets.Count == 0)
        {
            issues.Add(
                new InputIssue(
                    "tonight.no-streets",
                    null,
                    null,
                    null,
                    null,
                    "Import the streets of the district first."
                )
            );
        }
        if (bases.Count == 0)
        {
            issues.Add(
                new InputIssue(
                    "tonight.no-bases",
                    null,
                    null,
                    null,
                    null,
                    "Import the bases of the district first: patrols start from them."
                )
            );
        }
        return issues.Count > 0
            ? throw new InputException(issues)
            : new Ground(
                number!.Value,
                surface!,
                await RasterStore.LoadAsync(session, surface!.RasterNumber),
                await GeographyStore.LoadCalendarAsync(session),
                streets,
                bases
            );
    }

    private static TonightPlan Document(
        District district,
        TonightRequest request,
        Ground ground,
        BeatPlan plan,
        double oneMore,
        CellReach reach,
        double total,
        int violations,
        LocalDateTime from,
        Duration duration,
        Stopwatch watch
    )
    {
        var transform = CoordinateTransform.Create("EPSG:4326", district.MetricSrid);
        var streets = StreetsOf(ground);
        var end = (from.InZoneLeniently(district.TimeZone) + duration).LocalDateTime;
        return new TonightPlan(
            null,
            district.Code,
            ground.Surface.View.Id,
            new TonightWindow(Codes.Of(from), Codes.Of(end)),
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
            Math.Round(watch.Elapsed.TotalSeconds, 3)
        );
    }

    private static TonightPatrol PatrolOf(
        Beat beat,
        Ground ground,
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
            .Take(12)
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
    private static Dictionary<int, List<(string Name, double Meters)>> StreetsOf(Ground ground)
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

    private sealed record Ground(
        int SurfaceNumber,
        SurfaceValues Surface,
        AnalysisRaster Raster,
        DayCalendar Calendar,
        IReadOnlyList<StreetSegment> Streets,
        IReadOnlyList<PatrolBase> Bases
    );

    private sealed class Fractions(IProgress<TonightProgress>? progress, double total)
        : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) =>
            progress?.Report(new TonightProgress(value.Stage, value.Best / total, value.Bound / total));
    }
}
