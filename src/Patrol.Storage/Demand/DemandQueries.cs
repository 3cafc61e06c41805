using System.Globalization;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Demand;

/// <summary>Finds what a <see cref="DemandQuery"/> means in a district, and says all that is wrong with it at once.</summary>
public static class DemandQueries
{
    private const int UsualWeeks = 52;
    private const int MostWeeks = 5200;
    private const int RowsOfAMember = 32;
    private const int Halves = 2;
    private const int WeeksCompared = 8;

    /// <summary>Finds it.</summary>
    /// <param name="session">A session.</param>
    /// <param name="query">The query.</param>
    /// <param name="usualWeeks">Weeks before its end where it names no start.</param>
    /// <exception cref="InputException">
    /// <c>demand.no-incidents</c>, <c>demand.category</c>, <c>demand.date</c>, <c>demand.weeks</c>, <c>demand.window</c>, <c>demand.future</c>,
    /// <c>demand.hours</c>, <c>demand.community</c>.
    /// </exception>
    public static async Task<DemandSelection> ResolveAsync(
        DistrictSession session,
        DemandQuery query,
        int usualWeeks = UsualWeeks
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var issues = new List<InputIssue>();
        var stored = await ListCategoriesAsync(session);
        var categories = Categories(stored, query.Categories, issues);
        var hours = HourRanges.Parse(query.Hours, issues);
        var community = await CommunityAsync(session, query.Community, issues);
        var (from, to) = (Date(query.From, "from", issues), Date(query.To, "to", issues));
        issues.Require(
            query.Weeks is null or (>= 1 and <= MostWeeks),
            "demand.weeks",
            "weeks",
            query.Weeks,
            $"Ask for 1 to {MostWeeks} weeks."
        );
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var chosen = categories.Select(category => category.Number).ToHashSet();
        var usable = stored
            .Where(category => !category.IsSensitive)
            .Select(category => category.Number)
            .ToHashSet();
        var rows = (await ListWeeksAsync(session))
            .Where(row =>
                usable.Contains(row.Category)
                && (query.WithDiscovered || (IncidentSource)row.Source != IncidentSource.Discovered)
            )
            .ToArray();
        var weeks = ByWeek(rows.Where(row => chosen.Contains(row.Category)));
        if (weeks.Length == 0)
        {
            throw None("Import reported incidents of categories that are not sensitive.");
        }
        // What is on record at all says which weeks were observed: a rare category is silent for weeks, not unobserved.
        var all = ByWeek(rows);
        var window = Window(from, to, query.Weeks ?? usualWeeks, all);
        var inside = weeks.Where(week => week.Week >= window.From && week.Week < window.To).ToArray();
        if (inside.Length == 0)
        {
            throw None(
                $"Records of these categories run from {Codes.Of(weeks[0].Week)} to {Codes.Of(weeks[^1].Week.PlusDays(6))}."
            );
        }
        var (observed, gaps) = Observed(window, all);
        if (observed.Weeks <= 0)
        {
            throw None(
                "Records of these weeks are stray ones: nothing else was recorded then. Ask for other dates."
            );
        }
        return new DemandSelection(
            categories,
            window,
            hours,
            community,
            query.WithDiscovered,
            observed,
            new DemandSummary(
                [.. categories.Select(category => category.Code)],
                Codes.Of(window.From),
                Codes.Of(window.To),
                observed.Weeks,
                query.Hours,
                query.Community,
                query.WithDiscovered,
                inside.Sum(week => week.All),
                inside.Sum(week => week.Timed),
                [.. gaps.Select(gap => new DateRange(Codes.Of(gap.From), Codes.Of(gap.To)))]
            )
        );
    }

    /// <summary>The categories that a query names; all that are not sensitive where it names none.</summary>
    /// <param name="session">A session.</param>
    /// <param name="asked">Codes, comma-separated; null for all.</param>
    /// <param name="issues">Gets <c>demand.category</c> for each that can't be counted.</param>
    public static async Task<IReadOnlyList<StoredCategory>> ChooseCategoriesAsync(
        DistrictSession session,
        string? asked,
        List<InputIssue> issues
    ) => Categories(await ListCategoriesAsync(session), asked, issues);

