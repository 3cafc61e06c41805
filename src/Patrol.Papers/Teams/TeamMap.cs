using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Teams;

/// <summary>Where a team serves in a week: a number for each place, the same as in its list.</summary>
internal sealed class TeamMap
{
    // Units of a point to a meter at the closest: a team at one base sees its neighborhood, not its door.
    private const double Closest = 0.3;
    private const int ManyPlaces = 12;
    private const float NameSize = 6.4f;

    private readonly PaperPlan plan;
    private readonly (string Key, double[] Place)[] places;

    public TeamMap(PaperPlan plan, IReadOnlyList<PlanSlot> duties)
    {
        this.plan = plan;
        places =
        [
            .. duties
                .Select(slot => (Key: KeyOf(slot), Place: PlaceOf(slot)))
                .Where(one => one.Place is not null)
                .DistinctBy(one => one.Key)
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => (one.Key, one.Place!)),
        ];
    }

    /// <summary>Number of a duty's place; null where its place is not known.</summary>
    public int? NumberOf(PlanSlot slot) =>
        Array.FindIndex(places, one => one.Key == KeyOf(slot)) is var index and >= 0 ? index + 1 : null;

    /// <summary>Draws it.</summary>
    public void Draw(Pen pen, SKRect rect, IReadOnlyList<PlanSlot> duties, float grain)
    {
        var areas = duties.Select(slot => slot.Area).ToHashSet();
        double[][] seen = [.. places.Select(one => one.Place)];
        if (seen.Length == 0)
        {
            seen = [.. plan.Map.Bases.Select(one => one.Place).DefaultIfEmpty([0, 0])];
        }
        var frame = MapFrame.Around(rect, seen, 34 * grain, isRound: false);
        frame = frame with { UnitsPerMeter = Math.Min(frame.UnitsPerMeter, Closest * grain) };
        var keys = places.Select(one => one.Key).ToHashSet();
        SheetMap.Draw(
            pen,
            frame,
            // What has a number needs no other sign.
            plan.Map with
            {
                Sites = [.. plan.Map.Sites.Where(site => !keys.Contains(site.Code))],
            },
            places.Length > ManyPlaces ? new HashSet<string>() : areas,
            new HashSet<string>(),
            under: null,
            taken =>
            {
                for (var index = 0; index < places.Length; index++)
                {
                    var at = frame.At(places[index].Place);
                    MapSigns.Stop(pen, at, $"{index + 1}", 6.8f * grain);
                    taken.Keep(at, 8 * grain);
                }
            },
            new SheetMapLook(NameSize * grain, grain, null)
        );
    }

    private static string KeyOf(PlanSlot slot) => slot.Base ?? slot.Site ?? slot.Area;

    private double[]? PlaceOf(PlanSlot slot) =>
        slot.Base is { } home ? plan.Map.Bases.FirstOrDefault(one => one.Code == home)?.Place
        : slot.Site is { } site ? plan.Map.Sites.FirstOrDefault(one => one.Code == site)?.Place
        : null;
}
