using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Runs;

/// <summary>What tonight's patrols are planned on, of one snapshot.</summary>
internal sealed record TonightGround(
    int SurfaceNumber,
    SurfaceValues Surface,
    AnalysisRaster Raster,
    DayCalendar Calendar,
    IReadOnlyList<StreetSegment> Streets,
    IReadOnlyList<PatrolBase> Bases
)
{
    /// <summary>Loads it; the newest surface when the request names none.</summary>
    /// <exception cref="InputException"><c>tonight.no-*</c>: all that is not there yet.</exception>
    public static async Task<TonightGround> LoadAsync(DistrictSession session, TonightRequest request)
    {
        var number = NumberedKey.TryParse(request.Surface, out var key)
            ? key.Number
            : await SurfaceStore.LatestAsync(session);
        var surface = number is { } known ? await SurfaceStore.LoadAsync(session, known) : null;
        var streets = await GeographyStore.LoadStreetsAsync(session);
        var bases = await GeographyStore.LoadBasesAsync(session);
        var issues = new List<InputIssue>();
        if (surface is null)
        {
            issues.Add(
                new InputIssue(
                    "tonight.no-surface",
                    null,
                    null,
                    "surface",
                    request.Surface,
                    "Compute a surface first: ./patrol surface, or import incidents."
                )
            );
        }
        if (streets.Count == 0)
        {
            issues.Add(
                new InputIssue(
                    "tonight.no-streets",
                    null,
                    null,
                    null,
                    null,
                    "Import the streets of the district first."
                )
            );
        }
        if (bases.Count == 0)
        {
            issues.Add(
                new InputIssue(
                    "tonight.no-bases",
                    null,
                    null,
                    null,
                    null,
                    "Import the bases of the district first: patrols start from them."
                )
            );
        }
        return issues.Count > 0
            ? throw new InputException(issues)
            : new TonightGround(
                number!.Value,
                surface!,
                await RasterStore.LoadAsync(session, surface!.RasterNumber),
                await GeographyStore.LoadCalendarAsync(session),
                streets,
                bases
            );
    }
}
