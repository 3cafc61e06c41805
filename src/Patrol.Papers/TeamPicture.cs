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
    private const float MapHeight = 560;
    private const float Gap = 10;
    private const int Columns = 2;
    private const float TileWidth = (Width - 2 * Margin - (Columns - 1) * Gap) / Columns;

    /// <summary>The picture; null when there is no such team.</summary>
    /// <param name="plan">The version.</param>
    /// <param name="code">Code of the team.</param>
    public static byte[]? Find(PaperPlan plan, string code) => Find(plan, code, faces: null);

    /// <summary>The same in other typefaces.</summary>
    internal static byte[]? Find(PaperPlan plan, string code, Faces? faces)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.District.Teams.FirstOrDefault(one => one.Code == code) is not { } team)
        {
            return null;
        }
        using var recorder = new SKPictureRecorder();
        float height;
        using (var pen = new Pen(recorder.BeginRecording(SKRect.Create(Width, Longest)), faces))
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
        map.Draw(pen, SKRect.Create(Margin, y, inner, MapHeight), duties, Grain);
        y = map.DrawPlaces(pen, Margin, y + MapHeight + 12, inner);
        y = Legend.Draw(pen, Margin, y + 4, inner, 24, Signs());
        var days = duties.GroupBy(PlanWords.DateOf).OrderBy(group => group.Key).ToArray();
        foreach (var day in days)
        {
            y += 16;
            var title = PlanWords.LongDay(day.Key);
            pen.Text(title, Margin, y + 30, new TextStyle(33, Ink.Text, IsBold: true));
            var turns = Counted.Of(day.Count(), "duty", "duties");
            pen.Text(turns, Width - Margin, y + 30, new TextStyle(26, Ink.Quiet), Align.Right);
            y += 42;
            var tiles = day.OrderBy(slot => slot.From, StringComparer.Ordinal)
                .Select(slot => new DutyTile(pen, slot, team.Code, map.NumberOf(slot), TileWidth));
            foreach (var row in tiles.Chunk(Columns))
            {
                var height = row.Max(tile => tile.Height);
                for (var column = 0; column < row.Length; column++)
                {
                    row[column].Draw(Margin + column * (TileWidth + Gap), y, height);
                }
                y += height + Gap;
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
        pen.Fitted(PlanWords.Week(view), Margin, y - 4, room, new TextStyle(32, Ink.Text), 20);
        var state = view.State == "published" ? Ink.Text : Ink.Open;
        var version = new TextStyle(28, state, IsBold: true);
        y = pen.Paragraph(PlanWords.Version(view), Margin, y + 38, room, version);
        var members = duties
            .SelectMany(slot => slot.People.Where(one => one.Team == team.Code))
            .Select(one => one.Member)
            .Distinct()
            .Count();
        var counts =
            $"{Counted.OrNo(duties.Count, "duty", "duties")}, {Counted.OrNo(members, "member", "members")}";
        pen.Text(counts, Margin, y + 4, new TextStyle(28, Ink.Quiet));
        QrCode.Draw(pen, SKRect.Create(Width - Margin - code + 16, Margin - 14, code, code), plan.Address);
        return Math.Max(y + 30, Margin + code);
    }

    private static IEnumerable<LegendSign> Signs() =>
        [
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
        pen.Fitted(plan.Address, Margin, y + 74, Width - 2 * Margin, quiet, 16);
        return y + 74 + Margin;
    }
}
