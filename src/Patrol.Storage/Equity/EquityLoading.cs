using Dapper;
using Patrol.Contracts.Comparisons;
using Patrol.Contracts.Equity;
using Patrol.Engine.Analysis.Equity;
using Patrol.Engine.Model;
using Patrol.Storage.Comparisons;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Equity;

/// <summary>Whether a plan's patrols are spread as reported demand is, and how far that demand rests on who calls.</summary>
public static class EquityLoading
{
    private const double UsualMissing = 40;
    private const double TopShare = 0.05;
    private const double Percent = 100;

    /// <summary>Looks at a year of demand and one version of a plan.</summary>
    /// <param name="session">A session.</param>
    /// <param name="district">Its district.</param>
    /// <param name="query">Which version, and how much may be missing.</param>
    /// <exception cref="InputException">
    /// <c>equity.plan</c>, <c>equity.missing</c>, <c>demand.no-incidents</c>.
    /// </exception>
    public static async Task<EquityView> LoadAsync(
        DistrictSession session,
        District district,
        EquityQuery query
    )
    {
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(query);
        var missing = query.MissingPercent ?? UsualMissing;
        var issues = new List<InputIssue>();
        issues.Require(
            missing is > 0 and < Percent,
            "equity.missing",
            "missingPercent",
            missing,
            "Give a percentage above 0 and under 100."
        );
        var version = await FindVersionAsync(session, district, query.Plan, issues);
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var demand = await DemandQueries.ResolveAsync(session, new());
        var raster = (await RasterStore.LoadCurrentAsync(session))!;
        var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
        var counts = (await CountStore.LoadAsync(session, demand)).Count(raster.Count, 0, demand.Weeks);
        var byCommunity = new double[communities.Count];
        for (var cell = 0; cell < counts.Length; cell++)
        {
            if (raster.CellCommunity[cell] is >= 0 and var community)
            {
                byCommunity[community] += counts[cell];
            }
        }
        var minutes = version is null ? null : await PatrolMinutes.LoadAsync(session, version);
        ExposureView? Exposure(IReadOnlyDictionary<string, double>? own) =>
            own is null ? null : Expose(communities, own, byCommunity);
        return new EquityView(
            district.Code,
            version is null ? null : $"{new NumberedKey(district.Code, version.Number)}",
            version is null ? null : IsoWeek.NameOf(version.Week),
            version?.State,
            demand.Summary.From,
            demand.Summary.To,
            Exposure(minutes?.Patrols),
            Exposure(minutes?.Sworn),
            Exposure(minutes?.Others),
            await LoadReportingAsync(session, demand, communities),
            Look(communities, counts, raster, missing),
            version is null ? ["no-plan"] : []
        );
    }

    private static async Task<StoredVersion?> FindVersionAsync(
        DistrictSession session,
        District district,
        string? asked,
        List<InputIssue> issues
    )
    {
        if (asked is null)
        {
            var all = await PlanStore.ListAsync(session, null);
            return all.OrderByDescending(version => version.State == "published")
                .ThenByDescending(version => version.Week)
                .ThenByDescending(version => version.Number)
                .FirstOrDefault();
        }
        var version =
            NumberedKey.TryParse(asked, out var key) && key.District == district.Code
                ? await PlanStore.FindAsync(session, key.Number)
                : null;
        issues.Require(
            version is not null,
            "equity.plan",
            "plan",
            asked,
            "Name a version of a plan of this district."
        );
        return version;
    }

    private static ExposureView Expose(
        IReadOnlyList<Area> communities,
        IReadOnlyDictionary<string, double> minutes,
        double[] demand
    )
    {
        var report = ExposureReport.Of([
            .. communities.Select(
                (area, index) =>
                    new ZoneCount(
                        area.Code,
                        minutes.GetValueOrDefault(area.Code),
                        demand[index],
                        area.Residents
                    )
            ),
        ]);
        return new ExposureView(
            report.MinutesGini,
            report.PerResidentGini,
            report.TopDecileShare,
            [
                .. report.Zones.Zip(
                    communities,
                    (zone, area) =>
                        new ExposureRow(
                            area.Code,
                            area.Name,
                            minutes.GetValueOrDefault(area.Code),
                            zone.PatrolShare,
                            zone.DemandShare,
                            zone.Ratio,
                            Codes.Of(zone.Flag),
                            zone.MinutesPerThousandResidents
                        )
                ),
            ]
        );
    }

    private static async Task<IReadOnlyList<ReportingRow>> LoadReportingAsync(
        DistrictSession session,
        DemandSelection demand,
        IReadOnlyList<Area> communities
    )
    {
        var sums = (
            await session.Connection.QueryAsync<(short Community, short Source, double Incidents)>(
                """
                select k.community, d.source, sum(d.weight)
                from patrol.demand_count d join patrol.raster_cell k using (district_id, raster, cell)
                where d.raster = (select number from patrol.analysis_raster where is_current)
                  and d.local_week >= @from and d.local_week < @to and d.category = any(@categories) and k.community >= 0
                group by k.community, d.source
                """,
                new
                {
                    from = demand.Window.From,
                    to = demand.Window.To,
                    categories = demand.Categories.Select(category => category.Number).ToArray(),
                }
            )
        ).ToDictionary(row => ((int)row.Community, (IncidentSource)row.Source), row => row.Incidents);
        int Count(int community, IncidentSource source) =>
            (int)Math.Round(sums.GetValueOrDefault((community, source)));
        return
        [
            .. ReportingCheck
                .Of([
                    .. communities.Select(
                        (area, index) =>
                            new SourceCount(
                                area.Code,
                                Count(index, IncidentSource.Reported),
                                Count(index, IncidentSource.Volunteer),
                                Count(index, IncidentSource.Discovered)
                            )
                    ),
                ])
                .Zip(
                    communities,
                    (finding, area) =>
                        new ReportingRow(
                            area.Code,
                            area.Name,
                            finding.Reported,
                            finding.Volunteer,
                            finding.RecordedShare,
                            finding.RecordedInterval is { } interval ? ChangeDocuments.Of(interval) : null,
                            finding.Chance,
                            finding.IsNamed
                        )
                ),
        ];
    }

    private static SensitivityView Look(
        IReadOnlyList<Area> communities,
        double[] counts,
        AnalysisRaster raster,
        double missing
    )
    {
        var report = ReportingSensitivity.Of(counts, raster.CellCommunity, TopShare, 1 - missing / Percent);
        return new SensitivityView(
            missing,
            report.Areas,
            report.Areas / (double)counts.Length,
            report.MostGaining is { } most ? communities[most].Code : null,
            [
                .. report.Communities.Select(one => new SensitivityRow(
                    communities[one.Community].Code,
                    communities[one.Community].Name,
                    one.OwnBefore,
                    one.OwnAfter,
                    one.ShareBefore,
                    one.ShareAfter
                )),
            ]
        );
    }
}
