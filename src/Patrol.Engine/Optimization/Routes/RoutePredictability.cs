namespace Patrol.Engine.Optimization.Routes;

/// <summary>
/// How well an onlooker who has seen the weeks before can foretell where a patrol goes: for each start slot of a community
/// the orders of its stops over the weeks, <c>1 − H / H_max</c> with <c>H = −Σ p · log p</c> over the different orders and
/// <c>H_max = log(weeks)</c>; the community's value is the mean over its start slots. 0: never twice the same; 1: always
/// the same. Source: Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x. We differ from a single entropy over
/// (start slot × order) in that duties fix the start slots: an onlooker knows them.
/// </summary>
public static class RoutePredictability
{
    /// <summary>Value by community; communities whose slots have routes with stops in fewer than two weeks are left out.</summary>
    /// <param name="patrols">Patrols of all weeks; a code stands for the same slot in each.</param>
    /// <param name="weeks">[week] its routes.</param>
    public static IReadOnlyDictionary<string, double> Of(
        IReadOnlyList<RoutePatrol> patrols,
        IReadOnlyList<IReadOnlyList<Route>> weeks
    )
    {
        ArgumentNullException.ThrowIfNull(patrols);
        ArgumentNullException.ThrowIfNull(weeks);
        var areas = patrols.DistinctBy(one => one.Code).ToDictionary(one => one.Code, one => one.Area);
        return weeks
            .SelectMany(routes => routes)
            .Where(route => route.Stops.Count > 0 && areas.ContainsKey(route.Patrol))
            .GroupBy(route => route.Patrol)
            .Select(slot => (Area: areas[slot.Key], Orders: slot.Select(OrderOf).ToArray()))
            .Where(slot => slot.Orders.Length > 1)
            .GroupBy(slot => slot.Area)
            .ToDictionary(area => area.Key, area => area.Average(slot => OfSlot(slot.Orders)));
    }

    private static double OfSlot(string[] orders)
    {
        var entropy = orders
            .CountBy(order => order)
            .Select(order => (double)order.Value / orders.Length)
            .Sum(share => -share * Math.Log(share));
        return 1 - entropy / Math.Log(orders.Length);
    }

    private static string OrderOf(Route route) =>
        string.Join(
            ' ',
            route.Stops.Select(stop => FormattableString.Invariant($"{stop.Segment}:{stop.OffsetMeters:F0}"))
        );
}
