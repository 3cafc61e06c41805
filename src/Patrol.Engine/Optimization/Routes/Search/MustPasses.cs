using Patrol.Engine.Optimization.Routes.Tours;
using Patrol.Engine.Optimization.Routes.Towns;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes.Search;

/// <summary>
/// Puts the passes of must-visit points into empty or kept tours, one after the other: each at the latest moment that keeps
/// the interval, by the patrol that can come closest to it. A pass gets the window from that moment back by a part of the
/// interval, so that later visits can move it a little.
/// </summary>
internal static class MustPasses
{
    private const double SlackShare = 0.25;

    /// <summary>Puts in what can be; one entry a point that is not passed often enough.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="tours">[patrol] its tour; null for patrols that can't stop anywhere or whose route is kept.</param>
    /// <param name="kept">Routes that stay as they are; their passes count.</param>
    public static List<RouteUnserved> Put(RouteProblem problem, Tour?[] tours, IReadOnlyList<Route> kept)
    {
        var unserved = new List<RouteUnserved>();
        foreach (var visit in problem.Facts.MustVisits.OrderBy(visit => visit.From))
        {
            if (Put(problem, visit, tours, kept) is { } reason)
            {
                unserved.Add(new RouteUnserved(visit.Code, true, reason));
            }
        }
        return unserved;
    }

    private static Reason? Put(
        RouteProblem problem,
        MustVisit visit,
        Tour?[] tours,
        IReadOnlyList<Route> kept
    )
    {
        var ofArea = tours.OfType<Tour>().Where(tour => tour.Watch.Town.Area == visit.Area).ToArray();
        if (!problem.Towns.TryGetValue(visit.Area, out var town))
        {
            return Reason.Of("route.must-visit-no-patrol");
        }
        if (town.FindMustVisit(visit.Code) is not { } at)
        {
            return Reason.Of("route.must-visit-off-network");
        }
        var passes = kept.SelectMany(route => route.Stops)
            .Where(stop => stop.MustVisit == visit.Code)
            .Select(stop => (From: problem.Floor(stop.Arrive), To: problem.Ceiling(stop.Leave)))
            .Order()
            .ToArray();
        var (last, end) = (problem.Floor(visit.From), problem.Ceiling(visit.To));
        var interval = 60 * visit.IntervalMinutes;
        while (end - last > interval)
        {
            var byKept = passes.LastOrDefault(pass => pass.From <= last + interval && pass.To > last);
            if (byKept.To > last)
            {
                last = byKept.To;
            }
            else if (Insert(ofArea, at, last, last + interval) is { } time)
            {
                last = time;
            }
            else
            {
                return Reason.Of("route.must-visit-missed", ("after", problem.At(last)));
            }
        }
        return null;
    }

    /// <summary>Puts one pass between two moments, as late as can be; the earliest moment that it may have, or null. Tours
    /// hold passes only, and what comes between them later only delays.</summary>
    private static int? Insert(Tour[] tours, int at, int after, int until)
    {
        var (open, late) = (after + 1, until - (int)(SlackShare * (until - after)));
        if (Find(tours, new Visit(at, 0, open, until, -1, -1, IsPass: true)) is null)
        {
            return null;
        }
        while (open < late)
        {
            var middle = open + (late - open + 1) / 2;
            var isFound = Find(tours, new Visit(at, 0, middle, until, -1, -1, IsPass: true)) is not null;
            (open, late) = isFound ? (middle, late) : (open, middle - 1);
        }
        var visit = new Visit(at, 0, open, until, -1, -1, IsPass: true);
        var (tour, position) = Find(tours, visit)!.Value;
        tour.Insert(position, visit);
        return tour.LeaveAt(position);
    }

    /// <summary>Where a pass delays least; null where it fits nowhere.</summary>
    private static (Tour Tour, int Position)? Find(Tour[] tours, Visit visit)
    {
        (Tour Tour, int Position)? best = null;
        var least = int.MaxValue;
        foreach (var tour in tours)
        {
            for (var position = 0; position <= tour.Count; position++)
            {
                if (tour.Fits(position, visit, out var delay) && delay < least)
                {
                    (best, least) = ((tour, position), delay);
                }
            }
        }
        return best;
    }
}
