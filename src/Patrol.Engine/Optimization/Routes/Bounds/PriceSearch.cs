using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Bounds;

/// <summary>
/// A bound on what a cluster of patrols can cover together: whatever the prices
/// u[p] in [0, risk[p]],
/// <c>Σ risk[p]·y[p] ≤ Σ (risk[p] − u[p]) + Σ over patrols of the dearest route</c>,
/// as a covered pair is on at least one route (<see cref="DearestRoute"/>). The prices go down on pairs that several
/// routes visit and up on those that none does, by the subgradient method with Polyak's step, in a direction that
/// remembers the last. Source: Held, Wolfe and Crowder 1974, doi:10.1007/BF01580223; Camerini, Fratta and Maffioli 1975,
/// doi:10.1007/BFb0120697.
/// </summary>
internal sealed class PriceSearch
{
    // Sums of routes are in single precision.
    private const double Rounding = 1 + 1e-5;

    /// <summary>Part of the last direction that is kept.</summary>
    private const double Memory = 0.75;

    /// <summary>Rounds without progress after which the moves are halved.</summary>
    private const int Patience = 6;

    private const double Progress = 1e-4;
    private const double LeastStep = 0.02;

    private readonly (DearestRoute Route, int Patrols)[] routes;
    private readonly int[] pairs;
    private readonly float[] risk;
    private readonly float[] price;
    private readonly double[] direction;
    private readonly int[] visits;
    private readonly double[] sums;
    private double step = 1;
    private int stale;

    /// <summary>Prepares a cluster.</summary>
    /// <param name="routes">Its patrols, those with the same window and base together.</param>
    /// <param name="pairs">Pairs (hour · cells + cell) that they may cover.</param>
    /// <param name="risk">[pair] what it counts.</param>
    /// <param name="price">[pair] prices to start from; other clusters' are left alone.</param>
    public PriceSearch(
        IReadOnlyList<(DearestRoute Route, int Patrols)> routes,
        int[] pairs,
        float[] risk,
        float[] price
    )
    {
        (this.routes, this.pairs, this.risk, this.price) = ([.. routes], pairs, risk, price);
        direction = new double[pairs.Length];
        visits = new int[price.Length];
        sums = new double[routes.Count];
        Value = pairs.Sum(pair => (double)risk[pair]);
    }

    /// <summary>The bound so far.</summary>
    public double Value { get; private set; }

    /// <summary>Ways × steps of one round.</summary>
    public double Cost => routes.Sum(one => one.Route.Cost);

    /// <summary>Changes the prices once.</summary>
    /// <param name="covered">Risk that the best known routes cover; the bound can't fall below it.</param>
    /// <param name="rooms">One a thread.</param>
    /// <returns>False once there is nothing to win.</returns>
    public bool Improve(double covered, ThreadLocal<DearestRoute.Room> rooms)
    {
        Parallel.For(
            0,
            routes.Length,
            at => sums[at] = routes[at].Route.Find(price, rooms.Value!) * Rounding
        );
        var value = pairs.Sum(pair => (double)risk[pair] - price[pair]);
        foreach (var pair in pairs)
        {
            visits[pair] = 0;
        }
        for (var at = 0; at < routes.Length; at++)
        {
            value += routes[at].Patrols * sums[at];
            foreach (var pair in routes[at].Route.Pairs)
            {
                visits[pair] += routes[at].Patrols;
            }
        }
        Judge(value);
        return Value > covered * Rounding && step > LeastStep && Move(value - covered);
    }

    private void Judge(double value)
    {
        stale = value < Value * (1 - Progress) ? 0 : stale + 1;
        Value = Math.Min(Value, value);
        if (stale >= Patience)
        {
            (step, stale) = (step / 2, 0);
        }
    }

    private bool Move(double gap)
    {
        var norm = 0.0;
        for (var at = 0; at < pairs.Length; at++)
        {
            var pair = pairs[at];
            direction[at] = visits[pair] - 1 + Memory * direction[at];
            var isStuck = direction[at] < 0 ? price[pair] >= risk[pair] : price[pair] <= 0;
            direction[at] = isStuck ? 0 : direction[at];
            norm += direction[at] * direction[at];
        }
        if (norm == 0)
        {
            return false;
        }
        for (var at = 0; at < pairs.Length; at++)
        {
            var moved = price[pairs[at]] - step * gap / norm * direction[at];
            price[pairs[at]] = Math.Clamp((float)moved, 0, risk[pairs[at]]);
        }
        return true;
    }
}
