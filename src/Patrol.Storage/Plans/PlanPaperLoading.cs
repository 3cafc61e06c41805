using Dapper;
using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Storage.People;

namespace Patrol.Storage.Plans;

/// <summary>Loads all that the papers and files of a version are made from.</summary>
public static class PlanPaperLoading
{
    // Degrees around what is asked for: maps show a little more than their subject.
    private const double Around = 0.02;

    /// <summary>Loads it; null when there is no version of that number.</summary>
    /// <param name="session">A session.</param>
    /// <param name="district">Its district.</param>
    /// <param name="number">Number of the version.</param>
    /// <param name="host">Where the viewer is, such as <c>http://localhost:5210</c>.</param>
    /// <param name="subject">What they are about.</param>
    public static async Task<PaperPlan?> FindAsync(
        DistrictSession session,
        District district,
        int number,
        string host,
        PaperSubject subject
    )
    {
        if (await PlanDocuments.FindDetailAsync(session, district, number) is not { } detail)
        {
            return null;
        }
        var slots = subject.IsAbout is null ? detail.Slots : [.. detail.Slots.Where(subject.IsAbout)];
        var routes = await PlanRouteStore.ListAsync(
            session,
            number,
            subject.HasMap ? slots.Select(slot => slot.Code) : null
        );
        var map = await LoadMapAsync(session, slots, routes, subject);
        var teams = await session.Connection.QueryAsync<(string Code, string Name, string? Area)>(
            """select code, name, area_code from patrol.team order by code collate "C" """
        );
        return new PaperPlan(
            detail,
            routes,
            new PaperDistrict(
                district.Code,
                district.Name,
                district.TimeZone.Id,
                [.. teams.Select(row => new PaperTeam(row.Code, row.Name, row.Area))]
            ),
            map,
            $"{host.TrimEnd('/')}/d/{district.Code}/week/{detail.Plan.Id}"
        )
        {
            Told = subject.HasTold ? await LoadToldAsync(session, district, number) : [],
        };
    }

    private static async Task<IReadOnlyList<PlanSlot>> LoadToldAsync(
        DistrictSession session,
        District district,
        int number
    )
    {
        var version = (await PlanStore.FindAsync(session, number))!;
        var before = (await PlanStore.ListAsync(session, version.Week)).Where(one =>
            one.Number < number && one.State is ("published" or "changed" or "superseded")
        );
        var slots = new SlotDocuments(
            district,
            await PeopleStore.LoadRollAsync(session),
            await PlanNames.LoadAsync(session)
        );
        var told = new List<PlanSlot>();
        foreach (var one in before.OrderByDescending(one => one.Number))
        {
            var duties = await PlanStore.LoadDutiesAsync(session, one.Plan);
            told.AddRange(slots.List(duties.Slots, await PlanStore.LoadRosterAsync(session, one.Number)));
        }
        return told;
    }

    private static async Task<PaperMap> LoadMapAsync(
        DistrictSession session,
        IReadOnlyList<PlanSlot> slots,
        IReadOnlyList<RouteView> routes,
        PaperSubject subject
    )
    {
        if (subject is { HasMap: true, IsAbout: null })
        {
            return await PlanMapLoading.LoadAsync(session, null);
        }
        var map = await PlanMapLoading.LoadPlacesAsync(session);
        if (!subject.HasMap)
        {
            return map;
        }
        var areas = slots.Select(slot => slot.Area).ToHashSet();
        var places = map
            .Areas.Where(area => areas.Contains(area.Code))
            .SelectMany(area => area.Rings)
            .SelectMany(ring => ring)
            .Concat(
                routes.SelectMany(route => route.Stops.Select(stop => stop.Place).Append(route.BasePlace))
            )
            .Concat(map.Bases.Where(one => one.Code == subject.Base).Select(one => one.Place))
            .ToArray();
        return places.Length == 0
            ? map
            : await PlanMapLoading.LoadAsync(
                session,
                [
                    places.Min(place => place[0]) - Around,
                    places.Min(place => place[1]) - Around,
                    places.Max(place => place[0]) + Around,
                    places.Max(place => place[1]) + Around,
                ]
            );
    }
}
