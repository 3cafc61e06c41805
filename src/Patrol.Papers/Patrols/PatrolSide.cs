using Patrol.Contracts.Plans;
using Patrol.Contracts.Words;
using Patrol.Papers.Drawing;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Patrols;

/// <summary>Beside the stops: who walks, how to behave, room to write.</summary>
internal static class PatrolSide
{
    private static readonly string[] Conduct =
    [
        "Observe and report. Do not step in, search, hold or follow anybody: no pursuit.",
        "Never alone: stay in sight of each other. The lead decides; whoever feels unsafe ends it.",
        "Danger or a crime under way: keep away and call the police at once.",
        "Note things, not persons: lamps, fire lanes, wiring, signs. No names, faces or plates.",
        "Check in at the base before and after.",
    ];

    /// <summary>Draws it.</summary>
    public static void Draw(Pen pen, SKRect rect, PlanSlot slot)
    {
        var y = DrawPeople(pen, rect, slot);
        y = Title(pen, "Conduct", rect.Left, y + 6, rect.Width);
        var text = new TextStyle(8.6f, Ink.Text);
        foreach (var line in Conduct)
        {
            pen.Dot(new SKPoint(rect.Left + 2.5f, y - 3), 1.3f, Ink.Text);
            y = pen.Paragraph(line, rect.Left + 9, y, rect.Width - 9, text) + 2.5f;
        }
        foreach (var what in new[] { "Police", "Base", "Lead's radio or phone" })
        {
            y += 14;
            var after = pen.Text($"{what}: ", rect.Left, y, new TextStyle(8.6f, Ink.Text, IsBold: true));
            pen.Line(after + 3, y + 1.5f, rect.Right, y + 1.5f, Ink.Quiet, 0.6f);
        }
    }

    private static float DrawPeople(Pen pen, SKRect rect, PlanSlot slot)
    {
        var y = Title(pen, $"People ({slot.People.Count} of {slot.Target})", rect.Left, rect.Top, rect.Width);
        if (slot.IsCalledOff)
        {
            pen.Text("CALLED OFF", rect.Left, y, new TextStyle(11, Ink.Open, IsBold: true));
            y += 15;
        }
        else if (slot.Open is { } why)
        {
            pen.Text(
                "OPEN: not to be walked like this",
                rect.Left,
                y,
                new TextStyle(9, Ink.Open, IsBold: true)
            );
            y =
                pen.Paragraph(
                    ReasonText.Say(why),
                    rect.Left,
                    y + 12,
                    rect.Width,
                    new TextStyle(8.6f, Ink.Open)
                ) + 2;
        }
        foreach (var person in slot.People)
        {
            var style = new TextStyle(10.5f, Ink.Text, person.IsLead, slot.IsCalledOff);
            pen.Text($"{(person.IsLead ? "★ " : "")}{person.Member}", rect.Left, y, style);
            var team = person.Team is null ? "" : $" · {person.Team}";
            pen.Text(
                $"{(person.IsLead ? "leads · " : "")}{ReasonText.SayForce(person.Force)}{team}",
                rect.Left + 58,
                y,
                new TextStyle(8.6f, Ink.Quiet)
            );
            y += 14.5f;
        }
        return y;
    }

    private static float Title(Pen pen, string title, float x, float y, float width)
    {
        pen.Text(title, x, y + 10, new TextStyle(10.5f, Ink.Text, IsBold: true));
        pen.Line(x, y + 14, x + width, y + 14, Ink.Rule);
        return y + 27;
    }
}
