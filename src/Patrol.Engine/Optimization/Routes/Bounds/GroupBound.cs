using Google.OrTools.LinearSolver;
using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Bounds;

/// <summary>
/// Bounds what a group can cover: a linear program that takes fractions of visits, each for its stay and the cheapest way
/// in, from the time of all patrols with the same window (a fractional knapsack), and from the time of each hour, while no
/// pair (cell, hour) counts more than once:
/// <c>max Σ risk[p]·y[p]</c>, <c>y[p] ≤ Σ x[v]</c> over the visits v of p, <c>y ≤ 1</c>,
/// <c>Σ weight[v]·x[v] ≤ patrols · (window − cheapest way home)</c>, and the like for each hour. Its prices u[p] and λ are
/// taken for the bound only after they were lowered to keep every dual inequality, so the solver's tolerance does not
/// matter: <c>Σ (risk[p] − u[p]) + Σ λ·time</c>.
/// <list type="bullet">
/// <item>The cheapest way in of a stop is from a base, or from a stop that does not cover all its cells: from one that does,
/// staying there is as good.</item>
/// <item>In its hour, the first visit may begin early and the last may end late: each but for the cover minutes, which the
/// hour's time allows for.</item>
/// <item>A patrol makes a whole number of visits in an hour and in its window (<see cref="Pace"/>).</item>
/// </list>
/// </summary>
internal sealed class GroupBound
{
    /// <summary>Pivots × rows of the linear solver that make one unit of work.</summary>
    private const double PivotRowsPerWork = 2e7;

    private const int Hour = 3600;

    private readonly RouteProblem problem;
    private readonly WatchGroup crew;
    private readonly Func<int, int, bool> isTaken;
    private readonly int[] wayIn;
    private readonly int[] wayBetween;
    private readonly int wayCap;
    private readonly List<Item> items = [];
    private readonly List<double> times = [];
    private readonly Dictionary<(int Hour, int Cell), double> prices = [];

    /// <summary>Prepares a group.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="group">The group.</param>
    /// <param name="isTaken">True for a pair (hour, cell of the raster) that counts already, whatever the group does.</param>
    public GroupBound(RouteProblem problem, WatchGroup group, Func<int, int, bool> isTaken)
    {
        (this.problem, crew, this.isTaken) = (problem, group, isTaken);
        wayBetween = WaysBetween();
        wayIn = WaysIn();
        wayCap = wayIn.Where(way => way < Town.Far).DefaultIfEmpty().Max();
        foreach (var window in group.Watches.GroupBy(watch => (watch.From, watch.To, watch.Stay, watch.Base)))
        {
            AddWindow(window.First(), window.Count());
        }
    }

    /// <summary>Σ λ · time.</summary>
    public double Constant { get; private set; }

    /// <summary>Bound of the group alone.</summary>
    public double Value { get; private set; }

    public double Work { get; private set; }

    /// <summary>Pairs that the group may cover, (hour, cell of the raster), each with risk − price.</summary>
    public IEnumerable<((int Hour, int Cell) Pair, double Left)> Rests =>
        Pairs().Select(pair => (pair, RiskOf(pair) - prices.GetValueOrDefault(pair)));

    private double RiskOf((int Hour, int Cell) pair) =>
        isTaken(pair.Hour, pair.Cell) ? 0 : problem.Hours[pair.Hour].Risk[pair.Cell];

    private IEnumerable<(int Hour, int Cell)> Pairs() =>
        from hour in crew.Hours
        from cell in crew.Town.Cells
        select (hour, cell);

