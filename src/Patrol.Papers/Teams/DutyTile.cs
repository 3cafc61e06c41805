using Patrol.Contracts.Plans;
using Patrol.Papers.Drawing;
using Patrol.Papers.Maps;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Teams;

/// <summary>One turn in a team's picture, two beside each other: when, at which place of the map, what, and who of the team.</summary>
internal sealed class DutyTile
{
    private const float Pad = 20;
    private const float Top = 12;
    private const float MarkRadius = 16;
    private const float Space = 14;

    private static readonly TextStyle Time = new(32, Ink.Text, IsBold: true);
    private static readonly TextStyle Code = new(23, Ink.Quiet);
    private static readonly TextStyle Plain = new(27, Ink.Text);
    private static readonly TextStyle Member = new(29, Ink.Text, IsBold: true);
    private static readonly TextStyle State = new(27, Ink.Open, IsBold: true);

    private readonly Pen pen;
    private readonly PlanSlot slot;
    private readonly int? number;
    private readonly float width;
    private readonly List<List<(string Text, TextStyle Style)>> lines =
    [
        [],
    ];

    /// <param name="pen">Pen.</param>
    /// <param name="slot">Duty.</param>
    /// <param name="team">Code of the team.</param>
    /// <param name="number">Number of its place on the map; null for none.</param>
    /// <param name="width">Width.</param>
    public DutyTile(Pen pen, PlanSlot slot, string team, int? number, float width)
    {
        (this.pen, this.slot, this.number, this.width) = (pen, slot, number, width);
        var used = 0f;
        foreach (var (text, style) in WordsOf(slot, team, number is not null))
        {
            var needed = pen.WidthOf(text, style);
            if (used > 0 && used + needed > width - 2 * Pad)
            {
                lines.Add([]);
                used = 0;
            }
            lines[^1].Add((text, style));
            used += needed + Space;
        }
    }

    /// <summary>Least height.</summary>
    public float Height => Top + Time.Leading + lines.Count * Member.Leading + Top - 4;

    /// <summary>Draws it below a place.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="height">Height, that of the higher one of its row.</param>
    public void Draw(float x, float y, float height)
    {
        pen.Box(SKRect.Create(x, y, width, height), slot.IsCalledOff ? Ink.OpenTint : Ink.Tint, 10);
        pen.Box(SKRect.Create(x, y, 8, height), Ink.Days[PlanWords.DayOf(slot)], 4);
        var baseline = y + Top + Time.Size * 0.85f;
        var after = pen.Text(
            PlanWords.Window(slot),
            x + Pad,
            baseline,
            Time with
            {
                IsStruck = slot.IsCalledOff,
            }
        );
        if (number is { } place)
        {
            var half = MapSigns.HalfWidthOfStop($"{place}", MarkRadius);
            MapSigns.Stop(pen, new SKPoint(after + Space + half, baseline - 11), $"{place}", MarkRadius);
            after += Space + 2 * half;
        }
        var right = x + width - Pad * 0.7f;
        var style = pen.Shrunk(slot.Code, right - after - Space, Code, 14);
        var code = pen.Fit(slot.Code, right - after - Space + 0.5f, style);
        pen.Text(code, right, baseline - 2, style, Align.Right);
        foreach (var line in lines)
        {
            baseline += Member.Leading;
            var at = x + Pad;
            foreach (var (text, look) in line)
            {
                at = pen.Text(pen.Fit(text, x + width - Pad - at + 0.5f, look), at, baseline, look) + Space;
            }
        }
    }

    // What a map's number says is not said again.
    private static IEnumerable<(string Text, TextStyle Style)> WordsOf(
        PlanSlot slot,
        string team,
        bool isOnMap
    )
    {
        yield return (PlanWords.Kind(slot.Kind), Plain);
        if (slot.IsCalledOff || slot.Open is not null)
        {
            yield return (slot.IsCalledOff ? "called off" : "open", State);
        }
        if (!isOnMap)
        {
            yield return (slot.Place, Plain);
        }
        var ours = slot.People.Where(one => one.Team == team).ToArray();
        foreach (var one in ours)
        {
            yield return (
                one.IsLead ? $"★{one.Member}" : one.Member,
                Member with
                {
                    IsStruck = slot.IsCalledOff,
                }
            );
        }
        if (slot.People.FirstOrDefault(one => one.IsLead) is { } lead && !ours.Contains(lead))
        {
            yield return ($"lead {lead.Member}", Plain);
        }
    }
}
