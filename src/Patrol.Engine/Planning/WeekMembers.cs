using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;

namespace Patrol.Engine.Planning;

/// <summary>Where and when each member can be asked in a week.</summary>
public static class WeekMembers
{
    /// <summary>
    /// Places members: at home in their own community (or that of their management grid or enterprise), elsewhere in its
    /// subdistrict; those without an area anywhere. [D] Patrol and traffic officers serve by their squad's rota, community
    /// officers on workdays, all others in their weekly windows.
    /// </summary>
    /// <param name="areas">The district.</param>
    /// <param name="members">Members of all forces.</param>
    /// <param name="unfiled">Codes of units whose filing is missing.</param>
    /// <param name="week">Monday of the local week.</param>
    /// <param name="rotaAnchor">A date on which squad A has the day tour.</param>
    public static IReadOnlyList<RosterMember> Place(
        WeekAreas areas,
        IReadOnlyList<Member> members,
        IReadOnlySet<string> unfiled,
        LocalDate week,
        LocalDate rotaAnchor
    )
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(members);
        string[] everywhere = [.. areas.Communities.Select(area => area.Code)];
        var around = areas
            .Communities.GroupBy(area => area.Parent ?? area.Code)
            .SelectMany(group =>
                group.Select(area => (area.Code, Others: group.Select(one => one.Code).ToArray()))
            )
            .ToDictionary(one => one.Code, one => one.Others);
        return
        [
            .. members.Select(member =>
            {
                string[] home = member.AreaCode switch
                {
                    null => [],
                    { } code when around.ContainsKey(code) => [code],
                    { } code => [.. areas.CommunitiesOf[code].Distinct()],
                };
                return new RosterMember(
                    member,
                    home,
                    home.Length == 0 ? everywhere : [.. home.SelectMany(code => around[code]).Distinct()],
                    member.UnitCode is null || !unfiled.Contains(member.UnitCode),
                    ToursOf(areas, member, week, rotaAnchor)
                );
            }),
        ];
    }

    private static IReadOnlyList<Interval> ToursOf(
        WeekAreas areas,
        Member member,
        LocalDate week,
        LocalDate rotaAnchor
    ) =>
        member.Force switch
        {
            Force.CommunityOfficer => SwornRota.OfCommunityOfficer(week, areas.Zone, areas.Calendar),
            Force.PatrolOfficer or Force.TrafficOfficer => member.Squad is { } squad
                ? SwornRota.OfSquad(squad, week, areas.Zone, rotaAnchor)
                : [],
            _ => WindowExpansion.Expand(member.Availability, week, areas.Zone),
        };
}
