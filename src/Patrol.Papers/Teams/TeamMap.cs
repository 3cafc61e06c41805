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
    private readonly (string Key, string Name, double[] Place)[] places;

    public TeamMap(PaperPlan plan, IReadOnlyList<PlanSlot> duties)
    {
        this.plan = plan;
        places =
        [
            .. duties
                .Select(slot => (Key: KeyOf(slot), Name: slot.Place, Place: PlaceOf(slot)))
                .Where(one => one.Place is not null)
                .DistinctBy(one => one.Key)
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => (one.Key, one.Name, one.Place!)),
        ];
    }

    /// <summary>Number of a duty's place; null where its place is not known.</summary>
    public int? NumberOf(PlanSlot slot) =>
        Array.FindIndex(places, one => one.Key == KeyOf(slot)) is var index and >= 0 ? index + 1 : null;

    /// <summary>Writes what its numbers stand for, two beside each other; the y below.</summary>
    public float DrawPlaces(Pen pen, float x, float y, float width)
    {
        const float row = 42;
        var (column, radius) = ((width - 20) / 2, 16f);
        var rows = (places.Length + 1) / 2;
        for (var index = 0; index < places.Length; index++)
        {
            // Down the left column, then the right one.
            var at = new SKPoint(
                x + index / rows * (column + 20) + radius + 1,
                y + index % rows * row + row / 2
            );
            MapSigns.Stop(pen, at, $"{index + 1}", radius);
            var style = new TextStyle(28, Ink.Text);
            var left = at.X + radius + 10;
            pen.Fitted(places[index].Name, left, at.Y + 10, column - 2 * radius - 12, style, 17);
        }
        return y + rows * row;
    }

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
        var marks = StopMark.Of(
            places.Select((one, index) => (index + 1, frame.At(one.Place))),
            rect,
            default,
            6.8f * grain
        );
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
            taken =>
            {
                foreach (var mark in marks)
                {
                    taken.Keep(mark.Room);
                    taken.Keep(mark.Place, 3 * grain);
                }
            },
            () => StopMark.Draw(pen, marks),
            new SheetMapLook(NameSize * grain, grain, null)
        );
    }

    private static string KeyOf(PlanSlot slot) => slot.Base ?? slot.Site ?? slot.Area;

    private double[]? PlaceOf(PlanSlot slot) =>
        slot.Base is { } home ? plan.Map.Bases.FirstOrDefault(one => one.Code == home)?.Place
        : slot.Site is { } site ? plan.Map.Sites.FirstOrDefault(one => one.Code == site)?.Place
        : null;
}
