using Patrol.Contracts.Plans;
using Patrol.Papers.Drawing;
using Patrol.Papers.Maps;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Teams;

/// <summary>One turn in a team's picture: when, what, where, and who of the team.</summary>
internal static class DutyCard
{
    private const float TimeWidth = 190;
    private const float Pad = 18;

    private static readonly TextStyle Time = new(42, Ink.Text, IsBold: true);
    private static readonly TextStyle Strong = new(32, Ink.Text, IsBold: true);
    private static readonly TextStyle Plain = new(30, Ink.Text);
    private static readonly TextStyle Quiet = new(26, Ink.Quiet);

    /// <summary>Draws it; the y below.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="rect">Where it begins, and how wide it is.</param>
    /// <param name="slot">Duty.</param>
    /// <param name="team">Code of the team.</param>
    /// <param name="number">Number of its place on the map; null for none.</param>
    public static float Draw(Pen pen, SKRect rect, PlanSlot slot, string team, int? number)
    {
        var (x, width) = (rect.Left + TimeWidth, rect.Width - TimeWidth - Pad);
        var people = pen.Wrap(WordsOf(slot, team), width, Plain);
        var height = Pad + 40 + 40 + people.Count * Plain.Leading + Pad - 4;
        var card = SKRect.Create(rect.Left, rect.Top, rect.Width, height);
        pen.Box(card, slot.IsCalledOff ? Ink.OpenTint : Ink.Tint, 10);
        pen.Box(SKRect.Create(card.Left, card.Top, 8, height), Ink.Days[PlanWords.DayOf(slot)], 4);
        var off = slot.IsCalledOff;
        pen.Text(PlanWords.Clock(slot.From), rect.Left + 26, rect.Top + 52, Time with { IsStruck = off });
        pen.Text(
            $"– {PlanWords.Clock(slot.To)}",
            rect.Left + 26,
            rect.Top + 92,
            Quiet with
            {
                Size = 30,
                IsStruck = off,
            }
        );
        var y = rect.Top + Pad + 30;
        var state =
            off ? " – called off"
            : slot.Open is null ? ""
            : " – open";
        var color = state.Length > 0 ? Ink.Open : Ink.Text;
        var after = pen.Text(PlanWords.Kind(slot.Kind) + state, x, y, Strong with { Color = color });
        pen.Text(slot.Code, Math.Max(after + 20, rect.Right - Pad), y, Quiet, Align.Right);
        y += 40;
        var left = x;
        if (number is { } place)
        {
            MapSigns.Stop(pen, new SKPoint(x + 16, y - 10), $"{place}", 16);
            left += 44;
        }
        pen.Text(pen.Fit(slot.Place, x + width - left, Plain), left, y, Plain);
        foreach (var line in people)
        {
            y += Plain.Leading;
            pen.Text(line, x, y, Plain with { IsBold = true, Size = 29, IsStruck = off });
        }
        return card.Bottom;
    }

    private static string WordsOf(PlanSlot slot, string team)
    {
        var ours = slot.People.Where(one => one.Team == team).ToArray();
        var words = string.Join("  ", ours.Select(one => one.IsLead ? $"★{one.Member}" : one.Member));
        var lead = slot.People.FirstOrDefault(one => one.IsLead);
        return lead is null || ours.Contains(lead) ? words : $"{words}  (lead {lead.Member})";
    }
}