    /// <summary>Without a solved program, every pair counts in full.</summary>
    public void Solve(double seconds)
    {
        Value = Pairs().Sum(RiskOf);
        if (items.Count == 0 || Value <= 0)
        {
            foreach (var pair in Pairs())
            {
                prices[pair] = RiskOf(pair);
            }
            Value = 0;
            return;
        }
        if (seconds <= 0)
        {
            return;
        }
        using var solver = Solver.CreateSolver("GLOP");
        solver.SetTimeLimit((long)Math.Max(1, Math.Min(seconds * 1000, int.MaxValue)));
        solver.SetSolverSpecificParametersAsString("use_preprocessing:false");
        solver.Objective().SetMaximization();
        // The solver's tolerances are absolute: risk is counted in the largest, time in hours.
        var unit = Pairs().Max(RiskOf);
        var rows = new Dictionary<(int, int), Constraint>();
        foreach (var pair in Pairs().Where(pair => RiskOf(pair) > 0))
        {
            var y = solver.MakeNumVar(0, 1, "");
            solver.Objective().SetCoefficient(y, RiskOf(pair) / unit);
            rows[pair] = solver.MakeConstraint(double.NegativeInfinity, 0);
            rows[pair].SetCoefficient(y, 1);
        }
        var limits = times
            .Select(time => solver.MakeConstraint(double.NegativeInfinity, time / Hour))
            .ToArray();
        foreach (var item in items)
        {
            var x = solver.MakeNumVar(0, double.PositiveInfinity, "");
            foreach (var (limit, weight) in item.Weights)
            {
                limits[limit].SetCoefficient(x, weight / Hour);
            }
            foreach (var pair in PairsOf(item))
            {
                if (rows.TryGetValue(pair, out var row))
                {
                    row.SetCoefficient(x, -1);
                }
            }
        }
        var status = solver.Solve();
        Work += Math.Max(1, solver.Iterations()) * (double)(rows.Count + limits.Length) / PivotRowsPerWork;
        if (status == Solver.ResultStatus.OPTIMAL)
        {
            Take(rows, limits, unit);
        }
    }

    private void Take(Dictionary<(int Hour, int Cell), Constraint> rows, Constraint[] limits, double unit)
    {
        var lambda = limits.Select(limit => Math.Max(0, limit.DualValue() * unit / Hour)).ToArray();
        foreach (var (pair, row) in rows)
        {
            prices[pair] = Math.Clamp(row.DualValue() * unit, 0, RiskOf(pair));
        }
        // Lowering the prices of one kind of visit breaks no inequality of another.
        foreach (var item in items)
        {
            var sum = PairsOf(item).Sum(pair => prices.GetValueOrDefault(pair));
            var allowed = item.Weights.Sum(one => lambda[one.Limit] * one.Weight);
            if (sum > allowed)
            {
                foreach (var pair in PairsOf(item).Where(prices.ContainsKey))
                {
                    prices[pair] *= allowed / sum * (1 - 1e-12);
                }
            }
        }
        Constant = times.Select((time, limit) => time * lambda[limit]).Sum();
        Value = Math.Min(Value, Constant + Rests.Sum(one => one.Left));
    }

    private IEnumerable<(int Hour, int Cell)> PairsOf(Item item)
    {
        for (var hour = item.First; hour <= item.Last; hour++)
        {
            foreach (var cell in crew.Town.LocalCells[item.Stop])
            {
                yield return (hour, crew.Town.Cells[cell]);
            }
        }
    }

