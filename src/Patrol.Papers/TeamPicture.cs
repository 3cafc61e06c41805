using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Maps;
using Patrol.Papers.Teams;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers;

/// <summary>A team's week as one long picture (PNG, 1,080 pixels wide) that is read on a phone, in a chat.</summary>
public static class TeamPicture
{
    private const int Width = 1_080;
    private const int Longest = 30_000;
    private const float Margin = 40;
    private const float Grain = 2.7f;

    /// <summary>The picture; null when there is no such team.</summary>
    /// <param name="plan">The version.</param>
    /// <param name="code">Code of the team.</param>
    public static byte[]? Find(PaperPlan plan, string code)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.District.Teams.FirstOrDefault(one => one.Code == code) is not { } team)
        {
            return null;
        }
        using var recorder = new SKPictureRecorder();
        float height;
        using (var pen = new Pen(recorder.BeginRecording(SKRect.Create(Width, Longest))))
        {
            height = Draw(pen, plan, team);
        }
        using var picture = recorder.EndRecording();
        using var surface = SKSurface.Create(
            new SKImageInfo(Width, (int)Math.Ceiling(height), SKColorType.Rgb888x, SKAlphaType.Opaque)
        );
        surface.Canvas.Clear(Ink.Paper);
        surface.Canvas.DrawPicture(picture);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static float Draw(Pen pen, PaperPlan plan, PaperTeam team)
    {
        var duties = PlanSubjects.DutiesOf(plan, team);
        var y = DrawHead(pen, plan, team, duties);
        var inner = Width - 2 * Margin;
        var map = new TeamMap(plan, duties);
        map.Draw(pen, SKRect.Create(Margin, y, inner, 620), duties, Grain);
        y = Legend.Draw(pen, Margin, y + 632, inner, 24, Signs()) + 6;
        var days = duties.GroupBy(PlanWords.DateOf).OrderBy(group => group.Key).ToArray();
        foreach (var day in days)
        {
            y += 26;
            var title = PlanWords.LongDay(day.Key);
            pen.Text(title, Margin, y + 36, new TextStyle(40, Ink.Text, IsBold: true));
            var turns = Count(day.Count(), "duty", "duties");
            pen.Text(turns, Width - Margin, y + 36, new TextStyle(28, Ink.Quiet), Align.Right);
            y += 54;
            foreach (var slot in day.OrderBy(slot => slot.From, StringComparer.Ordinal))
            {
                var card = SKRect.Create(Margin, y, inner, 0);
                y = DutyCard.Draw(pen, card, slot, team.Code, map.NumberOf(slot)) + 12;
            }
        }
        if (days.Length == 0)
        {
            pen.Text("No duties this week.", Margin, y + 60, new TextStyle(36, Ink.Text));
            y += 90;
        }
        y = DrawFoot(pen, plan, y + 20);
        for (var top = 0f; top < y - 400; top += 1_500)
        {
            var page = new SKRect(0, top, Width, Math.Min(y, top + 1_500));
            SheetFoot.DrawWatermark(pen, page, plan);
        }
        return y;
    }

    private static float DrawHead(Pen pen, PaperPlan plan, PaperTeam team, IReadOnlyList<PlanSlot> duties)
    {
        const float code = 210;
        var room = Width - 2 * Margin - code - 16;
        var big = new TextStyle(54, Ink.Text, IsBold: true);
        var y = Margin + 46;
        foreach (var line in pen.Wrap($"{team.Name} ({team.Code})", room, big).Take(2))
        {
            pen.Text(line, Margin, y, big);
            y += 60;
        }
        var view = plan.Detail.Plan;
        var plain = new TextStyle(32, Ink.Text);
        pen.Text(pen.Fit(PlanWords.Week(view), room, plain), Margin, y - 4, plain);
        var state = view.State == "published" ? Ink.Text : Ink.Open;
        var version = new TextStyle(28, state, IsBold: true);
        pen.Text(pen.Fit(PlanWords.Version(view), room, version), Margin, y + 38, version);
        var members = duties
            .SelectMany(slot => slot.People.Where(one => one.Team == team.Code))
            .Select(one => one.Member)
            .Distinct()
            .Count();
        var counts = $"{Count(duties.Count, "duty", "duties")}, {Count(members, "member", "members")}";
        pen.Text(counts, Margin, y + 78, new TextStyle(28, Ink.Quiet));
        QrCode.Draw(pen, SKRect.Create(Width - Margin - code + 16, Margin - 14, code, code), plan.Address);
        return Math.Max(y + 104, Margin + code);
    }

    private static string Count(int number, string one, string many) =>
        $"{number} {(number == 1 ? one : many)}";

    private static IEnumerable<LegendSign> Signs() =>
        [
            new((pen, at) => MapSigns.Stop(pen, at, "1", 16), "place of a duty, as in the list"),
            new((pen, at) => MapSigns.Site(pen, at, "school", 10), "site"),
            new(
                (pen, at) => pen.Text("★", at.X, at.Y + 9, new TextStyle(28, Ink.Text), Align.Center),
                "leads"
            ),
        ];

    private static float DrawFoot(Pen pen, PaperPlan plan, float y)
    {
        pen.Line(Margin, y, Width - Margin, y, Ink.Rule, 2);
        y += 44;
        pen.Text(PlanWords.Honest, Margin, y, new TextStyle(30, Ink.Text, IsBold: true));
        var quiet = new TextStyle(26, Ink.Quiet);
        pen.Text("Observe and report. Never alone, no pursuit.", Margin, y + 38, quiet);
        pen.Text(pen.Fit(plan.Address, Width - 2 * Margin, quiet), Margin, y + 74, quiet);
        return y + 74 + Margin;
    }
}
