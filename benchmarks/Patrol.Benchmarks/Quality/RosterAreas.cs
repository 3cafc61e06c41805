using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;

namespace Patrol.Benchmarks.Quality;

/// <summary>Says where members serve: at home in their community, elsewhere in its subdistrict; those without an area
/// anywhere.</summary>
/// <param name="communityOf">[area] community of a community, grid or enterprise.</param>
/// <param name="around">[community] communities of its subdistrict.</param>
internal sealed class RosterAreas(
    IReadOnlyDictionary<string, string> communityOf,
    IReadOnlyDictionary<string, string[]> around
)
{
    private readonly string[] all = [.. around.Keys.Order(StringComparer.Ordinal)];

    public RosterMember Place(
        Member member,
        bool isUnitFiled,
        LocalDate week,
        DateTimeZone zone,
        DayCalendar calendar,
        LocalDate anchor
    )
    {
        var home =
            member.AreaCode is { } area && communityOf.TryGetValue(area, out var community)
                ? community
                : null;
        var tours = member.Force switch
        {
            Force.CommunityOfficer => SwornRota.OfCommunityOfficer(week, zone, calendar),
            Force.PatrolOfficer or Force.TrafficOfficer => SwornRota.OfSquad(
                member.Squad!,
                week,
                zone,
                anchor
            ),
            _ => WindowExpansion.Expand(member.Availability, week, zone),
        };
        return new RosterMember(
            member,
            home is null ? [] : [home],
            home is null ? all : around[home],
            isUnitFiled,
            tours
        );
    }
}
