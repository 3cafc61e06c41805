using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>
/// Betters a plan, and proves it where it can. Only placements whose reduced value is within the gap of the patrol
/// price can be part of a better plan; when these are few, one packing over all of them closes the gap. Before, a few
/// neighboring beats are planned anew at a time, the rest fixed.
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
    private const int ProofLimit = 20_000;
    private const int NeighborhoodLimit = 5_000;
    private const int FewestBeats = 3;
    private const int MostBeats = 10;
    private const int Nodes = 3_000;
    private const double StepsPerWork = 1e8;
    private readonly Random random = new(seed);
    private double lastProofGap = double.PositiveInfinity;

    /// <summary>Packs the placements of the relaxation.</summary>
    public void PackColumns(double work)
    {
        var slack = incumbent.Bound - incumbent.Value;
        var offered = relaxation
            .Columns.Where(one => relaxation.LossOf(one) <= slack * (1 + 1e-9))
            .ToList();
        Take(Packing.Solve(offered, problem.Patrols, incumbent.Placed, work, seed, meter));
    }

    /// <summary>Searches until the gap is good or the budget spent; true when there is nothing left to try.</summary>
    public bool Run()
    {
        var beats = FewestBeats;
        var failures = 0;
        while (!incumbent.IsGood && !meter.MustStop())
        {
            if (incumbent.Gap < 0.9 * lastProofGap && Prove())
            {
                return true;
            }
            if (incumbent.IsGood || meter.MustStop() || incumbent.Placed.Count == 0)
            {
                return incumbent.Placed.Count == 0;
            }
            if (Improve(beats))
            {
                failures = 0;
            }
            else if (++failures > problem.Patrols / 2)
            {
                (beats, failures) = (beats == MostBeats ? FewestBeats : beats + 1, 0);
            }
        }
        return false;
    }

    /// <summary>Packs all placements that a better plan may use; true when that settled it.</summary>
    private bool Prove()
    {
        lastProofGap = incumbent.Gap;
        var slack = incumbent.Bound - incumbent.Value;
        var found = Scan(PricedWeights(), relaxation.PatrolPrice - slack * (1 + 1e-9), ProofLimit);
        if (found is null)
        {
            return false;
        }
        var offered = found.ConvertAll(finder.Get);
        var packed = Packing.Solve(offered, problem.Patrols, incumbent.Placed, meter.WorkLeft / 3, seed, meter);
        if (packed is null)
        {
            return false;
        }
        Take(packed);
        incumbent.Lower(Math.Max(packed.Bound, incumbent.Value));
        return incumbent.IsClosed;
    }

    /// <summary>Plans the drawn beats anew, the rest fixed; true when that gained. Without gain another plan that
    /// loses the same is taken, so that the search does not stand still.</summary>
    private bool Improve(int beats)
    {
        var placed = incumbent.Placed;
        var around = new Neighborhood(problem, relaxation, placed);
        var drawn = around.Draw(random, beats);
        var free = around.FreeCells(drawn);
        var patrols = problem.Patrols - placed.Count + drawn.Count;
        var lost =
            drawn.Sum(b => around.Loss[b])
            + around.LossOfCells(free)
            + (problem.Patrols - placed.Count) * relaxation.PatrolPrice;
        var offered = Offer(free, lost);
        if (Search(offered, patrols, lost) is not { } found)
        {
            return false;
        }
        return incumbent.Offer([.. placed.Where((_, b) => !drawn.Contains(b)), .. found]);
    }

    /// <summary>Placements on free cells that lose less than what is lost now, or the least losing of them.</summary>
    private List<Placement> Offer(HashSet<int> free, double lost)
    {
        var weight = PricedWeights();
        for (var cell = 0; cell < weight.Length; cell++)
        {
            weight[cell] = free.Contains(cell) ? weight[cell] : double.NegativeInfinity;
        }
        var found = Scan(weight, relaxation.PatrolPrice - lost, int.MaxValue)!;
        return [.. found.OrderByDescending(one => one.Score).Take(NeighborhoodLimit).Select(finder.Get)];
    }

    private List<Placement>? Search(List<Placement> offered, int patrols, double lost)
    {
        var cells = offered
            .SelectMany(one => one.Cells)
            .Distinct()
            .OrderByDescending(cell => relaxation.Prices[cell])
            .ThenBy(cell => cell)
            .ToList();
        if (cells.Count > LossSearch.CellLimit)
        {
            return null;
        }
        var number = cells.Select((cell, at) => (cell, at)).ToDictionary(pair => pair.cell, pair => pair.at);
        var search = new LossSearch(
            [.. offered.Select(relaxation.LossOf)],
            [.. offered.Select(one => one.Cells.Select(cell => number[cell]).ToArray())],
            [.. cells.Select(cell => relaxation.Prices[cell])],
            problem.MaxCells,
            relaxation.PatrolPrice
        );
        var picked = search.Find(patrols, lost - 1e-9, Nodes);
        meter.Spend(search.Steps / StepsPerWork);
        return picked?.ConvertAll(p => offered[p]);
    }

    private void Take(Packed? packed)
    {
        if (packed is not null)
        {
            incumbent.Offer(packed.Chosen);
        }
    }

    private List<Scored>? Scan(double[] weight, double atLeast, int limit)
    {
        var before = finder.Work;
        var found = finder.FindAll(weight, atLeast, limit);
        meter.Spend(finder.Work - before);
        return found;
    }

    private double[] PricedWeights()
    {
        var weight = new double[problem.Raster.Count];
        for (var cell = 0; cell < weight.Length; cell++)
        {
            weight[cell] = problem.Risk[cell] - relaxation.Prices[cell];
        }
        return weight;
    }
}
