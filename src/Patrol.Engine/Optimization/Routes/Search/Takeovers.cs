using Patrol.Engine.Optimization.Routes.Tours;
using Patrol.Engine.Optimization.Routes.Towns;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes.Search;

/// <summary>
/// Lets one group take over cells at a border from another: it is searched as if the other were not there, then the other
/// is searched around it, and both go back where that loses. Searching one group while all others stay never leaves such
/// a cell to whom it costs less.
/// </summary>
internal sealed class Takeovers(
    RouteProblem problem,
    WatchGroup[] groups,
    Func<WatchGroup, Tour[]> toursOf,
    CoverCounts counts,
    SolveMeter meter
)
{
    // Less finds too little; a group of one patrol is then searched well.
    private const double LeastWork = 0.02;

    /// <summary>Tries the pairs of groups with the most risk to take over.</summary>
    /// <param name="work">Units of work that it may spend.</param>
    /// <param name="random">Of the pair with a number.</param>
    /// <returns>Risk gained, after each pair.</returns>
    public IEnumerable<double> Try(double work, Func<int, Random> random)
    {
        var pairs = Pairs();
        var most = Math.Min(pairs.Count, (int)(work / (2 * LeastWork)));
        for (var at = 0; at < most && !meter.MustStop(); at++)
        {
            yield return Try(groups[pairs[at].Taker], groups[pairs[at].Giver], work / most / 2, random(at));
        }
    }

    private double Try(WatchGroup taker, WatchGroup giver, double work, Random random)
    {
        Tour[] tours = [.. toursOf(taker), .. toursOf(giver)];
        Visit[][] visits = [.. tours.Select(tour => tour.Visits.ToArray())];
        Forget(tours);
        var before = Count(taker) + Count(giver);
        Forget(tours);
        var first = new GroupSearch(problem, taker, counts, toursOf(taker), meter, random);
        first.Run(work, double.PositiveInfinity);
        var second = new GroupSearch(problem, giver, counts, toursOf(giver), meter, random);
        second.Run(work, double.PositiveInfinity);
        var gain = first.BestValue + second.BestValue - before;
        if (gain > 0)
        {
            return gain;
        }
        Forget(tours);
        for (var at = 0; at < tours.Length; at++)
        {
            tours[at].Set(visits[at]);
            counts.Add(tours[at].Watch.Town, tours[at].Visits);
        }
        return 0;
    }

    private void Forget(Tour[] tours)
    {
        foreach (var tour in tours)
        {
            counts.Remove(tour.Watch.Town, tour.Visits);
        }
    }

    private double Count(WatchGroup group)
    {
        var gains = new GroupGains(problem, group, counts);
        foreach (var tour in toursOf(group))
        {
            foreach (var visit in tour.Visits)
            {
                gains.Add(visit);
            }
        }
        return gains.Value;
    }

    /// <summary>Most risk first: what the giver covers and the taker could.</summary>
    private List<(int Taker, int Giver)> Pairs()
    {
        var reach = new Dictionary<(int Hour, int Cell), List<int>>();
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var hour in groups[group].Hours)
            {
                foreach (var cell in groups[group].Town.Cells)
                {
                    if (!reach.TryGetValue((hour, cell), out var of))
                    {
                        reach[(hour, cell)] = of = [];
                    }
                    of.Add(group);
                }
            }
        }
        var stakes = new Dictionary<(int Taker, int Giver), double>();
        for (var giver = 0; giver < groups.Length; giver++)
        {
            foreach (var (hour, cell) in CoveredBy(groups[giver]))
            {
                foreach (var taker in reach[(hour, cell)].Where(taker => taker != giver))
                {
                    var risk = problem.Hours[hour].Risk[cell];
                    stakes[(taker, giver)] = stakes.GetValueOrDefault((taker, giver)) + risk;
                }
            }
        }
        return
        [
            .. stakes
                .Where(one => one.Value > 0)
                .OrderByDescending(one => one.Value)
                .ThenBy(one => one.Key)
                .Select(one => one.Key),
        ];
    }

    private HashSet<(int Hour, int Cell)> CoveredBy(WatchGroup group)
    {
        var covered = new HashSet<(int, int)>();
        foreach (var tour in toursOf(group))
        {
            foreach (var visit in tour.Visits)
            {
                for (var hour = visit.First; hour >= 0 && hour <= visit.Last; hour++)
                {
                    covered.UnionWith(
                        group.Town.LocalCells[visit.At].Select(cell => (hour, group.Town.Cells[cell]))
                    );
                }
            }
        }
        return covered;
    }
}
