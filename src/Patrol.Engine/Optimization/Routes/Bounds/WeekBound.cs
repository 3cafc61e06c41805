using Patrol.Engine.Optimization.Routes.Towns;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes.Bounds;

/// <summary>
/// A bound over all patrols by prices (<see cref="PriceSearch"/>): patrols that may cover the same pair, directly or
/// through others and of whatever community, make a cluster, so that a pair at a border counts once.
/// </summary>
internal sealed class WeekBound
{
    /// <summary>Ways × steps that make one unit of work.</summary>
    public const double WaysPerWork = 1.6e10;

    // Below some rounds the prices are hardly better than those to start from, and the search has more use of the time.
    private const int LeastRounds = 12;
    private const int MostRounds = 120;
    private const int StepSeconds = 20;

    private readonly RouteProblem problem;
    private readonly List<(PriceSearch Prices, int[] Pairs)> clusters = [];
    private readonly int cells;
    private readonly double constant;

    /// <summary>Prepares a bound.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="groups">Patrols that are planned.</param>
    /// <param name="taken">Pairs (hour, cell of the raster) that count already, whatever the patrols do.</param>
    /// <param name="prices">Prices to start from; pairs without one start from their risk.</param>
    public WeekBound(
        RouteProblem problem,
        IReadOnlyList<WatchGroup> groups,
        IReadOnlySet<(int Hour, int Cell)> taken,
        IReadOnlyDictionary<(int Hour, int Cell), double> prices
    )
    {
        this.problem = problem;
        cells = problem.Facts.Raster.Count;
        constant = taken.Sum(pair => (double)problem.Hours[pair.Hour].Risk[pair.Cell]);
        var risk = new float[problem.Hours.Length * cells];
        var price = new float[risk.Length];
        foreach (var (routes, pairs) in Clusters(groups))
        {
            foreach (var (hour, cell) in pairs.Where(pair => !taken.Contains(pair)))
            {
                var at = hour * cells + cell;
                risk[at] = problem.Hours[hour].Risk[cell];
                price[at] = Math.Clamp((float)prices.GetValueOrDefault((hour, cell), risk[at]), 0, risk[at]);
            }
            int[] places = [.. pairs.Select(pair => pair.Hour * cells + pair.Cell).Order()];
            clusters.Add((new PriceSearch(routes, places, risk, price), places));
        }
    }

    /// <summary>Expected incidents; what the hours hold before the first round.</summary>
    public double Value => constant + clusters.Sum(cluster => cluster.Prices.Value);

    /// <summary>Lowers the bound, unless the work is too little for it.</summary>
    /// <param name="isCovered">True for a pair (hour, cell) that the best known routes cover, or that is taken.</param>
    /// <param name="work">Units of work that it may spend.</param>
    /// <param name="meter">Is told of the work, and says when to stop.</param>
    public void Improve(Func<int, int, bool> isCovered, double work, SolveMeter meter)
    {
        var round = clusters.Sum(cluster => cluster.Prices.Cost) / WaysPerWork;
        if (round * LeastRounds > work)
        {
            return;
        }
        using var rooms = new ThreadLocal<DearestRoute.Room>(() => new DearestRoute.Room());
        var open = clusters
            .Select(cluster => (cluster.Prices, Covered: Covered(cluster.Pairs, isCovered)))
            .ToList();
        var left = work;
        for (var rounds = 0; rounds < MostRounds && open.Count > 0; rounds++)
        {
            round = open.Sum(cluster => cluster.Prices.Cost) / WaysPerWork;
            if (round > left || meter.MustStop())
            {
                return;
            }
            open.RemoveAll(cluster => !cluster.Prices.Improve(cluster.Covered, rooms));
            meter.Spend(round);
            left -= round;
        }
    }

    private double Covered(int[] pairs, Func<int, int, bool> isCovered) =>
        pairs
            .Where(pair => isCovered(pair / cells, pair % cells))
            .Sum(pair => (double)problem.Hours[pair / cells].Risk[pair % cells]);

    private List<(List<(DearestRoute, int)> Routes, List<(int Hour, int Cell)> Pairs)> Clusters(
        IReadOnlyList<WatchGroup> groups
    )
    {
        var clusterOf = new int[groups.Count];
        var first = new Dictionary<(int Hour, int Cell), int>();
        for (var group = 0; group < groups.Count; group++)
        {
            clusterOf[group] = group;
            foreach (var pair in Pairs(groups[group]))
            {
                if (!first.TryAdd(pair, group))
                {
                    var (from, to) = (clusterOf[first[pair]], clusterOf[group]);
                    if (from != to)
                    {
                        for (var one = 0; one <= group; one++)
                        {
                            clusterOf[one] = clusterOf[one] == from ? to : clusterOf[one];
                        }
                    }
                }
            }
        }
        var steps = groups.Select(group => group.Town).Distinct().ToDictionary(town => town, Steps);
        return
        [
            .. Enumerable
                .Range(0, groups.Count)
                .GroupBy(group => clusterOf[group])
                .Select(cluster =>
                    (
                        cluster
                            .SelectMany(group => groups[group].Watches)
                            .GroupBy(watch => (watch.Town, watch.From, watch.To, watch.Stay, watch.Base))
                            .Select(same =>
                                (new DearestRoute(problem, same.First(), steps[same.Key.Town]), same.Count())
                            )
                            .ToList(),
                        cluster.SelectMany(group => Pairs(groups[group])).Distinct().ToList()
                    )
                ),
        ];
    }

    private static IEnumerable<(int Hour, int Cell)> Pairs(WatchGroup crew) =>
        from hour in crew.Hours
        from cell in crew.Town.Cells
        select (hour, cell);

    /// <summary>Shorter steps where stays are short.</summary>
    private TownSteps Steps(Town town)
    {
        var step = Math.Clamp(problem.Cover / DearestRoute.Lane, 1, StepSeconds);
        return new TownSteps(town, step);
    }
}
