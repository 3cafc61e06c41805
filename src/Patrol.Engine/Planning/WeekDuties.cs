using System.Globalization;
using NodaTime;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Staffing;

namespace Patrol.Engine.Planning;

/// <summary>Duties of one week.</summary>
/// <param name="Staffing">How many patrols where and when, in the order of <paramref name="Cells"/>.</param>
/// <param name="Cells">What patrols are worth in each community and period.</param>
/// <param name="Slots">Duty slots, by start and code.</param>
public sealed record WeekDuties(
    StaffingPlan Staffing,
    IReadOnlyList<StaffingCell> Cells,
    IReadOnlyList<DutySlot> Slots
)
{
    /// <summary>Fewest patrols that each community was given, by the policies of duties and of the surface.</summary>
    public int Floor { get; private init; }

    /// <summary>
    /// Derives duties from expected demand, day types and the stated budget, never from who could serve. A patrol of a
    /// community visits its cells from the highest expected demand down, as many as its window has room for, so each
    /// further patrol adds less. [D] A school's slot and a standby are worth what the first patrol of their community and
    /// the last of their evening add. [D]
    /// </summary>
    /// <param name="ground">The district.</param>
    /// <param name="policy">What is served and by how many.</param>
    /// <param name="week">Monday of the local week.</param>
    public static WeekDuties Plan(WeekGround ground, DutyPolicy policy, LocalDate week)
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(policy);
        var periods = DutyWindow.Of(policy.Periods, week, ground.Zone).ToList();
        var cells = new List<StaffingCell>();
        foreach (var period in periods)
        {
            cells.AddRange(CellsOf(ground, policy, period));
        }
        var floor = FloorOf(policy, ground);
        var staffing = StaffingSolver.Solve(new StaffingProblem(cells, policy.WeeklyPatrols, floor));
        var bases = BasesOf(ground);
        var slots = new List<DutySlot>();
        var windows = periods.ToDictionary(period => period.Code);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            for (var k = 0; k < staffing.Patrols[cell]; k++)
            {
                slots.Add(
                    Patrol(policy, cells[cell], windows[cells[cell].Period], k, bases[cells[cell].Area])
                );
            }
        }
        slots.AddRange(Schools(ground, policy, week, cells));
        slots.AddRange(Standbys(ground, policy, week, cells, bases));
        slots.Sort(
            (a, b) => a.From != b.From ? a.From.CompareTo(b.From) : string.CompareOrdinal(a.Code, b.Code)
        );
        return new WeekDuties(staffing, cells, slots) { Floor = floor };
    }

    // The larger of the two that are stated. Where the budget can't give every community its floor, all have the same smaller
    // one.
    private static int FloorOf(DutyPolicy policy, WeekGround ground)
    {
        var share = ground.Presence?.FloorShare ?? 0;
        return Math.Min(
            Math.Max(policy.PatrolFloor, (int)Math.Ceiling(share * policy.WeeklyPatrols)),
            policy.WeeklyPatrols / Math.Max(1, ground.Communities.Count)
        );
    }

    private static IEnumerable<StaffingCell> CellsOf(WeekGround ground, DutyPolicy policy, DutyWindow period)
    {
        var risk = WindowRisk.Of(
            ground.Surface,
            ground.Zone,
            ground.Calendar,
            period.Start,
            period.To - period.From
        );
        var stops = Math.Max(
            1,
            (int)((period.To - period.From).TotalMinutes / (policy.StayMinutes + policy.WayMinutes))
        );
        var byCommunity = new List<double>[ground.Communities.Count];
        for (var cell = 0; cell < risk.Length; cell++)
        {
            var community = ground.Raster.CellCommunity[cell];
            if (community >= 0 && risk[cell] > 0)
            {
                (byCommunity[community] ??= []).Add(risk[cell]);
            }
        }
        for (var community = 0; community < byCommunity.Length; community++)
        {
            var values = byCommunity[community] ?? [];
            values.Sort((a, b) => b.CompareTo(a));
            yield return new StaffingCell(
                ground.Communities[community].Code,
                period.Code,
                [.. values.Chunk(stops).Select(visited => visited.Sum())]
            );
        }
    }

    private static DutySlot Patrol(
        DutyPolicy policy,
        StaffingCell cell,
        DutyWindow window,
        int k,
        string @base
    ) =>
        new(
            $"{cell.Area}-{window.Code}-{(k + 1).ToString(CultureInfo.InvariantCulture)}",
            DutyKind.Patrol,
            cell.Area,
            @base,
            null,
            window.From,
            window.To,
            policy.PatrolMinimum,
            policy.PatrolTarget,
            1,
            window.IsNight(policy.NightFrom) ? 1 : 0,
            cell.Gains[k]
        );

    private static IEnumerable<DutySlot> Schools(
        WeekGround ground,
        DutyPolicy policy,
        LocalDate week,
        List<StaffingCell> cells
    )
    {
        var value = cells.ToDictionary(cell => (cell.Area, cell.Period), First);
        foreach (var window in DutyWindow.Of(policy.SchoolPeriods, week, ground.Zone))
        {
            if (ground.Calendar.Find(window.Start.Date) != DayType.SchoolDay)
            {
                continue;
            }
            foreach (var school in ground.Sites.Where(site => site.Kind == SiteKind.School))
            {
                // A school outside every community is nobody's to protect.
                if (ground.Communities.FirstOrDefault(area => area.Shape.Covers(school.Place)) is { } area)
                {
                    yield return new DutySlot(
                        $"{school.Code}-{window.Code}",
                        DutyKind.SchoolProtection,
                        area.Code,
                        null,
                        school.Code,
                        window.From,
                        window.To,
                        policy.SchoolMinimum,
                        policy.SchoolTarget,
                        0,
                        window.IsNight(policy.NightFrom) ? 1 : 0,
                        value.GetValueOrDefault((area.Code, window.Code))
                    );
                }
            }
        }
    }

    private static IEnumerable<DutySlot> Standbys(
        WeekGround ground,
        DutyPolicy policy,
        LocalDate week,
        List<StaffingCell> cells,
        Dictionary<string, string> bases
    )
    {
        var byPeriod = cells.ToLookup(cell => cell.Period);
        var subdistricts = ground
            .Communities.GroupBy(area => area.ParentCode ?? area.Code)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var window in DutyWindow.Of([policy.StandbyPeriod], week, ground.Zone))
        {
            var evening = byPeriod[window.Code].ToDictionary(cell => cell.Area);
            foreach (var subdistrict in subdistricts)
            {
                // It waits where most is expected.
                var area = subdistrict
                    .OrderByDescending(one => evening.TryGetValue(one.Code, out var cell) ? First(cell) : 0)
                    .ThenBy(one => one.Code, StringComparer.Ordinal)
                    .First();
                yield return new DutySlot(
                    $"standby-{subdistrict.Key}-{window.Code}",
                    DutyKind.Standby,
                    area.Code,
                    bases[area.Code],
                    null,
                    window.From,
                    window.To,
                    policy.StandbyMinimum,
                    policy.StandbyTarget,
                    1,
                    window.IsNight(policy.NightFrom) ? 1 : 0,
                    evening.TryGetValue(area.Code, out var own) && own.Gains.Count > 0 ? own.Gains[^1] : 0
                );
            }
        }
    }

    private static double First(StaffingCell cell) => cell.Gains.Count > 0 ? cell.Gains[0] : 0;

    /// <summary>The base of each community: its own police office, else any base in it, else the nearest.</summary>
    private static Dictionary<string, string> BasesOf(WeekGround ground) =>
        ground.Communities.ToDictionary(
            area => area.Code,
            area =>
                ground
                    .Bases.OrderBy(one => area.Shape.Covers(one.Place) ? 0 : 1)
                    .ThenBy(one =>
                        area.Shape.Covers(one.Place) ? (int)one.Kind : area.Shape.Distance(one.Place)
                    )
                    .ThenBy(one => one.Code, StringComparer.Ordinal)
                    .First()
                    .Code
        );
}
