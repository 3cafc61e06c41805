using Dapper;
using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Runs;

/// <summary>What tonight's patrols are planned on, of one snapshot.</summary>
/// <param name="SurfaceNumber">Number of the surface.</param>
/// <param name="Surface">Rates and profiles.</param>
/// <param name="Raster">Its cells.</param>
/// <param name="Calendar">Day types.</param>
/// <param name="Streets">The street network.</param>
/// <param name="Bases">Where patrols start.</param>
public sealed record TonightGround(
    int SurfaceNumber,
    SurfaceValues Surface,
    AnalysisRaster Raster,
    DayCalendar Calendar,
    IReadOnlyList<StreetSegment> Streets,
    IReadOnlyList<PatrolBase> Bases
)
{
    /// <summary>Says what a request needs that is not there.</summary>
    /// <returns>Number of the surface that is meant: the newest when the request names none.</returns>
    /// <exception cref="InputException"><c>tonight.no-*</c>: all that is missing.</exception>
    public static async Task<int> RefuseMissingAsync(DistrictSession session, TonightRequest request)
    {
        var number = NumberedKey.TryParse(request.Surface, out var key) ? key.Number : (int?)null;
        var (surface, hasStreets, hasBases) = await session.Connection.QuerySingleAsync<(
            int? Surface,
            bool HasStreets,
            bool HasBases
        )>(
            """
            select (select max(number) from patrol.risk_surface where number = coalesce(@number, number)),
              exists (select from patrol.street_segment), exists (select from patrol.base)
            """,
            new { number }
        );
        var issues = new List<InputIssue>();
        void Need(bool isThere, string code, string? field, string? value, string remedy)
        {
            if (!isThere)
            {
                issues.Add(new InputIssue(code, null, null, field, value, remedy));
            }
        }
        Need(
            surface is not null,
            "tonight.no-surface",
            "surface",
            request.Surface,
            number is null
                ? "Compute a surface first: ./patrol surface, or import incidents."
                : "There is no such surface: leave it out for the newest, or compute one."
        );
        Need(hasStreets, "tonight.no-streets", null, null, "Import the streets of the district first.");
        Need(
            hasBases,
            "tonight.no-bases",
            null,
            null,
            "Import the bases of the district first: patrols start from them."
        );
        return issues.Count > 0 ? throw new InputException(issues) : surface!.Value;
    }

    /// <summary>Loads it.</summary>
    /// <exception cref="InputException"><c>tonight.no-*</c>: all that is missing.</exception>
    public static async Task<TonightGround> LoadAsync(DistrictSession session, TonightRequest request)
    {
        var number = await RefuseMissingAsync(session, request);
        var surface = (await SurfaceStore.LoadAsync(session, number))!;
        return new TonightGround(
            number,
            surface,
            await RasterStore.LoadAsync(session, surface.Rates.RasterNumber),
            await GeographyStore.LoadCalendarAsync(session),
            await GeographyStore.LoadStreetsAsync(session),
            await GeographyStore.LoadBasesAsync(session)
        );
    }
}
