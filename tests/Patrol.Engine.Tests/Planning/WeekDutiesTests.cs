using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Staffing;
using Patrol.Engine.Planning;

namespace Patrol.Engine.Tests.Planning;

/// <summary>Three communities in two subdistricts, ten cells each, with known demand.</summary>
public sealed class WeekDutiesTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate Week = new(2026, 11, 23);
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 25832);

    [Fact]
    public void Plan_SpendsTheBudgetWhereMostIsExpected()
    {
        var policy = new DutyPolicy { WeeklyPatrols = 60 };
        var duties = WeekDuties.Plan(Ground(), policy, Week);
        Assert.Equal(60, duties.Slots.Count(slot => slot.Kind == DutyKind.Patrol));
        Assert.Empty(StaffingChecker.Check(duties.Cells, 60, policy.PatrolFloor, duties.Staffing));
        var byArea = duties
            .Slots.Where(slot => slot.Kind == DutyKind.Patrol)
            .CountBy(slot => slot.Area)
            .ToDictionary();
        // C03 expects ten times what the others do.
        Assert.True(byArea["C03"] > byArea["C01"] && byArea["C01"] >= policy.PatrolFloor);
        Assert.Equal(
            duties.Staffing.Value,
            duties.Slots.Where(slot => slot.Kind == DutyKind.Patrol).Sum(slot => slot.Value),
            1e-6
        );
    }

    [Fact]
    public void Plan_OfASurfaceWithAFloor_GivesEachCommunityItsShare()
    {
        var policy = new DutyPolicy { WeeklyPatrols = 60 };
        int Fewest(double share) =>
            WeekDuties
                .Plan(Ground() with { Presence = new PresencePolicy(120, share) }, policy, Week)
                .Slots.Where(slot => slot.Kind == DutyKind.Patrol)
                .CountBy(slot => slot.Area)
                .Min(area => area.Value);
        var without = Fewest(0);
        Assert.InRange(without, policy.PatrolFloor, 14);
        Assert.Equal(15, Fewest(0.25));
        // No more than all can have.
        Assert.Equal(20, Fewest(1 / 3.0));
    }

    [Fact]
    public void Plan_EverySlot_IsInTheWeekWithACodeOfItsOwn()
    {
        var duties = WeekDuties.Plan(Ground(), new DutyPolicy { WeeklyPatrols = 60 }, Week);
        var (from, to) = (Week.AtStartOfDayInZone(Zone), Week.PlusDays(7).AtStartOfDayInZone(Zone));
        Assert.Equal(duties.Slots.Count, duties.Slots.Select(slot => slot.Code).Distinct().Count());
        Assert.All(
            duties.Slots,
            slot =>
            {
                Assert.True(
                    slot.From >= from.ToInstant() && slot.To <= to.ToInstant() && slot.From < slot.To
                );
                Assert.True(slot.Minimum <= slot.Target && slot.Leads + slot.Sworn <= slot.Minimum);
                Assert.True(slot.Value >= 0);
            }
        );
    }

    [Fact]
    public void Plan_AtNight_HasAnOfficerOrAuxiliary()
    {
        var duties = WeekDuties.Plan(Ground(), new DutyPolicy { WeeklyPatrols = 200 }, Week);
        var patrols = duties.Slots.Where(slot => slot.Kind == DutyKind.Patrol).ToList();
        Assert.Contains(patrols, slot => slot.Sworn == 1);
        Assert.All(patrols, slot => Assert.Equal(slot.From.InZone(Zone).Hour == 22 ? 1 : 0, slot.Sworn));
    }

    [Fact]
    public void Plan_Schools_AreProtectedOnSchoolDaysOnly()
    {
        var duties = WeekDuties.Plan(Ground(), new DutyPolicy { WeeklyPatrols = 60 }, Week);
        var schools = duties.Slots.Where(slot => slot.Kind == DutyKind.SchoolProtection).ToList();
        // Monday and Tuesday are school days; the second school lies outside every community.
        Assert.Equal(
            ["school-1-mon-0700", "school-1-mon-1630", "school-1-tue-0700", "school-1-tue-1630"],
            schools.Select(slot => slot.Code)
        );
        Assert.All(schools, slot => Assert.Equal(("C01", "school-1"), (slot.Area, slot.Site)));
    }

    [Fact]
    public void Plan_Standby_WaitsInEachSubdistrictWhereMostIsExpected()
    {
        var duties = WeekDuties.Plan(Ground(), new DutyPolicy { WeeklyPatrols = 60 }, Week);
        var standbys = duties.Slots.Where(slot => slot.Kind == DutyKind.Standby).ToList();
        Assert.Equal(14, standbys.Count);
        Assert.Equal(["C01", "C03"], standbys.Select(slot => slot.Area).Distinct().Order());
    }

    [Fact]
    public void Plan_Bases_AreTheCommunitysOwnElseTheNearest()
    {
        var duties = WeekDuties.Plan(Ground(), new DutyPolicy { WeeklyPatrols = 200 }, Week);
        var bases = duties
            .Slots.Where(slot => slot.Kind == DutyKind.Patrol)
            .Select(slot => (slot.Area, slot.Base))
            .Distinct()
            .Order();
        Assert.Equal([("C01", "office-1"), ("C02", "station"), ("C03", "station")], bases);
    }

    [Fact]
    public void Plan_OfAnotherWeek_HasTheSameCodesWhereTheSameIsExpected()
    {
        var policy = new DutyPolicy { WeeklyPatrols = 60 };
        string[] Codes(LocalDate week) =>
            [
                .. WeekDuties
                    .Plan(Ground(), policy, week)
                    .Slots.Where(slot => slot.Kind == DutyKind.Patrol)
                    .Select(slot => slot.Code)
                    .Order(StringComparer.Ordinal),
            ];
        Assert.Equal(Codes(Week), Codes(Week.PlusWeeks(1)));
    }

    [Fact]
    public void Plan_WhereClocksChange_KeepsTheWallClock()
    {
        DutyPeriod[] night = [new(new LocalTime(1, 0), 180, DutyDays.All)];
        var policy = new DutyPolicy { WeeklyPatrols = 21, Periods = night };
        // Sunday 29 March 2026: 02:00 becomes 03:00.
        var duties = WeekDuties.Plan(Ground(), policy, new LocalDate(2026, 3, 23));
        var lengths = duties
            .Slots.Where(slot => slot.Kind == DutyKind.Patrol)
            .GroupBy(slot => slot.Code.Split('-')[1])
            .ToDictionary(day => day.Key, day => (day.First().To - day.First().From).TotalHours);
        Assert.Equal(3, lengths["sat"]);
        Assert.Equal(2, lengths["sun"]);
    }

    private static WeekGround Ground()
    {
        var rate = Enumerable.Range(0, 30).Select(cell => cell < 20 ? 1f + cell % 10 : 10f + cell).ToArray();
        var profile = Enumerable.Repeat(1f / 168, 168).ToArray();
        var day = new LocalDate(2024, 1, 1);
        var card = new MethodCard("", 1, 1, day, day, 1, [], 1, 1, 0, 0, 0, null, [], null, []);
        return new WeekGround(
            Zone,
            new DayCalendar(
                new Dictionary<LocalDate, DayType>
                {
                    [Week] = DayType.SchoolDay,
                    [Week.PlusDays(1)] = DayType.SchoolDay,
                }
            ),
            new AnalysisRaster(
                1,
                0,
                0,
                100,
                10,
                3,
                [.. Enumerable.Range(0, 30).Select(cell => cell % 10)],
                [.. Enumerable.Range(0, 30).Select(cell => cell / 10)],
                [.. Enumerable.Range(0, 30).Select(cell => (short)(cell / 10))],
                [.. Enumerable.Repeat(10_000f, 30)]
            ),
            new RiskSurface(
                1,
                rate,
                new short[30],
                new Dictionary<string, float[][]> { [RiskSurface.AnyDay] = [profile] },
                card
            ),
            [Community("C01", "S1", 0), Community("C02", "S1", 1), Community("C03", "S2", 2)],
            [
                new PatrolBase("office-1", BaseKind.CommunityOffice, "Office", At(450, 50)),
                new PatrolBase("station", BaseKind.Station, "Station", At(450, 240)),
                new PatrolBase("point-1", BaseKind.ServicePoint, "Point", At(550, 50)),
            ],
            [
                new Site("school-1", SiteKind.School, "School", At(250, 50)),
                new Site("school-2", SiteKind.School, "Far school", At(5000, 50)),
                new Site("market", SiteKind.Market, "Market", At(250, 150)),
            ]
        );
    }

    private static Area Community(string code, string parent, int row) =>
        new(
            AreaKind.Community,
            code,
            code,
            parent,
            1000,
            Factory.ToGeometry(new Envelope(0, 1000, row * 100, (row + 1) * 100))
        );

    private static Point At(double x, double y) => Factory.CreatePoint(new Coordinate(x, y));
}
