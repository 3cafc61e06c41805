using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Tours;

/// <summary>
/// A stop of a tour with the hours in which it is to cover its cells. Covering the hours h … k for c seconds each means to
/// arrive at most c before the end of h and to leave at least c after the start of k, so each is a stop with a time window.
/// </summary>
/// <param name="At">Place in the community.</param>
/// <param name="Stay">Least seconds.</param>
/// <param name="Open">It may not be left earlier.</param>
/// <param name="Due">Latest arrival.</param>
/// <param name="First">First hour covered; -1 at a pass.</param>
/// <param name="Last">Last hour covered.</param>
/// <param name="IsPass">True for a must-visit point: it can't be taken out.</param>
internal readonly record struct Visit(
    int At,
    int Stay,
    int Open,
    int Due,
    int First,
    int Last,
    bool IsPass = false
)
{
    /// <summary>The visit of a stop that covers hours.</summary>
    public static Visit Covering(RouteProblem problem, Watch watch, int at, int first, int last) =>
        new(
            at,
            Math.Max(watch.Stay, problem.Cover),
            problem.HourBegin[last] + problem.Cover,
            problem.HourBegin[first] + 3600 - problem.Cover,
            first,
            last
        );
}
