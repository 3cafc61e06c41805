using Patrol.Engine.Analysis.Accuracy;

namespace Patrol.Engine.Analysis.Equity;

/// <summary>What would change if one community's demand had been recorded in part.</summary>
/// <param name="Community">Index of the community.</param>
/// <param name="AreasChanged">Areas that would enter the top, and as many that would leave it.</param>
/// <param name="OwnBefore">Top areas in the community now.</param>
/// <param name="OwnAfter">Top areas in it then.</param>
/// <param name="ShareBefore">Its share of the district's demand now.</param>
/// <param name="ShareAfter">Its share then.</param>
public sealed record SensitivityOfCommunity(
    int Community,
    int AreasChanged,
    int OwnBefore,
    int OwnAfter,
    double ShareBefore,
    double ShareAfter
);

/// <summary>
/// How far the top of the map rests on everybody reporting alike: each community in turn is taken to have recorded only a
/// share q of its demand, its areas' demand is divided by q, and the top areas are chosen anew.
/// </summary>
/// <param name="RecordedShare">q.</param>
/// <param name="Areas">Number of areas in the top.</param>
/// <param name="Communities">Communities in order.</param>
/// <param name="MostGaining">
/// Community that would gain the most top areas, among equals the most share of demand, then the lowest index; null when
/// there is no community with demand.
/// </param>
public sealed record ReportingSensitivity(
    double RecordedShare,
    int Areas,
    IReadOnlyList<SensitivityOfCommunity> Communities,
    int? MostGaining
)
{
    /// <summary>Recorded share usually looked at: 40 % are missing.</summary>
    public const double UsualRecorded = 0.6;

    /// <summary>Looks at each community in turn.</summary>
    /// <param name="demand">[area] demand of 0 or more; an area is a cell, or anything else that demand is counted in.</param>
    /// <param name="community">[area] index of its community, or -1.</param>
    /// <param name="topShare">Share of the areas that are the top: <c>max(1, round(share · areas))</c>.</param>
    /// <param name="recordedShare">q, above 0, at most 1.</param>
    /// <exception cref="ArgumentException">The arrays differ in length or are empty, or demand is no number of 0 or more.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is not in 0 … 1, 0 exclusive.</exception>
    public static ReportingSensitivity Of(
        double[] demand,
        IReadOnlyList<short> community,
        double topShare = 0.05,
        double recordedShare = UsualRecorded
    )
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(community);
        if (demand.Length == 0 || demand.Length != community.Count)
        {
            throw new ArgumentException(
                $"There are {demand.Length} areas, and communities of {community.Count}.",
                nameof(community)
            );
        }
        if (demand.Any(one => !double.IsFinite(one) || one < 0))
        {
            throw new ArgumentException("Demand must be 0 or more.", nameof(demand));
        }
        CheckShare(topShare);
        CheckShare(recordedShare);
        var count = TopCells.Count(topShare, demand.Length);
        var top = TopCells.Of(demand, demand, count).ToHashSet();
        var communities = Enumerable
            .Range(0, community.Max() + 1)
            .Select(c => Look(demand, community, c, top, recordedShare))
            .ToArray();
        return new ReportingSensitivity(
            recordedShare,
            count,
            communities,
            communities
                .Where(one => one.ShareBefore > 0)
                .OrderByDescending(one => one.OwnAfter - one.OwnBefore)
                .ThenByDescending(one => one.ShareAfter - one.ShareBefore)
                .FirstOrDefault()
                ?.Community
        );
    }

    private static SensitivityOfCommunity Look(
        double[] demand,
        IReadOnlyList<short> community,
        int own,
        HashSet<int> top,
        double recordedShare
    )
    {
        var then = demand.Select((one, area) => community[area] == own ? one / recordedShare : one).ToArray();
        var topThen = TopCells.Of(then, demand, top.Count);
        double Share(double[] values)
        {
            var all = values.Sum();
            return all > 0 ? values.Where((_, area) => community[area] == own).Sum() / all : 0;
        }
        return new SensitivityOfCommunity(
            own,
            topThen.Count(area => !top.Contains(area)),
            top.Count(area => community[area] == own),
            topThen.Count(area => community[area] == own),
            Share(demand),
            Share(then)
        );
    }

    private static void CheckShare(double share)
    {
        if (!(share > 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(share),
                share,
                "A share lies above 0, at most at 1."
            );
        }
    }
}
