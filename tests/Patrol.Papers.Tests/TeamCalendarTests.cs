namespace Patrol.Papers.Tests;

public sealed class TeamCalendarTests
{
    [Fact]
    public void Calendar_HasAnEventForEachDutyOfTheTeam()
    {
        var events = CalendarLines.EventsOf(TeamCalendar.Find(SamplePaperPlan.Create("published"), "T1")!);

        // The fourth of its community is called off, and nobody was told of it.
        Assert.Equal(3, events.Count);
        var first = events.Single(one => one["UID"] == "2026-w49.c1-mon-2000-1@test.patrol.invalid");
        // 20:00 in Berlin in winter.
        Assert.Equal("20261130T190000Z", first["DTSTART"]);
        Assert.Equal("20261130T210000Z", first["DTEND"]);
        Assert.Equal("20261127T202743Z", first["DTSTAMP"]);
        Assert.Equal("9", first["SEQUENCE"]);
        Assert.Equal("CONFIRMED", first["STATUS"]);
        Assert.Equal("North office", first["LOCATION"]);
        Assert.Contains("From the team: V001, V002.\nLead: V001.", first["DESCRIPTION"]);
    }

    [Theory]
    [InlineData("published", 1, "9")]
    [InlineData("changed", 1, "9")]
    [InlineData("draft", 0, "8")]
    public void DutyCalledOff_IsCancelledForWhomItWasTold_OnceTheVersionIsTold(
        string state,
        int canceled,
        string sequence
    )
    {
        var plan = SamplePaperPlan.Create(state);
        var off = plan.Detail.Slots.Single(slot => slot.Code == "C1-wed-2200-1");
        var served = plan.Detail.Slots.First(slot => slot.People.Any(one => one.Team == "T1"));
        var told = plan with { Told = [off with { IsCalledOff = false, People = served.People }] };
        var events = CalendarLines.EventsOf(TeamCalendar.Find(told, "T1")!);
        Assert.Equal(
            canceled,
            events.Count(one => one["UID"].Contains("c1-wed-2200-1") && one["STATUS"] == "CANCELLED")
        );
        Assert.All(events, one => Assert.Equal(sequence, one["SEQUENCE"]));
    }

    [Fact]
    public void DutyThatTheTeamWasToldAndNoLongerServes_IsCancelled()
    {
        var plan = SamplePaperPlan.Create("published");
        var ours = plan.Detail.Slots.First(slot => slot.People.Any(one => one.Team == "T1"));
        // T1 was on it, T2 is; and one that T1 serves still.
        var other = plan.Detail.Slots.Last(slot => slot.People.Any(one => one.Team == "T1"));
        var changed = plan with
        {
            Told = plan.Detail.Slots,
            Detail = plan.Detail with
            {
                Slots =
                [
                    .. plan.Detail.Slots.Select(slot =>
                        slot.Code == ours.Code
                            ? slot with
                            {
                                People = [.. slot.People.Select(one => one with { Team = "T2" })],
                            }
                            : slot
                    ),
                ],
            },
        };
        var events = CalendarLines.EventsOf(TeamCalendar.Find(changed, "T1")!);
        string StatusOf(string code) =>
            events.Single(one => one["UID"].Contains(code.ToLowerInvariant()))["STATUS"];
        Assert.Equal("CANCELLED", StatusOf(ours.Code));
        Assert.NotEqual("CANCELLED", StatusOf(other.Code));
        Assert.Contains("T1", PlanSubjects.Teams(changed.Told));
    }

    [Fact]
    public void Draft_IsTentative() =>
        Assert.Equal(
            "TENTATIVE",
            Assert.Single(CalendarLines.EventsOf(TeamCalendar.Find(SamplePaperPlan.Create(), "T2")!))[
                "STATUS"
            ]
        );

    [Fact]
    public void LongAndForeignText_IsFoldedWithinItsLimit()
    {
        var plan = SamplePaperPlan.Create();
        var slots = plan.Detail.Slots.Select(slot =>
            slot with
            {
                Place = string.Concat(Enumerable.Repeat("三里屯, \"东\"; ", 12)),
            }
        );
        plan = plan with { Detail = plan.Detail with { Slots = [.. slots] } };

        var events = CalendarLines.EventsOf(TeamCalendar.Find(plan, "T1")!);

        Assert.All(events, one => Assert.StartsWith("三里屯, \"东\"; 三里屯, ", one["LOCATION"]));
    }

    [Fact]
    public void UnknownTeam_IsNull() => Assert.Null(TeamCalendar.Find(SamplePaperPlan.Create(), "T9"));

    [Fact]
    public void SamePlan_GivesTheSameBytes() =>
        Assert.Equal(
            TeamCalendar.Find(SamplePaperPlan.Create(), "T1"),
            TeamCalendar.Find(SamplePaperPlan.Create(), "T1")
        );
}
