using System.Globalization;
using NodaTime;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

/// <summary>
/// Reads a file of incidents by its profile, row by row: each is placed, timed and cut into hours, or left out with a
/// reason. Memory does not grow with the file. Places are never guessed; only times are mended, and said so.
/// </summary>
public static class IncidentReader
{
    private const int SmallestJudged = 20;
    private static readonly LocalDate Earliest = new(1900, 1, 1);

    /// <summary>Reads the rows that can be stored, in the order of the file.</summary>
    /// <param name="path">The file, gzip or plain.</param>
    /// <param name="profile">How it is read.</param>
    /// <param name="frame">What rows are placed and timed in.</param>
    /// <param name="tally">Counts every row as it goes.</param>
    /// <exception cref="InputException">
    /// <c>file.*</c> while reading, or at the end when most rows had to be left out for one reason.
    /// </exception>
    public static IEnumerable<IncidentRow> Read(
        string path,
        IncidentProfile profile,
        IncidentFrame frame,
        ImportTally tally
    )
    {
        var work = new Work(profile, frame, tally);
        foreach (var raw in RawRows.Read(path, profile, tally))
        {
            tally.Rows++;
            if (work.Read(raw) is { } row)
            {
                yield return row;
            }
        }
        if (tally.Rows == 0)
        {
            throw Files.InputFile.Fault("file.no-rows", tally.File, null, null, "The file has a header but no rows; send it again.");
        }
        if (!profile.AllowMostlyDropped && tally.Rows >= SmallestJudged)
        {
            work.RefuseMostlyDropped();
        }
    }

    private sealed class Work
    {
        private readonly IncidentProfile profile;
        private readonly IncidentFrame frame;
        private readonly ImportTally tally;
        private readonly CoordinateTransform transform;
        private readonly TimeReader times;
        private readonly Dictionary<string, string> categories;
        private readonly Dictionary<string, IncidentSource> sources;
        private readonly IncidentSource source;

        public Work(IncidentProfile profile, IncidentFrame frame, ImportTally tally)
        {
            (this.profile, this.frame, this.tally) = (profile, frame, tally);
            transform = CoordinateTransform.Create(profile.Crs, frame.MetricSrid);
            times = new TimeReader(profile.Times, profile.ZoneOf(frame.Zone));
            categories = profile
                .Categories.SelectMany(category => category.Values.Select(value => (value, category.Code)))
                .ToDictionary(pair => pair.value, pair => pair.Code, StringComparer.OrdinalIgnoreCase);
            source = Enum.Parse<IncidentSource>(profile.Source, ignoreCase: true);
            sources = (profile.Sources ?? new Dictionary<string, string>()).ToDictionary(
                pair => pair.Key,
                pair => Enum.Parse<IncidentSource>(pair.Value, ignoreCase: true),
                StringComparer.OrdinalIgnoreCase
            );
        }

        public IncidentRow? Read(in RawRow raw)
        {
            var id = string.IsNullOrWhiteSpace(raw.Id) ? null : raw.Id.Trim();
            if (profile.Columns.Withdrawn is not null && IsWithdrawal(raw, id))
            {
                return null;
            }
            if (FindCategory(raw) is not { } category || FindSource(raw) is not { } from)
            {
                return null;
            }
            if (Place(raw) is not { } place || Time(raw) is not { } time)
            {
                return null;
            }
            if (time.IsMended)
            {
                tally.Mended++;
            }
            return new IncidentRow(
                raw.Number,
                id,
                category,
                from,
                time.From,
                time.To,
                time.Precision,
                place.X,
                place.Y,
                new CellId(place.Cell),
                time.Week,
                time.Hour,
                time.Parts,
                time.IsMended
            );
        }

