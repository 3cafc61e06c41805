using Patrol.Engine.Analysis.Chance;
using Patrol.Engine.Analysis.Hotspots.Significance;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Equity;

/// <summary>Records of a community by who brought them to notice.</summary>
/// <param name="Community">Its code.</param>
/// <param name="Reported">Called in by the public.</param>
/// <param name="Volunteer">Reported by volunteers.</param>
/// <param name="Discovered">Found by police on patrol.</param>
public sealed record SourceCount(string Community, int Reported, int Volunteer, int Discovered);

/// <summary>How a community's sources compare with those of the others.</summary>
/// <param name="Community">Its code.</param>
/// <param name="Reported">Called in by the public.</param>
/// <param name="Volunteer">Reported by volunteers.</param>
/// <param name="ReportedShare"><c>Reported / (Reported + Volunteer)</c>; null without records.</param>
/// <param name="RestShare">The same of all other communities together; null without records.</param>
/// <param name="RecordedShare">
/// <c>(Reported / Volunteer) / (the same of the others)</c>: how much of what is called in elsewhere is recorded here, if
/// volunteers notice as much; null where a number to divide by is 0.
/// </param>
/// <param name="RecordedInterval">Exact interval of it, for a community that is named; null for others.</param>
/// <param name="Chance">Chance of as few reported records or fewer, by Fisher's exact test, when the sources are alike.</param>
/// <param name="IsNamed">True when the community is said to report less than the others.</param>
public sealed record ReportingFinding(
    string Community,
    int Reported,
    int Volunteer,
    double? ReportedShare,
    double? RestShare,
    double? RecordedShare,
    ConfidenceInterval? RecordedInterval,
    double Chance,
    bool IsNamed
);

/// <summary>
/// Names communities whose public reports are missing, by the ratio of sources: volunteers go on noticing what the public
/// no longer calls in. Fisher's exact test, one-sided, of reported against volunteer records, the community against all
/// others; Benjamini and Hochberg over communities; named only when at most nine tenths seem to be recorded, so that large
/// counts do not name what hardly matters.
/// </summary>
/// <remarks>
/// Discovered records are left out of the ratio: they follow patrols, and one place that police look at often would pass
/// for a community that reports less. A community with uncommonly busy volunteers looks the same as one that reports less,
/// so a name is a question to its officers, not a finding. So a fifth of the names may be false: to ask once too often costs
/// little, while a community that is missed gets fewer patrols than it needs. Where a community has some 60 volunteer
/// records, 40 % of its reports missing are found about four times in five. Both limits are our own choice.
/// </remarks>
public static class ReportingCheck
{
    /// <summary>Largest recorded share that is named.</summary>
    public const double MostRecorded = 0.9;

    /// <summary>Usual share of false names.</summary>
    public const double FalseNames = 0.2;

    /// <summary>Looks at communities.</summary>
    /// <param name="counts">Communities.</param>
    /// <param name="alpha">Share of false names, above 0, under 1.</param>
    /// <returns>Findings in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static IReadOnlyList<ReportingFinding> Of(
        IReadOnlyList<SourceCount> counts,
        double alpha = FalseNames
    )
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (reported, volunteer) = (counts.Sum(one => one.Reported), counts.Sum(one => one.Volunteer));
        var findings = counts
            .Select(one => Compare(one, reported - one.Reported, volunteer - one.Volunteer))
            .ToArray();
        var line = FalseDiscovery.Threshold([.. findings.Select(one => one.Chance)], alpha);
        return
        [
            .. findings.Select(one =>
                one.Chance < line && one.RecordedShare <= MostRecorded
                    ? one with
                    {
                        IsNamed = true,
                        RecordedInterval = FisherTest.OddsRatio(
                            one.Reported,
                            one.Volunteer,
                            reported - one.Reported,
                            volunteer - one.Volunteer
                        ),
                    }
                    : one
            ),
        ];
    }

    /// <summary>Counts the sources of incidents by community; places in none are left out.</summary>
    /// <param name="incidents">Incidents of all sources.</param>
    /// <param name="raster">Says in which community a cell lies.</param>
    /// <param name="communities">Codes of the communities, in the raster's order.</param>
    public static IReadOnlyList<SourceCount> Count(
        IEnumerable<IncidentRow> incidents,
        AnalysisRaster raster,
        IReadOnlyList<string> communities
    )
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(communities);
        var counts = new int[communities.Count, (int)IncidentSource.Discovered + 1];
        foreach (var incident in incidents)
        {
            if (raster.CellCommunity[incident.Cell.Value] is >= 0 and var community)
            {
                counts[community, (int)incident.Source]++;
            }
        }
        return
        [
            .. communities.Select(
                (code, c) =>
                    new SourceCount(
                        code,
                        counts[c, (int)IncidentSource.Reported],
                        counts[c, (int)IncidentSource.Volunteer],
                        counts[c, (int)IncidentSource.Discovered]
                    )
            ),
        ];
    }

    private static ReportingFinding Compare(SourceCount own, int reported, int volunteer)
    {
        double? recorded =
            own.Volunteer > 0 && reported > 0 && volunteer > 0
                ? own.Reported / (double)own.Volunteer / (reported / (double)volunteer)
                : null;
        return new ReportingFinding(
            own.Community,
            own.Reported,
            own.Volunteer,
            Share(own.Reported, own.Volunteer),
            Share(reported, volunteer),
            recorded,
            null,
            FisherTest.Less(own.Reported, own.Volunteer, reported, volunteer),
            false
        );
    }

    private static double? Share(int reported, int volunteer) =>
        reported + volunteer > 0 ? reported / (double)(reported + volunteer) : null;
}