    /// <summary>Categories of the district, by number.</summary>
    public static async Task<IReadOnlyList<StoredCategory>> ListCategoriesAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<StoredCategory>(
                """
                select category as "Number", code, name, severity_weight as "SeverityWeight", is_sensitive as "IsSensitive"
                from patrol.incident_category order by category
                """
            )
        ).ToArray();

    // A sum over all counts, kept while they hold: every question begins with it.
    private static async Task<WeekRow[]> ListWeeksAsync(DistrictSession session) =>
        await session.RecallAsync(
            (session.District, nameof(ListWeeksAsync), await DemandRevision.FindAsync(session)),
            async () =>
                (
                    await session.Connection.QueryAsync<WeekRow>(
                        """
                        select local_week as week, category, source, sum(weight) as incidents,
                          coalesce(sum(weight) filter (where hour_of_week is not null), 0) as timed
                        from patrol.demand_count where raster = (select number from patrol.analysis_raster where is_current)
                        group by local_week, category, source
                        """
                    )
                ).ToArray(),
            rows => rows.Length / RowsOfAMember
        );

    private static List<StoredCategory> Categories(
        IReadOnlyList<StoredCategory> stored,
        string? asked,
        List<InputIssue> issues
    )
    {
        var usable = stored.Where(category => !category.IsSensitive).ToList();
        if (string.IsNullOrWhiteSpace(asked))
        {
            return usable;
        }
        var chosen = new List<StoredCategory>();
        foreach (var code in asked.Split(',', StringSplitOptions.TrimEntries).Distinct())
        {
            if (usable.Find(category => category.Code == code) is { } found)
            {
                chosen.Add(found);
            }
            else
            {
                var isSensitive = stored.Any(category => category.Code == code);
                issues.Add(
                    "demand.category",
                    "categories",
                    code,
                    isSensitive
                        ? "Sensitive categories are on no map; leave it out."
                        : $"Use codes of the district's categories: {string.Join(", ", usable.Select(one => one.Code))}."
                );
            }
        }
        return chosen;
    }

    private static async Task<short?> CommunityAsync(
        DistrictSession session,
        string? code,
        List<InputIssue> issues
    )
    {
        if (code is null)
        {
            return null;
        }
        var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
        var index = communities.ToList().FindIndex(area => area.Code == code);
        issues.Require(
            index >= 0,
            "demand.community",
            "community",
            code,
            "Use the code of a community of the district."
        );
        return (short)index;
    }

    private static LocalDate? Date(string? text, string field, List<InputIssue> issues)
    {
        if (text is null)
        {
            return null;
        }
        var date = Codes.FindDate(text);
        issues.Require(date is not null, "demand.date", field, text, "Write a date such as 2026-11-23.");
        return date;
    }

    private static WeekSum[] ByWeek(IEnumerable<WeekRow> rows) =>
        [
            .. rows.GroupBy(row => row.Week)
                .Select(week => new WeekSum(
                    week.Key,
                    week.Sum(row => row.Incidents),
                    week.Sum(row => row.Timed)
                ))
                .OrderBy(week => week.Week),
        ];

    // Gaps of the whole record that reach into the window; those at its ends are not observed, so that it begins or ends there.
    private static (ObservedPeriod Observed, DateGap[] Gaps) Observed(
        (LocalDate From, LocalDate To) window,
        WeekSum[] all
    )
    {
        var whole = ObservedPeriod.Of(
            new DemandWeeks(
                [.. all.Select(week => new WeekCount(week.Week, (int)Math.Ceiling(week.All)))],
                all[0].Week,
                all[^1].Week.PlusWeeks(1),
                0,
                0,
                0
            )
        );
        DateGap[] gaps =
        [
            .. whole
                .Gaps.Select(gap => new DateGap(
                    LocalDate.Max(gap.From, window.From),
                    LocalDate.Min(gap.To, window.To)
                ))
                .Where(gap => gap.From < gap.To),
        ];
        return (whole.Within(window.From, window.To), gaps);
    }

    private static (LocalDate From, LocalDate To) Window(
        LocalDate? from,
        LocalDate? to,
        int count,
        WeekSum[] weeks
    )
    {
        // What is not on record, or only begun, can't be counted as silence.
        var end = AfterLastWhole(weeks);
        var last = to is { } asked ? LocalDate.Min(WeekClock.WeekOf(asked.PlusDays(6)), end) : end;
        var first = from is { } begin ? WeekClock.WeekOf(begin) : last.PlusWeeks(-count);
        var issues = new List<InputIssue>();
        if (from >= end)
        {
            issues.Add(
                "demand.future",
                "from",
                Codes.Of(from.Value),
                $"The last whole week on record ends on {Codes.Of(end.PlusDays(-1))}; start before."
            );
        }
        else
        {
            issues.Require(
                first < last,
                "demand.window",
                to is null ? "from" : "to",
                Codes.Of(to ?? first),
                $"The window has to end after it starts, {Codes.Of(first)}."
            );
        }
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        return (LocalDate.Max(first, weeks[0].Week), last);
    }

    // Counts don't say how far the last week has come: it is taken as whole when it holds at least half the mean of the weeks before.
    private static LocalDate AfterLastWhole(WeekSum[] weeks)
    {
        var (last, before) = (weeks[^1], weeks[Math.Max(0, weeks.Length - 1 - WeeksCompared)..^1]);
        return before.Length > 0 && last.All < before.Average(week => week.All) / Halves
            ? last.Week
            : last.Week.PlusWeeks(1);
    }

    private static InputException None(string remedy) =>
        new(new InputIssue("demand.no-incidents", null, null, null, "0", remedy));

    private sealed record WeekSum(LocalDate Week, double All, double Timed);

    private sealed record WeekRow
    {
        public LocalDate Week { get; init; }
        public short Category { get; init; }
        public short Source { get; init; }
        public double Incidents { get; init; }
        public double Timed { get; init; }
    }
}
