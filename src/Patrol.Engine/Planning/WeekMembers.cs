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
    /// <param name="ground">The district.</param>
    /// <param name="members">Members of all forces.</param>
    /// <param name="unfiled">Codes of units whose filing is missing.</param>
    /// <param name="week">Monday of the local week.</param>
    /// <param name="rotaAnchor">A date on which squad A has the day tour.</param>
    public static IReadOnlyList<RosterMember> Place(
        WeekGround ground,
        IReadOnlyList<Member> members,
        IReadOnlySet<string> unfiled,
        LocalDate week,
        LocalDate rotaAnchor
    )
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(members);
        string[] everywhere = [.. ground.Communities.Select(area => area.Code)];
        var around = ground
            .Communities.GroupBy(area => area.ParentCode ?? area.Code)
            .SelectMany(group =>
                group.Select(area => (area.Code, Others: group.Select(one => one.Code).ToArray()))
            )
            .ToDictionary(one => one.Code, one => one.Others);
        var homes = ground.OtherAreas.ToLookup(area => area.Code, area => HomesOf(ground, area));
        return
        [
            .. members.Select(member =>
            {
                string[] home = member.AreaCode switch
                {
                    null => [],
                    { } code when around.ContainsKey(code) => [code],
                    { } code => [.. homes[code].SelectMany(codes => codes).Distinct()],
                };
                return new RosterMember(
                    member,
                    home,
                    home.Length == 0 ? everywhere : [.. home.SelectMany(code => around[code]).Distinct()],
                    member.UnitCode is null || !unfiled.Contains(member.UnitCode),
                    ToursOf(ground, member, week, rotaAnchor)
                );
            }),
        ];
    }

    // An enterprise may lie in several communities; a grid says which it belongs to.
    private static string[] HomesOf(WeekGround ground, Area area) =>
        area.Kind == AreaKind.ManagementGrid && area.ParentCode is { } parent
            ? [.. ground.Communities.Where(one => one.Code == parent).Select(one => one.Code)]
            :
            [
                .. ground
                    .Communities.Where(one => one.Shape.Intersection(area.Shape).Area > 0)
                    .Select(one => one.Code),
            ];

    private static IReadOnlyList<Interval> ToursOf(
        WeekGround ground,
        Member member,
        LocalDate week,
        LocalDate rotaAnchor
    ) =>
        member.Force switch
        {
            Force.CommunityOfficer => SwornRota.OfCommunityOfficer(week, ground.Zone, ground.Calendar),
            Force.PatrolOfficer or Force.TrafficOfficer => member.Squad is { } squad
                ? SwornRota.OfSquad(squad, week, ground.Zone, rotaAnchor)
                : [],
            _ => WindowExpansion.Expand(member.Availability, week, ground.Zone),
        };
}
