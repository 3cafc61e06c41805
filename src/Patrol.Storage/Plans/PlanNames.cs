using System.Globalization;
using Dapper;
using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Storage.Plans;

/// <summary>Names of the areas, bases and sites that slots name by code.</summary>
internal sealed record PlanNames(
    IReadOnlyDictionary<string, string> Areas,
    IReadOnlyDictionary<string, string> Bases,
    IReadOnlyDictionary<string, string> Sites
)
{
    public static async Task<PlanNames> LoadAsync(DistrictSession session)
    {
        var rows = (
            await session.Connection.QueryAsync<(string Kind, string Code, string Name)>(
                """
                select 'area', code, name from patrol.area where kind = @community
                union all select 'base', code, name from patrol.base
                union all select 'site', code, name from patrol.site
                """,
                new { community = (short)AreaKind.Community }
            )
        ).ToLookup(row => row.Kind);
        IReadOnlyDictionary<string, string> Of(string kind) =>
            rows[kind].ToDictionary(row => row.Code, row => row.Name);
        return new PlanNames(Of("area"), Of("base"), Of("site"));
    }

    public string AreaOf(string code) => Areas.GetValueOrDefault(code, code);

    public string PlaceOf(DutySlot slot) =>
        slot.Base is { } home ? Bases.GetValueOrDefault(home, home)
        : slot.Site is { } site ? Sites.GetValueOrDefault(site, site)
        : AreaOf(slot.Area);

    /// <summary>A slot by day, time and community, <c>Tue 20:00–22:00, Saffron</c>; midnight at its end is 24:00.</summary>
    public string Say(DutySlot slot, DateTimeZone zone)
    {
        string Clock(Instant at, string form) =>
            at.InZone(zone).LocalDateTime.ToString(form, CultureInfo.InvariantCulture);
        var end = Clock(slot.To, "HH:mm");
        return $"{Clock(slot.From, "ddd HH:mm")}–{(end == "00:00" ? "24:00" : end)}, {AreaOf(slot.Area)}";
    }
}
