using Patrol.Contracts.Plans;
using Patrol.Papers.Drawing;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Bases;

/// <summary>One duty in a cell of a base's table: what it is, then the codes of its people, the lead first and bold.</summary>
internal sealed class DutyBlock
{
    /// <summary>Stands before the code of the one who leads.</summary>
    public const string LeadMark = "★";

    private readonly Pen pen;
    private readonly PlanSlot slot;
    private readonly float width;
    private readonly float size;
    private readonly float headSize;
    private readonly IReadOnlyList<string> heading;
    private readonly IReadOnlyList<string> note;
    private readonly List<List<PlanPerson>> lines = [];

    /// <param name="pen">Pen.</param>
    /// <param name="slot">Duty.</param>
    /// <param name="width">Width of the cell within its margins.</param>
    /// <param name="size">Size of the codes.</param>
    public DutyBlock(Pen pen, PlanSlot slot, float width, float size)
    {
        (this.pen, this.slot, this.width, this.size) = (pen, slot, width, size);
        // Never cut: the longest word decides.
        headSize = size * 0.86f;
        var longest = HeadingOf(slot).Split(' ').Max(word => pen.WidthOf(word, HeadStyle));
        headSize *= Math.Min(1, (width - 2) / longest);
        heading = pen.Wrap(HeadingOf(slot), width - 2, HeadStyle);
        note = pen.Wrap(NoteOf(slot), width, NoteStyle);
        var left = 0f;
        foreach (var person in slot.People)
        {
            var needed = pen.WidthOf(WordOf(person) + " ", StyleOf(person));
            if (lines.Count == 0 || left + needed > width)
            {
                lines.Add([]);
                left = 0;
            }
            lines[^1].Add(person);
            left += needed;
        }
    }

    /// <summary>Height with the gap below.</summary>
    public float Height =>
        heading.Count * HeadStyle.Leading + (lines.Count + note.Count) * LineHeight + size * 0.55f;

    private float LineHeight => size * 1.22f;

    private TextStyle HeadStyle =>
        new(headSize, slot.Open is null ? Ink.Quiet : Ink.Open, IsStruck: slot.IsCalledOff);

    private TextStyle NoteStyle => new(size * 0.92f, Ink.Open, IsBold: !slot.IsCalledOff);

    /// <summary>Draws it below a place.</summary>
    public void Draw(float x, float y)
    {
        if (slot.Open is not null && !slot.IsCalledOff)
        {
            pen.Box(SKRect.Create(x - 2, y, width + 4, Height - size * 0.25f), Ink.OpenTint, 1.5f);
        }
        y += HeadStyle.Size;
        foreach (var line in heading)
        {
            pen.Text(line, x, y, HeadStyle);
            y += HeadStyle.Leading;
        }
        y += LineHeight - HeadStyle.Leading;
        foreach (var line in note)
        {
            pen.Text(line, x, y, NoteStyle);
            y += LineHeight;
        }
        foreach (var line in lines)
        {
            var at = x;
            foreach (var person in line)
            {
                at = pen.Text(WordOf(person), at, y, StyleOf(person)) + size * 0.42f;
            }
            y += LineHeight;
        }
    }

    private static string HeadingOf(PlanSlot slot) =>
        slot.Kind switch
        {
            "patrol" or "standby" => slot.Code,
            _ => $"{slot.Place} · {slot.Code}",
        };

    private static string NoteOf(PlanSlot slot) =>
        slot.IsCalledOff ? "called off"
        : slot.Open is { } why ? $"OPEN · {ReasonWords.Brief(why)}"
        : "";

    private static string WordOf(PlanPerson person) =>
        person.IsLead ? LeadMark + person.Member : person.Member;

    private TextStyle StyleOf(PlanPerson person) =>
        new(size, Ink.Text, person.IsLead, slot.IsCalledOff, 0.9f);
}