        public void RefuseMostlyDropped()
        {
            void Refuse(string reason, int count, string code, string remedy)
            {
                if (2 * count > tally.Rows)
                {
                    throw new InputException([
                        new InputIssue(code, tally.File, null, null, $"{count} of {tally.Rows} rows", remedy),
                        .. tally.Samples.Where(sample => sample.Code.StartsWith(reason, StringComparison.Ordinal)).Take(5),
                    ]);
                }
            }
            Refuse(
                "incident.swapped",
                tally.CountOf("incident.swapped"),
                "file.swapped",
                "Longitude and latitude are swapped: exchange x and y in the profile."
            );
            Refuse(
                "incident.outside",
                tally.Dropped.GetValueOrDefault(DropReason.Outside),
                "file.mostly-outside",
                $"Most places lie outside the district: check that the coordinates are {profile.Crs} and that this is the right district."
            );
            Refuse(
                "incident.no-place",
                tally.Dropped.GetValueOrDefault(DropReason.NoPlace),
                "file.mostly-no-place",
                "Most rows have no place that can be read: check the coordinate columns of the profile."
            );
            Refuse(
                "incident.no-time",
                tally.Dropped.GetValueOrDefault(DropReason.NoTime),
                "file.mostly-no-time",
                $"Most rows have no time that can be read: check the formats {string.Join(", ", profile.Times.Formats)}."
            );
            Refuse(
                "incident.",
                tally.Dropped.GetValueOrDefault(DropReason.Other),
                "file.mostly-dropped",
                "Most rows had to be left out: see the samples."
            );
        }

