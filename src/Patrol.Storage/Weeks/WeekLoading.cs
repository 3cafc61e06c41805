using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Planning;
using Patrol.Storage.Geography;
using Patrol.Storage.People;

namespace Patrol.Storage.Runs;

/// <summary>What a week is planned on, of one snapshot.</summary>
public static class WeekLoading
{
    // Where the sworn rota starts its cycle; every fourth day is the same. [D]
    private static readonly LocalDate RotaAnchor = new(2024, 1, 1);

    /// <summary>Loads the district on its newest surface.</summary>
    /// <param name="session">A session.</param>
    /// <param name="zone">Clock of the district.</param>
    /// <exception cref="InputException"><c>week.no-*</c>: all that is missing.</exception>
    public static async Task<WeekGround> LoadGroundAsync(DistrictSession session, DateTimeZone zone)
    {
        var surface = await SurfaceStore.LatestAsync(session) is { } number
            ? await SurfaceStore.LoadAsync(session, number)
            : null;
        var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
        var bases = await GeographyStore.LoadBasesAsync(session);
        var issues = new List<InputIssue>();
        void Need(bool isThere, string code, string remedy)
        {
            if (!isThere)
            {
                issues.Add(new InputIssue(code, null, null, null, null, remedy));
            }
        }
        Need(
            surface is not null,
            "week.no-surface",
            "Compute a surface first: ./patrol surface, or import incidents."
        );
        Need(communities.Count > 0, "week.no-communities", "Import the communities of the district first.");
        Need(
            bases.Count > 0,
            "week.no-bases",
            "Import the bases of the district first: patrols start from them."
        );
        return issues.Count > 0
            ? throw new InputException(issues)
            : new WeekGround(
                zone,
                await GeographyStore.LoadCalendarAsync(session),
                await RasterStore.LoadAsync(session, surface!.Rates.RasterNumber),
                surface.Rates,
                communities,
                [
                    .. await GeographyStore.LoadAreasAsync(session, AreaKind.ManagementGrid),
                    .. await GeographyStore.LoadAreasAsync(session, AreaKind.Enterprise),
                ],
                bases,
                await GeographyStore.LoadSitesAsync(session)
            );
    }

    /// <summary>Loads the members, placed where and when they can be asked in a week.</summary>
    /// <param name="session">A session.</param>
    /// <param name="ground">The district.</param>
    /// <param name="week">Monday of the local week.</param>
    public static async Task<IReadOnlyList<RosterMember>> LoadMembersAsync(
        DistrictSession session,
        WeekGround ground,
        LocalDate week
    ) =>
        WeekMembers.Place(
            ground,
            await PeopleStore.LoadMembersAsync(session),
            await PeopleStore.LoadUnfiledAsync(session),
            week,
            RotaAnchor
        );
}
