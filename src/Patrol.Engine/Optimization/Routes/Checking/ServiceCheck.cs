using NodaTime;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes.Checking;

/// <summary>Checks that every patrol has its route, that must-visit points are passed, and that the list of what is not
/// served tells the truth.</summary>
internal sealed class ServiceCheck(RouteFacts facts, List<Reason> broken)
{
    public void Check(RoutePlan plan)
    {
        var known = facts.Patrols.Select(patrol => patrol.Code).ToHashSet();
        foreach (var group in plan.Routes.GroupBy(route => route.Patrol))
        {
            if (!known.Contains(group.Key))
            {
                broken.Add(Reason.Of("check.patrol-unknown", ("patrol", group.Key)));
            }
            else if (group.Count() > 1)
            {
                broken.Add(Reason.Of("check.patrol-twice", ("patrol", group.Key)));
            }
        }
        var routes = plan.Routes.DistinctBy(route => route.Patrol).ToDictionary(route => route.Patrol);
        foreach (var patrol in facts.Patrols)
        {
            if (!routes.TryGetValue(patrol.Code, out var route))
            {
                broken.Add(Reason.Of("check.patrol-missing", ("patrol", patrol.Code)));
                continue;
            }
            var isListed = plan.Unserved.Any(one => !one.IsMustVisit && one.Code == patrol.Code);
            var isEmpty = route.Stops.Count == 0;
            if (isEmpty != isListed || isEmpty != (route.Reason is not null))
            {
                broken.Add(Reason.Of("check.unserved-list", ("patrol", patrol.Code)));
            }
        }
        foreach (var visit in facts.MustVisits)
        {
            var isListed = plan.Unserved.Any(one => one.IsMustVisit && one.Code == visit.Code);
            var gap = LongestGap(visit, plan);
            var isServed = gap <= Duration.FromMinutes(visit.IntervalMinutes);
            if (!isServed && !isListed)
            {
                broken.Add(
                    Reason.Of(
                        "check.must-visit-interval",
                        ("mustVisit", visit.Code),
                        ("minutes", gap.TotalMinutes),
                        ("most", visit.IntervalMinutes)
                    )
                );
            }
            if (isServed && isListed)
            {
                broken.Add(Reason.Of("check.unserved-list", ("mustVisit", visit.Code)));
            }
        }
    }

    private static Duration LongestGap(MustVisit visit, RoutePlan plan)
    {
        var (last, longest) = (visit.From, Duration.Zero);
        var passes = plan
            .Routes.SelectMany(route => route.Stops)
            .Where(stop =>
                stop.MustVisit == visit.Code && stop.Leave >= visit.From && stop.Arrive <= visit.To
            )
            .OrderBy(stop => stop.Arrive);
        foreach (var pass in passes)
        {
            longest = Duration.Max(longest, pass.Arrive - last);
            last = Instant.Max(last, pass.Leave);
        }
        return Duration.Max(longest, visit.To - last);
    }
}
