using System.Globalization;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using NodaTime.Text;
using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Papers.Words;
using Calendar = Ical.Net.Calendar;

namespace Patrol.Papers;

/// <summary>
/// A team's week as iCalendar (RFC 5545), an event a duty. Times are UTC, which every calendar shows on its own clock. The id of
/// an event stays from version to version and its sequence grows, so that a newer file updates an older one; what the team
/// was told before and no longer serves is canceled. Tentative until the plan is published. It holds codes, no names of persons.
/// </summary>
public static class TeamCalendar
{
    /// <summary>The calendar as UTF-8; null when there is no such team.</summary>
    /// <param name="plan">The version.</param>
    /// <param name="code">Code of the team.</param>
    public static byte[]? Find(PaperPlan plan, string code)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.District.Teams.FirstOrDefault(one => one.Code == code) is not { } team)
        {
            return null;
        }
        var view = plan.Detail.Plan;
        var calendar = new Calendar { ProductId = "-//Patrol//Week plan//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", $"{team.Name} · {view.Week}");
        calendar.AddProperty("X-WR-CALDESC", $"{PlanWords.Version(view)}. {PlanWords.Honest}");
        var zone = DateTimeZoneProviders.Tzdb[plan.District.TimeZone];
        var duties = plan.Detail.Slots.Where(slot => slot.People.Any(one => one.Team == team.Code)).ToArray();
        foreach (var slot in IsTold(view) ? duties.Concat(Gone(plan, team, duties)) : duties)
        {
            calendar.Events.Add(EventOf(plan, team, slot, zone));
        }
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    // A draft takes nothing back that was told, and what is told after it has to count as newer.
    private static bool IsTold(PlanView view) => view.State is "published" or "changed" or "superseded";

    // An event that a newer file leaves out stays in a calendar: it has to be canceled.
    private static IEnumerable<PlanSlot> Gone(PaperPlan plan, PaperTeam team, IReadOnlyList<PlanSlot> duties)
    {
        var known = duties.Select(slot => slot.Code).ToHashSet();
        return plan
            .Told.Where(slot => slot.People.Any(one => one.Team == team.Code) && known.Add(slot.Code))
            .Select(slot => slot with { IsCalledOff = true, People = [] });
    }

    private static CalendarEvent EventOf(PaperPlan plan, PaperTeam team, PlanSlot slot, DateTimeZone zone)
    {
        var view = plan.Detail.Plan;
        var ours = slot.People.Where(one => one.Team == team.Code).ToArray();
        var lead = slot.People.FirstOrDefault(one => one.IsLead)?.Member;
        var lines = new[]
        {
            $"Duty {slot.Code}, {slot.AreaName}.",
            ours.Length == 0 ? null : $"From the team: {string.Join(", ", ours.Select(one => one.Member))}.",
            lead is null ? null : $"Lead: {lead}.",
            $"{PlanWords.Version(view)}. {PlanWords.Honest}",
        };
        return new CalendarEvent
        {
            Uid = $"{view.Week}.{slot.Code}@{plan.District.Code}.patrol.invalid".ToLowerInvariant(),
            DtStamp = UtcOf(InstantPattern.General.Parse(view.Created).Value),
            Start = UtcOf(slot.From, zone),
            End = UtcOf(slot.To, zone),
            Sequence =
                2 * int.Parse(view.Id[(view.Id.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture)
                + (IsTold(view) ? 1 : 0),
            Status =
                slot.IsCalledOff ? EventStatus.Cancelled
                : view.State == "published" && slot.Open is null ? EventStatus.Confirmed
                : EventStatus.Tentative,
            Summary = $"{PlanWords.Kind(slot.Kind)} {slot.Code}",
            Location = slot.Place,
            Description = string.Join("\n", lines.OfType<string>()),
            Url = new Uri(plan.Address),
        };
    }

    private static CalDateTime UtcOf(string local, DateTimeZone zone) =>
        UtcOf(PlanWords.TimeOf(local).InZoneLeniently(zone).ToInstant());

    private static CalDateTime UtcOf(Instant instant) => new(instant.ToDateTimeUtc(), CalDateTime.UtcTzId);
}
