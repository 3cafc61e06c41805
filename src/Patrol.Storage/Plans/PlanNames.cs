using Patrol.Engine.Model;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Plans;

/// <summary>Names of the areas, bases and sites that slots name by code.</summary>
internal sealed record PlanNames(
    IReadOnlyDictionary<string, string> Areas,
    IReadOnlyDictionary<string, string> Bases,
    IReadOnlyDictionary<string, string> Sites
)
{
    public static async Task<PlanNames> LoadAsync(DistrictSession session) =>
        new(
            (await GeographyStore.LoadAreasAsync(session, AreaKind.Community)).ToDictionary(
                one => one.Code,
                one => one.Name
            ),
            (await GeographyStore.LoadBasesAsync(session)).ToDictionary(one => one.Code, one => one.Name),
            (await GeographyStore.LoadSitesAsync(session)).ToDictionary(one => one.Code, one => one.Name)
        );

    public string AreaOf(string code) => Areas.GetValueOrDefault(code, code);

    public string PlaceOf(DutySlot slot) =>
        slot.Base is { } home ? Bases.GetValueOrDefault(home, home)
        : slot.Site is { } site ? Sites.GetValueOrDefault(site, site)
        : AreaOf(slot.Area);
}
