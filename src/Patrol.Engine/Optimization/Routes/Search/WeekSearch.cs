using Patrol.Engine.Optimization.Routes.Bounds;
using Patrol.Engine.Optimization.Routes.Tours;
using Patrol.Engine.Optimization.Routes.Towns;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes.Search;

/// <summary>
/// All tours of a problem: starts them, bounds them, and improves one group after the other, each while the others stay.
/// Groups get shares of the work by the risk that they may cover, then by what they lack to their bounds.
/// </summary>
internal sealed class WeekSearch
{
    // A short round first, so that every group has had some where the clock ends the search.
    private static readonly double[] RoundShares = [0.15, 0.55, 1];

    // What is left after the first round is shared between bound and search.
    private const double BoundShare = 0.5;

    // Of what is left before the last round.
    private const double TakeoverShare = 0.6;

    private readonly RouteProblem problem;
    private readonly SolveOptions options;
    private readonly SolveMeter meter;
    private readonly Incumbent incumbent;
    private readonly IReadOnlyList<Route> kept;
    private readonly Tour?[] tours;
    private readonly WatchGroup[] groups;
    private readonly double[] bounds;
    private readonly double[] values;
    private readonly CoverCounts counts;
    private readonly HashSet<(int Hour, int Cell)> keptPairs;
    private readonly Dictionary<(int Hour, int Cell), double> prices = [];

    public WeekSearch(
        RouteProblem problem,
        SolveOptions options,
        SolveMeter meter,
        Incumbent incumbent,
        IReadOnlyList<Route> kept
    )
    {
        (this.problem, this.options, this.meter, this.incumbent) = (problem, options, meter, incumbent);
        this.kept = kept;
        counts = new CoverCounts(problem);
        var isKept = kept.Select(route => route.Patrol).ToHashSet();
        groups =
        [
            .. problem
                .Groups.Select(group =>
                    group with
                    {
                        Watches =
                        [
                            .. group.Watches.Where(watch =>
                                !isKept.Contains(problem.Facts.Patrols[watch.Index].Code)
                            ),
                        ],
                    }
                )
                .Where(group => group.Watches.Length > 0),
        ];
        tours = new Tour?[problem.Facts.Patrols.Count];
        foreach (var watch in groups.SelectMany(group => group.Watches))
        {
            tours[watch.Index] = new Tour(watch);
            tours[watch.Index]!.Set([]);
        }
        bounds = new double[groups.Length];
        values = new double[groups.Length];
        keptPairs = CoveredPairs.Of(problem, kept);
        foreach (var (hour, cell) in keptPairs)
        {
            counts.Add(hour, cell);
        }
        Unserved = MustPasses.Put(problem, tours, kept);
    }

    /// <summary>Must-visit points that are not passed often enough.</summary>
    public List<RouteUnserved> Unserved { get; }

    public Tour? TourOf(int patrol) => tours[patrol];

    /// <summary>Adds visits to a tour that has none but passes, as far as they fit.</summary>
    public void Start(int patrol, IReadOnlyList<Visit> visits)
    {
        if (tours[patrol] is not { } tour)
        {
            return;
        }
        foreach (var visit in visits)
        {
            for (var position = tour.Count; position >= 0; position--)
            {
                if (tour.Fits(position, visit, out _))
                {
                    tour.Insert(position, visit);
                    break;
                }
            }
        }
    }

    /// <summary>Counts what the tours cover.</summary>
    public void Begin()
    {
        var value = keptPairs.Sum(RiskOf);
        for (var g = 0; g < groups.Length; g++)
        {
            var gains = new GroupGains(problem, groups[g], counts);
            foreach (var tour in ToursOf(groups[g]))
            {
                foreach (var visit in tour.Visits)
                {
                    gains.Add(visit);
                }
            }
            values[g] = gains.Value;
            value += gains.Value;
        }
        incumbent.Set(value);
    }

