using NodaTime;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Tests.Optimization.Routes;

/// <summary>The best that one patrol can do, by trying all orders of the candidate stops, each left as soon as it may be
/// or as soon as the next hour is covered.</summary>
internal sealed class BruteForce
{
    private readonly RouteFacts facts;
    private readonly CandidateStop[] stops;
    private readonly TravelTimes times;
    private readonly SnapPoint home;
    private double best;

    private BruteForce(RouteProblem problem)
    {
        facts = problem.Facts;
        stops = problem.Ground.FindCommunity("C")!.Stops;
        times = new TravelTimes(problem.Ground.Graph, facts.Rules.Mode);
        home = problem.Ground.FindBase("B")!.Value;
    }

    /// <summary>Expected incidents that the first patrol can cover.</summary>
    public static double Best(RouteProblem problem)
    {
        var search = new BruteForce(problem);
        search.Go(search.home, problem.Facts.Patrols[0].From, []);
        return search.best;
    }

    private void Go(SnapPoint at, Instant time, HashSet<(int, int)> covered)
    {
        best = Math.Max(best, covered.Sum(pair => (double)facts.Hours[pair.Item1].Risk[pair.Item2]));
        foreach (var stop in stops)
        {
            var arrive = time + Duration.FromSeconds(times.From(at, [stop.Point], 3600)[0]);
            var soonest = arrive + Duration.FromMinutes(facts.Rules.StayMinutes);
            var back = Duration.FromSeconds(times.From(stop.Point, [home], 3600)[0]);
            var leaves = facts
                .Hours.Select(hour => hour.From + Duration.FromMinutes(facts.Rules.CoverMinutes))
                .Where(leave => leave > soonest)
                .Prepend(soonest);
            foreach (var leave in leaves.Where(leave => leave + back <= facts.Patrols[0].To))
            {
                var more = covered.ToHashSet();
                for (var h = 0; h < facts.Hours.Count; h++)
                {
                    var hour = facts.Hours[h].From;
                    var (from, to) = (
                        Instant.Max(arrive, hour),
                        Instant.Min(leave, hour + Duration.FromHours(1))
                    );
                    if ((to - from).TotalMinutes >= facts.Rules.CoverMinutes)
                    {
                        more.UnionWith(stop.Cells.Select(cell => (h, cell)));
                    }
                }
                if (more.Count > covered.Count)
                {
                    Go(stop.Point, leave, more);
                }
            }
        }
    }
}
