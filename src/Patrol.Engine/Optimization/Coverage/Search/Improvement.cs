using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>
/// Betters a plan: first CP-SAT packs the placements of the relaxation, then a few neighboring beats at a time are
/// planned anew, the rest fixed, where the plan loses against the bound. When that stands still, a proof is tried.
/// </summary>
internal sealed class Improvement(
    BeatProblem problem,
    PlacementFinder finder,
    Relaxation relaxation,
    Incumbent incumbent,
    SolveMeter meter,
    int seed
)
{
    private const int NeighborhoodLimit = 5_000;
    private const int FewestBeats = 3;
    private const int MostBeats = 10;
    private const int FirstNodes = 3_000;
    private const int MostNodes = 200_000;

    /// <summary>Work that a round costs at least, so that rounds which find nothing to do come to an end.</summary>
    private const double RoundWork = 1e-4;

    private readonly Random random = new(seed);
    private readonly HashSet<string> failed = [];
    private int nodes = FirstNodes;

    /// <summary>Packs the placements of the relaxation that a better plan may use.</summary>
    public void PackColumns(double work)
    {
        var gap = relaxation.Bound - incumbent.Value;
        var offered = relaxation.Columns.Where(one => relaxation.LossOf(one) <= gap).ToList();
        if (Packing.Solve(offered, problem.Patrols, incumbent.Placed, work, seed, meter) is { } packed)
        {
            incumbent.Offer(packed.Chosen);
        }
    }

    /// <summary>Searches until the gap is good, the budget spent or everything tried that is worth it.</summary>
    public void Run()
    {
        var proof = new Proof(problem, finder, relaxation, incumbent, meter);
        while (!incumbent.IsGood && !meter.MustStop() && incumbent.Placed.Count > 0)
        {
            ImproveUntilStill();
            if (!incumbent.IsGood && !meter.MustStop())
            {
                var scans = finder.Work;
                proof.Run(meter.WorkLeft / 4, seed);
                meter.Spend(finder.Work - scans);
                nodes = Math.Min(MostNodes, nodes * 4);
                failed.Clear();
            }
        }
    }

    /// <summary>Goes through growing neighborhoods until none of any size has gained for a while.</summary>
    private void ImproveUntilStill()
    {
        var beats = FewestBeats;
        var failures = 0;
        while (beats <= MostBeats && !incumbent.IsGood && !meter.MustStop())
        {
            if (Improve(beats))
            {
                (failures, beats) = (0, Math.Max(FewestBeats, beats - 1));
                failed.Clear();
            }
            else if (++failures > 10 + problem.Patrols / 2)
            {
                (beats, failures) = (beats + 1, 0);
            }
        }
    }

    /// <summary>Plans the drawn beats anew, the rest fixed; true when that gained.</summary>
    private bool Improve(int beats)
    {
        meter.Spend(RoundWork);
        var placed = incumbent.Placed;
        var around = new Neighborhood(problem, relaxation, placed);
        var drawn = around.Draw(random, beats);
        if (!failed.Add(string.Join(' ', drawn.Order())))
        {
            return false;
        }
        var free = around.FreeCells(drawn);
        var missing = problem.Patrols - placed.Count;
        var lost =
            drawn.Sum(b => around.Loss[b]) + around.LossOfCells(free) + missing * relaxation.PatrolPrice;
        var offered = Offer(free, lost);
        var search = LossSearch.Over(offered, relaxation, problem.MaxCells, relaxation.PatrolPrice);
        if (search is null)
        {
            return false;
        }
        var untouched = around.LossOfCells(free.Except(offered.SelectMany(one => one.Cells)));
        var picked = search.Find(drawn.Count + missing, lost - untouched - 1e-9, nodes);
        meter.Spend(search.TakeWork());
        return picked is not null
            && incumbent.Offer([
                .. placed.Where((_, b) => !drawn.Contains(b)),
                .. picked.Select(p => offered[p]),
            ]);
    }

    /// <summary>Placements on free cells that lose less than what is lost now, or the least losing of them.</summary>
    private List<Placement> Offer(HashSet<int> free, double lost)
    {
        var weight = relaxation.ReducedRisk();
        for (var cell = 0; cell < weight.Length; cell++)
        {
            weight[cell] = free.Contains(cell) ? weight[cell] : double.NegativeInfinity;
        }
        var scans = finder.Work;
        var found = finder.FindAll(weight, relaxation.PatrolPrice - lost, int.MaxValue - 1)!;
        meter.Spend(finder.Work - scans);
        return [.. found.OrderByDescending(one => one.Score).Take(NeighborhoodLimit).Select(finder.Get)];
    }
}