        private bool IsWithdrawal(in RawRow raw, string? id)
        {
            if (!string.Equals(raw.Withdrawn?.Trim(), profile.WithdrawnValue, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
            if (id is null)
            {
                tally.Drop(DropReason.Other, "incident.withdrawn-without-id", raw.Number, profile.Columns.Id, raw.Id, "Give the id of the record to withdraw.");
            }
            else
            {
                tally.Withdrawn.Add(id);
                tally.Drop(DropReason.Other, "incident.withdrawn", raw.Number, profile.Columns.Withdrawn, id, "The record is taken back.");
            }
            return true;
        }

        private string? FindCategory(in RawRow raw)
        {
            var text = raw.Category?.Trim() ?? "";
            if (categories.TryGetValue(text, out var code))
            {
                return code;
            }
            if (profile.Unmapped is null)
            {
                tally.Drop(DropReason.Other, "incident.category-unknown", raw.Number, profile.Columns.Category, text, "Add the value to a category of the profile.");
            }
            return profile.Unmapped;
        }

        private IncidentSource? FindSource(in RawRow raw)
        {
            if (profile.Columns.Source is null)
            {
                return source;
            }
            if (sources.TryGetValue(raw.Source?.Trim() ?? "", out var found))
            {
                return found;
            }
            tally.Drop(DropReason.Other, "incident.source-unknown", raw.Number, profile.Columns.Source, raw.Source, "Add the value to the sources of the profile.");
            return null;
        }

        private (double X, double Y, int Cell)? Place(in RawRow raw)
        {
            if (
                !double.TryParse(raw.X, NumberStyles.Float, CultureInfo.InvariantCulture, out var first)
                || !double.TryParse(raw.Y, NumberStyles.Float, CultureInfo.InvariantCulture, out var second)
                || !double.IsFinite(first)
                || !double.IsFinite(second)
                || (first == 0 && second == 0)
            )
            {
                tally.Drop(DropReason.NoPlace, "incident.no-place", raw.Number, PlaceField, $"{raw.X}, {raw.Y}", "Give both coordinates as numbers.");
                return null;
            }
            var (x, y) = Transform(first, second);
            var cell = double.IsFinite(x) && double.IsFinite(y) ? frame.Locator.Find(x, y) : -1;
            if (cell >= 0)
            {
                return (x, y, cell);
            }
            var (code, remedy) = Outside(first, second, x, y);
            tally.Drop(DropReason.Outside, code, raw.Number, PlaceField, $"{raw.X}, {raw.Y}", remedy);
            return null;
        }

        private string PlaceField => profile.Columns.X is { } x ? $"{x}, {profile.Columns.Y}" : "geometry";

        private (double X, double Y) Transform(double first, double second) =>
            transform.IsSourceGeographic && (Math.Abs(first) > 180 || Math.Abs(second) > 90)
                ? (double.NaN, double.NaN)
                : transform.Apply(first, second);

        private (string Code, string Remedy) Outside(double first, double second, double x, double y)
        {
            var (sx, sy) = Transform(second, first);
            if (double.IsFinite(sx) && frame.Locator.Find(sx, sy) >= 0)
            {
                return ("incident.swapped", "Longitude and latitude look swapped: exchange them.");
            }
            var box = frame.Locator.Bounds;
            foreach (var scale in (double[])[10, 100, 0.1, 0.01])
            {
                if (box.Contains(x / scale, y) || box.Contains(x, y / scale) || box.Contains(x / scale, y / scale))
                {
                    return ("incident.outside-decimal", $"A coordinate is {scale:0.##} times what the district has: check its decimal point.");
                }
            }
            return ("incident.outside", "The place lies outside the district: correct it, or leave the row out.");
        }

        private TimedRow? Time(in RawRow raw)
        {
            if (string.IsNullOrWhiteSpace(raw.From) || times.Read(raw.From.Trim()) is not { } start)
            {
                tally.Drop(DropReason.NoTime, "incident.no-time", raw.Number, profile.Columns.From, raw.From, $"Write the time as {profile.Times.Formats[0]}.");
                return null;
            }
            var local = start.Instant.InZone(frame.Zone).LocalDateTime;
            if (local.Date < Earliest || start.Instant > frame.Now + Duration.FromDays(1))
            {
                tally.Drop(DropReason.Other, "incident.time-implausible", raw.Number, profile.Columns.From, raw.From, "The time lies before 1900 or in the future: correct it.");
                return null;
            }
            var week = WeekClock.WeekOf(local.Date);
            if (week < frame.ExpiredBefore)
            {
                tally.Drop(DropReason.Other, "incident.expired", raw.Number, profile.Columns.From, raw.From, "Detail of that time has expired in this district; its counts stand already.");
                return null;
            }
            if (start.IsSkipped)
            {
                tally.Note("incident.time-skipped", raw.Number, profile.Columns.From, raw.From, "The clock jumped over this time; it was moved on by the jump.");
            }
            if (profile.Times.Precision != "time")
            {
                return Dated(local.Date, week, start.IsSkipped);
            }
            return WithEnd(raw, start, local, week);
        }

        private TimedRow Dated(LocalDate date, LocalDate week, bool isMended)
        {
            var isMonth = profile.Times.Precision == "month";
            var first = isMonth ? new LocalDate(date.Year, date.Month, 1) : date;
            var next = isMonth ? first.PlusMonths(1) : first.PlusDays(1);
            return new TimedRow(
                frame.Zone.AtStartOfDay(first).ToInstant(),
                frame.Zone.AtStartOfDay(next).ToInstant(),
                isMonth ? TimePrecision.Month : TimePrecision.Date,
                isMonth ? WeekClock.WeekOf(first) : week,
                null,
                null,
                isMended
            );
        }

        private TimedRow WithEnd(in RawRow raw, ReadTime start, LocalDateTime local, LocalDate week)
        {
            var isMended = start.IsSkipped;
            var hour = WeekClock.HourOfWeek(local);
            var end = string.IsNullOrWhiteSpace(raw.To) ? null : times.Read(raw.To.Trim());
            if (end is null && !string.IsNullOrWhiteSpace(raw.To))
            {
                isMended = true;
                tally.Note("incident.end-unreadable", raw.Number, profile.Columns.To, raw.To, "The end can't be read; the start alone was taken.");
            }
            if (end is { } found)
            {
                if (found.Instant < start.Instant)
                {
                    isMended = true;
                    tally.Note("incident.end-before-start", raw.Number, profile.Columns.To, raw.To, "The end lies before the start; the start alone was taken.");
                }
                else if (Aoristic.Cut(start.Instant, found.Instant, frame.Zone) is { } parts)
                {
                    return new TimedRow(start.Instant, found.Instant, TimePrecision.Interval, week, hour, parts, isMended);
                }
            }
            return new TimedRow(start.Instant, start.Instant + Duration.FromMinutes(1), TimePrecision.Minute, week, hour, null, isMended);
        }
    }

    private readonly record struct TimedRow(
        Instant From,
        Instant To,
        TimePrecision Precision,
        LocalDate Week,
        short? Hour,
        AoristicParts? Parts,
        bool IsMended
    );
}