    private void AddWindow(Watch watch, int patrols)
    {
        var (town, stay) = (crew.Town, Math.Max(watch.Stay, problem.Cover));
        var stops = Enumerable
            .Range(0, town.StopCount)
            .Where(stop => town.LocalCells[stop].Length > 0 && Length(watch, stop) <= watch.To - watch.From)
            .ToArray();
        if (stops.Length == 0)
        {
            return;
        }
        var home = stops.Min(stop => town.Seconds[stop * town.Size + watch.Base]);
        // Passes of must-visit points may be as short as covers.
        var pace = new Pace(
            town.FirstMustVisit < town.StopCount ? problem.Cover : stay,
            problem.Cover,
            stops.Min(stop => town.Seconds[watch.Base * town.Size + stop]),
            [.. stops.Select(stop => wayBetween[stop]).Order()],
            home
        );
        var whole = Limit(patrols * (watch.To - watch.From - home));
        var wholeCount = Limit(patrols * pace.Most(watch.To - watch.From, false, false) * Hour);
        var ofHour = new Dictionary<int, (int Time, int Count)>();
        foreach (var hour in watch.Hours)
        {
            var (begin, end) = (problem.HourBegin[hour], problem.HourBegin[hour] + Hour);
            var time = Math.Min(end, watch.To) - Math.Max(begin, watch.From);
            ofHour[hour] = (
                Limit(patrols * TimeOf(watch, hour, stay, home)),
                Limit(patrols * pace.Most(time, watch.From < begin, watch.To > end) * Hour)
            );
        }
        foreach (var stop in stops)
        {
            // A pass may be shorter than a stay and still cover.
            var least = stop < town.FirstMustVisit ? stay : problem.Cover;
            foreach (var hour in watch.Hours)
            {
                (int, double)[] InHour(int at) =>
                    [(ofHour[at].Time, least + wayIn[stop]), (ofHour[at].Count, Hour)];
                items.Add(
                    new Item(
                        stop,
                        hour,
                        hour,
                        [(whole, least + wayIn[stop]), (wholeCount, Hour), .. InHour(hour)]
                    )
                );
                if (ofHour.ContainsKey(hour + 1))
                {
                    var both = Math.Max(least, 2 * problem.Cover) + wayIn[stop];
                    items.Add(
                        new Item(
                            stop,
                            hour,
                            hour + 1,
                            [(whole, both), (wholeCount, Hour), .. InHour(hour), .. InHour(hour + 1)]
                        )
                    );
                }
            }
        }
    }

    private int Limit(double time)
    {
        times.Add(time);
        return times.Count - 1;
    }

    private int TimeOf(Watch watch, int hour, int stay, int home)
    {
        var (begin, end) = (problem.HourBegin[hour], problem.HourBegin[hour] + Hour);
        var time = Math.Min(end, watch.To) - Math.Max(begin, watch.From);
        time += watch.From < begin ? stay - problem.Cover + wayCap : 0;
        time += watch.To > end ? stay - problem.Cover : -home;
        return time;
    }

    private int Length(Watch watch, int stop)
    {
        var town = crew.Town;
        var least = stop < town.FirstMustVisit ? watch.Stay : 0;
        return town.Seconds[watch.Base * town.Size + stop]
            + least
            + town.Seconds[stop * town.Size + watch.Base];
    }

    private int[] WaysIn()
    {
        var town = crew.Town;
        var ways = (int[])wayBetween.Clone();
        foreach (var watch in crew.Watches.DistinctBy(watch => watch.Base))
        {
            for (var stop = 0; stop < ways.Length; stop++)
            {
                ways[stop] = Math.Min(ways[stop], town.Seconds[watch.Base * town.Size + stop]);
            }
        }
        return ways;
    }

    private int[] WaysBetween()
    {
        var town = crew.Town;
        var cells = town.LocalCells.Select(one => one.ToHashSet()).ToArray();
        var ways = new int[town.StopCount];
        Array.Fill(ways, Town.Far);
        for (var from = 0; from < ways.Length; from++)
        {
            for (var stop = 0; stop < ways.Length; stop++)
            {
                var seconds = town.Seconds[from * town.Size + stop];
                var isIdle =
                    from == stop || (stop < town.FirstMustVisit && cells[stop].IsSubsetOf(cells[from]));
                if (seconds < ways[stop] && !isIdle)
                {
                    ways[stop] = seconds;
                }
            }
        }
        return ways;
    }

    /// <summary>A kind of visit: what it covers and what it takes of each limit.</summary>
    private sealed record Item(int Stop, int First, int Last, (int Limit, double Weight)[] Weights);
}
