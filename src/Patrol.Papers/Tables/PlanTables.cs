using System.Globalization;
using NodaTime;
using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Contracts.Words;
using Patrol.Papers.Words;

namespace Patrol.Papers.Tables;

/// <summary>A version as tables; the workbook and the text files hold the same.</summary>
internal static class PlanTables
{
    /// <summary>Names of the tables, in order.</summary>
    public static readonly IReadOnlyList<string> Names = ["duties", "people", "open", "stops"];

    /// <summary>A table; null when there is none of that name.</summary>
    public static PaperTable? Find(PaperPlan plan, string name) =>
        name switch
        {
            "duties" => Duties(plan),
            "people" => People(plan),
            "open" => Open(plan),
            "stops" => Stops(plan),
            _ => null,
        };

    private static PaperTable Duties(PaperPlan plan) =>
        new(
            "duties",
            "slot,kind,from,to,community,community_name,place,base,site,minimum,target,people,lead,status,expected_reported".Split(
                ','
            ),
            [
                .. plan.Detail.Slots.Select(slot =>
                    new object?[]
                    {
                        slot.Code,
                        PlanWords.Kind(slot.Kind),
                        TimeOf(slot.From),
                        TimeOf(slot.To),
                        slot.Area,
                        slot.AreaName,
                        slot.Place,
                        slot.Base,
                        slot.Site,
                        slot.Minimum,
                        slot.Target,
                        slot.People.Count,
                        slot.People.FirstOrDefault(one => one.IsLead)?.Member,
                        StatusOf(slot),
                        slot.Value,
                    }
                ),
            ]
        );

    private static PaperTable People(PaperPlan plan)
    {
        var teams = plan.District.Teams.ToDictionary(team => team.Code, team => team.Name);
        return new(
            "people",
            "member,force,team,team_name,slot,kind,from,to,community,place,leads,set_by_person".Split(','),
            [
                .. plan
                    .Detail.Slots.SelectMany(slot => slot.People.Select(one => (Slot: slot, One: one)))
                    .OrderBy(row => row.One.Member, StringComparer.Ordinal)
                    .ThenBy(row => row.Slot.From, StringComparer.Ordinal)
                    .Select(row =>
                        new object?[]
                        {
                            row.One.Member,
                            ReasonText.SayForce(row.One.Force),
                            row.One.Team,
                            row.One.Team is { } team ? teams.GetValueOrDefault(team) : null,
                            row.Slot.Code,
                            PlanWords.Kind(row.Slot.Kind),
                            TimeOf(row.Slot.From),
                            TimeOf(row.Slot.To),
                            row.Slot.AreaName,
                            row.Slot.Place,
                            row.One.IsLead ? "yes" : "no",
                            row.One.IsPinned ? "yes" : "no",
                        }
                    ),
            ]
        );
    }

    private static PaperTable Open(PaperPlan plan) =>
        new(
            "open",
            "slot,kind,from,to,community,place,minimum,people,reason_code,reason,what_would_fill_it".Split(
                ','
            ),
            [
                .. plan
                    .Detail.Slots.Where(slot => slot.Open is not null && !slot.IsCalledOff)
                    .Select(slot =>
                        new object?[]
                        {
                            slot.Code,
                            PlanWords.Kind(slot.Kind),
                            TimeOf(slot.From),
                            TimeOf(slot.To),
                            slot.AreaName,
                            slot.Place,
                            slot.Minimum,
                            slot.People.Count,
                            slot.Open!.Code,
                            ReasonText.Say(slot.Open),
                            string.Join("; ", slot.Remedies.Select(ReasonWords.Remedy)),
                        }
                    ),
            ]
        );

    private static PaperTable Stops(PaperPlan plan) =>
        new(
            "stops",
            "slot,base,number,arrive,leave,street,near,has_to_be_passed,longitude,latitude".Split(','),
            [
                .. PlanSubjects
                    .Ways(plan)
                    .SelectMany(route =>
                        route.Stops.Select(stop =>
                            new object?[]
                            {
                                route.Slot,
                                route.Base,
                                stop.Number,
                                TimeOf(stop.Arrive),
                                TimeOf(stop.Leave),
                                stop.Street,
                                stop.Near,
                                stop.MustVisit,
                                Math.Round(stop.Place[0], 6),
                                Math.Round(stop.Place[1], 6),
                            }
                        )
                    ),
            ]
        );

    private static string StatusOf(PlanSlot slot) =>
        slot.IsCalledOff ? "called off"
        : slot.Open is null ? "served"
        : "open";

    private static DateTime TimeOf(string local) => PlanWords.TimeOf(local).ToDateTimeUnspecified();
}
