using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>
/// Lowers the bound of the relaxation. A plan that beats the incumbent loses less than the gap, so it only uses
/// placements that each lose less. These fall into islands that share no cell; the least that each island must lose, by
/// exact search, is lost in every such plan, which again leaves fewer placements. What remains goes to CP-SAT.
/// </summary>
internal sealed class Proof(
    BeatProblem problem,
    PlacementFinder finder,
    Relaxation relaxation,
    Incumbent incumbent,
    SolveMeter meter
)
{
    private const int PlacementLimit = 30_000;
    private const int CpSatLimit = 12_000;
    private const int Nodes = 20_000;
    private const int Rounds = 4;

    /// <summary>Tries to close the gap, by no more than some work.</summary>
    public void Run(double work, int seed)
    {
        var gap = relaxation.Bound - incumbent.Value;
        var found = finder.FindAll(relaxation.ReducedRisk(), relaxation.PatrolPrice - gap, PlacementLimit);
        if (found is null)
        {
            return;
        }
        var until = meter.Work + work;
        var useful = found.ConvertAll(finder.Get);
        for (var round = 0; round < Rounds && useful.Count > 0 && !incumbent.IsClosed; round++)
        {
            var before = useful.Count;
            useful = Narrow(useful, gap, until);
            if (useful.Count > 0.9 * before)
            {
                break;
            }
        }
        if (useful.Count == 0)
        {
            incumbent.Lower(incumbent.Value);
        }
        else if (!incumbent.IsClosed && useful.Count <= CpSatLimit && meter.Work < until)
        {
            CloseByCpSat(useful, until - meter.Work, seed);
        }
    }

    /// <summary>Lowers the bound by what the islands lose, and returns the placements that can still matter.</summary>
    private List<Placement> Narrow(List<Placement> useful, double gap, double until)
    {
        var islands = Islands.Split(useful);
        var covered = islands.SelectMany(island => island.Cells).ToHashSet();
        var apart = relaxation.Prices.Where((_, cell) => !covered.Contains(cell)).Sum();
        var least = new double[islands.Count];
        foreach (var at in Enumerable.Range(0, islands.Count).OrderBy(at => islands[at].Placements.Count))
        {
            var mayLose = gap - apart - least.Sum();
            if (mayLose > 0 && !meter.MustStop() && meter.Work < until)
            {
                least[at] = LeastLoss(islands[at], mayLose);
            }
        }
        var all = apart + least.Sum();
        incumbent.Lower(Math.Max(incumbent.Value, relaxation.Bound - all + 1e-9));
        return
        [
            .. islands.SelectMany(
                (island, at) => island.Placements.Where(one => relaxation.LossOf(one) + all - least[at] < gap)
            ),
        ];
    }

    /// <summary>A loss that no packing of an island undercuts, at most a limit; searched for in growing steps, so that
    /// something is proven when the nodes don't last.</summary>
    private double LeastLoss(Island island, double limit)
    {
        var search = LossSearch.Over(island.Placements, relaxation, problem.MaxCells, 0);
        if (search is null)
        {
            return 0;
        }
        var proven = 0.0;
        foreach (var part in new[] { 1 / 64.0, 1 / 16.0, 1 / 4.0, 1 / 2.0, 1 })
        {
            var found = search.Find(problem.Patrols, part * limit, Nodes);
            meter.Spend(search.TakeWork());
            if (search.IsCut)
            {
                break;
            }
            proven = search.Best;
            if (found is not null)
            {
                break;
            }
        }
        return proven;
    }

    private void CloseByCpSat(List<Placement> useful, double work, int seed)
    {
        var packed = Packing.Solve(useful, problem.Patrols, incumbent.Placed, work, seed, meter);
        if (packed is not null)
        {
            incumbent.Offer(packed.Chosen);
            incumbent.Lower(Math.Max(packed.Bound, incumbent.Value));
        }
    }
}