    /// <summary>Proves a bound: the groups' programs, each pair of two groups counted once.</summary>
    public void Prove()
    {
        var rests = new Dictionary<(int Hour, int Cell), double>();
        var constant = keptPairs.Sum(RiskOf);
        for (var g = 0; g < groups.Length; g++)
        {
            var bound = new GroupBound(problem, groups[g], (hour, cell) => keptPairs.Contains((hour, cell)));
            // On a slow machine half of the time is the search's: a bound helps nobody to walk.
            var seconds = meter.SecondsLeft - options.Budget.WallSeconds / 2;
            bound.Solve(meter.MustStop() ? 0 : Math.Max(0, seconds));
            meter.Spend(bound.Work);
            bounds[g] = bound.Value;
            constant += bound.Constant;
            foreach (var (pair, rest) in bound.Rests)
            {
                rests[pair] = Math.Max(rest, rests.GetValueOrDefault(pair));
                prices[pair] = problem.Hours[pair.Hour].Risk[pair.Cell] - rests[pair];
            }
        }
        incumbent.Lower(Math.Min(problem.TotalRisk, constant + rests.Values.Sum()));
    }

    /// <summary>Lowers the bound, then improves the tours until the work is spent.</summary>
    public void Improve()
    {
        for (var round = 0; round < RoundShares.Length; round++)
        {
            if (round == 1)
            {
                Tighten();
            }
            if (round == RoundShares.Length - 1)
            {
                TakeOver(round);
            }
            Round(
                round,
                meter.WorkLeft * RoundShares[round],
                round < RoundShares.Length - 1 ? g => bounds[g] : g => Math.Max(0, bounds[g] - values[g])
            );
        }
        foreach (var tour in tours.OfType<Tour>())
        {
            Reordering.Shuffle(tour, new Random(Seed(RoundShares.Length, tour.Watch.Index)));
        }
    }

    /// <summary>The prices move by what the tours lack to the bound, so this is worth more after a first round.</summary>
    private void Tighten()
    {
        if (incumbent.IsGood || meter.MustStop())
        {
            return;
        }
        var bound = new WeekBound(problem, groups, keptPairs, prices);
        bound.Improve(counts.Has, meter.WorkLeft * BoundShare, meter);
        if (bound.Value < incumbent.Bound)
        {
            incumbent.Lower(bound.Value);
        }
    }

    private void TakeOver(int round)
    {
        var takeovers = new Takeovers(problem, groups, ToursOf, counts, meter);
        var seed = RoundShares.Length + 1 + round;
        foreach (var gain in takeovers.Try(meter.WorkLeft * TakeoverShare, at => new Random(Seed(seed, at))))
        {
            incumbent.Set(incumbent.Value + gain);
        }
    }

    private void Round(int round, double work, Func<int, double> stake)
    {
        var stakes = Enumerable.Range(0, groups.Length).Select(stake).ToArray();
        var left = stakes.Sum();
        for (var g = 0; g < groups.Length && !incumbent.IsGood && !meter.MustStop(); g++)
        {
            var before = meter.Work;
            var share = left > 0 ? work * stakes[g] / left : 0;
            var ofGroup = ToursOf(groups[g]);
            foreach (var tour in ofGroup)
            {
                counts.Remove(tour.Watch.Town, tour.Visits);
            }
            var search = new GroupSearch(
                problem,
                groups[g],
                counts,
                ofGroup,
                meter,
                new Random(Seed(round, g))
            );
            var value = search.BestValue;
            search.Run(share, bounds[g] * (1 - Incumbent.Closed));
            values[g] = search.BestValue;
            incumbent.Set(incumbent.Value + search.BestValue - value);
            left -= stakes[g];
            work -= meter.Work - before;
        }
    }

    private int Seed(int round, int number) => unchecked((options.Seed * 7919 + round) * 104_729 + number);

    private Tour[] ToursOf(WatchGroup group) => [.. group.Watches.Select(watch => tours[watch.Index]!)];

    private double RiskOf((int Hour, int Cell) pair) => problem.Hours[pair.Hour].Risk[pair.Cell];
}
