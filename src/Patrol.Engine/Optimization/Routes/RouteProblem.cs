using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes.Towns;
using Patrol.Engine.Optimization.Routes.Validation;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>
/// Which way: for each patrol a route on the streets of its community, from its base and back within its window, so that
/// together they cover the most risk: <c>max Σ risk[c, h]</c> over the pairs (cell, hour) in which some patrol is at a stop
/// within the cover radius of the cell's center for the cover minutes of the hour. Each pair counts once. A team
/// orienteering problem with time windows, in which prizes belong to sets of stops. Source: Chao, Golden and Wasil 1996,
/// doi:10.1016/0377-2217(94)00289-4; here prizes overlap and change by the hour.
/// </summary>
public sealed class RouteProblem
{
    private readonly Instant epoch;

    /// <summary>Makes a problem from checked data.</summary>
    /// <param name="facts">What is asked.</param>
    /// <param name="ground">Prepared for the same raster, streets and rules.</param>
    /// <exception cref="InputException">Anything does not hold; every issue is listed, codes <c>route.*</c>.</exception>
    public RouteProblem(RouteFacts facts, RouteGround ground)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(ground);
        var issues = new List<InputIssue>();
        FactsCheck.Facts(facts, issues);
        if (
            ground.Rules != facts.Rules
            || ground.Graph.Segments.Count != facts.Streets.Count
            || ground.Raster.Count != facts.Raster.Count
        )
        {
            FactsCheck.Add(
                issues,
                "route.other-ground",
                "ground",
                ground.Rules.Mode,
                "Prepare the ground with the same cells, streets and rules."
            );
        }
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        (Facts, Ground) = (facts, ground);
        Hours = [.. facts.Hours.OrderBy(hour => hour.From)];
        epoch = facts
            .Patrols.Select(patrol => patrol.From)
            .Concat(Hours.Select(hour => hour.From))
            .DefaultIfEmpty(NodaConstants.UnixEpoch)
            .Min();
        // Whole seconds of the clock, so that patrols may start at any fraction.
        epoch = Instant.FromUnixTimeSeconds(epoch.ToUnixTimeSeconds());
        HourBegin = [.. Hours.Select(hour => Floor(hour.From))];
        Cover = (int)Math.Ceiling(facts.Rules.CoverMinutes * 60);
        TotalRisk = Hours.Sum(hour => hour.Risk.Sum(risk => (double)risk));
        Towns = MakeTowns();
        Idle = new Reason?[facts.Patrols.Count];
        Groups = MakeGroups();
    }

    /// <summary>What is asked.</summary>
    public RouteFacts Facts { get; }

    /// <summary>Candidate stops and travel times.</summary>
    public RouteGround Ground { get; }

    /// <summary>Σ risk over all cells and all hours handed in.</summary>
    public double TotalRisk { get; }

    internal RiskHour[] Hours { get; }

    /// <summary>[hour] start, seconds.</summary>
    internal int[] HourBegin { get; }

    /// <summary>Seconds of an hour that cover it.</summary>
    internal int Cover { get; }

    internal Dictionary<string, Town> Towns { get; }

    internal IReadOnlyList<WatchGroup> Groups { get; }

    /// <summary>[patrol] why it can't stop anywhere; null when it can.</summary>
    internal Reason?[] Idle { get; }

    internal Instant At(int seconds) => epoch + Duration.FromSeconds(seconds);

    internal int Floor(Instant time) => (int)Math.Floor((time - epoch).TotalSeconds);

    internal int Ceiling(Instant time) => (int)Math.Ceiling((time - epoch).TotalSeconds);

    private Dictionary<string, Town> MakeTowns()
    {
        var towns = new Dictionary<string, Town>();
        var visits = Facts.MustVisits.ToLookup(visit => visit.Area);
        foreach (var group in Facts.Patrols.GroupBy(patrol => patrol.Area))
        {
            if (Ground.FindCommunity(group.Key) is { } community)
            {
                string[] bases = [.. group.Select(patrol => patrol.Base).Distinct()];
                towns[group.Key] = new Town(Ground, community, bases, [.. visits[group.Key]]);
            }
        }
        return towns;
    }

    private List<WatchGroup> MakeGroups()
    {
        var groups = new List<WatchGroup>();
        var byArea = Enumerable
            .Range(0, Facts.Patrols.Count)
            .Select(MakeWatch)
            .OfType<Watch>()
            .GroupBy(watch => watch.Town.Area);
        foreach (var area in byArea)
        {
            var open = new List<Watch>();
            foreach (var watch in area.OrderBy(watch => watch.From).ThenBy(watch => watch.Index))
            {
                if (open.Count > 0 && !open.Any(other => Touch(other, watch)))
                {
                    groups.Add(Close(open));
                    open = [];
                }
                open.Add(watch);
            }
            groups.Add(Close(open));
        }
        return groups;
    }

    private static bool Touch(Watch a, Watch b) => a.To > b.From || a.Hours.Intersect(b.Hours).Any();

    private static WatchGroup Close(List<Watch> watches) =>
        new(watches[0].Town, [.. watches], [.. watches.SelectMany(watch => watch.Hours).Distinct().Order()]);

    private Watch? MakeWatch(int index)
    {
        var patrol = Facts.Patrols[index];
        Towns.TryGetValue(patrol.Area, out var town);
        var (from, to) = (Ceiling(patrol.From), Floor(patrol.To));
        if (town?.FindBase(patrol.Base) is not { } @base)
        {
            Idle[index] = Reason.Of("route.base-off-network", ("base", patrol.Base));
            return null;
        }
        if (town.StopCount == 0)
        {
            Idle[index] = Reason.Of("route.no-streets", ("area", patrol.Area));
            return null;
        }
        var stay = (int)Math.Ceiling((patrol.StayMinutes ?? Facts.Rules.StayMinutes) * 60);
        var nearest = Enumerable
            .Range(0, town.StopCount)
            .Select(at =>
                town.Seconds[@base * town.Size + at]
                + (at < town.FirstMustVisit ? stay : 0)
                + town.Seconds[at * town.Size + @base]
            )
            .DefaultIfEmpty(Town.Far)
            .Min();
        if (nearest > to - from)
        {
            Idle[index] = Reason.Of("route.no-time", ("minutes", (to - from) / 60));
            return null;
        }
        int[] hours =
        [
            .. Enumerable
                .Range(0, Hours.Length)
                .Where(hour =>
                    Math.Min(to, HourBegin[hour] + 3600) - Math.Max(from, HourBegin[hour]) >= Cover
                ),
        ];
        return new Watch(index, town, @base, from, to, stay, hours);
    }
}
