using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

/// <summary>The time of a row, cut into hours.</summary>
internal readonly record struct ReadSpan(
    Instant From,
    Instant To,
    TimePrecision Precision,
    LocalDate Week,
    short? Hour,
    AoristicParts? Parts,
    bool IsMended
);

/// <summary>Finds out when a row happened. Ends that can't be are dropped and times that the clock skips moved on, and said so.</summary>
internal sealed class SpanReader(IncidentProfile profile, IncidentFrame frame, ImportTally tally)
{
    private const int Remembered = 1 << 14;
    private static readonly LocalDate Earliest = new(1900, 1, 1);
    private readonly TimeReader times = new(profile.Times.Formats, profile.Times.ZoneIn(frame.Zone));
    private readonly bool isDated = profile.Times.Precision != "time";
    private readonly bool isMonth = profile.Times.Precision == "month";
    private readonly bool hasTimeOfDay = profile.Times.HasTimeOfDay;
    private readonly Instant latest = frame.Now + Duration.FromDays(1);
    private readonly Dictionary<LocalDate, ReadSpan> dates = [];

    public ReadSpan? Read(in RawRow raw)
    {
        if (string.IsNullOrWhiteSpace(raw.From) || times.Read(raw.From.Trim()) is not { } start)
        {
            tally.Drop(
                DropReason.NoTime,
                "incident.no-time",
                raw.Number,
                profile.Columns.From,
                raw.From,
                $"Write the time as {profile.Times.Formats[0]}, or add its format to the profile."
            );
            return null;
        }
        if (isDated)
        {
            // A date alone is the district's, in whatever zone its midnight would be.
            var date = hasTimeOfDay ? start.Instant.InZone(frame.Zone).Date : start.Written.Date;
            var span = Dated(isMonth ? new LocalDate(date.Year, date.Month, 1) : date);
            return IsRefused(raw, span.From, date, span.Week) ? null : span;
        }
        var local = start.Instant.InZone(frame.Zone).LocalDateTime;
        var week = WeekClock.WeekOf(local.Date);
        return IsRefused(raw, start.Instant, local.Date, week) ? null : WithEnd(raw, start, local, week);
    }

    private bool IsRefused(in RawRow raw, Instant from, LocalDate date, LocalDate week)
    {
        var (code, remedy) =
            date < Earliest ? ("incident.before-1900", "The time lies before 1900: correct it.")
            : from > latest ? ("incident.in-future", "The time lies in the future: correct it.")
            : week < frame.ExpiredBefore
                ? (
                    "incident.expired",
                    "Detail of that time has expired in this district; its counts stand already."
                )
            : ("", "");
        if (code.Length == 0)
        {
            return false;
        }
        tally.Drop(DropReason.Other, code, raw.Number, profile.Columns.From, raw.From, remedy);
        return true;
    }

    // Files repeat their dates, and the start of a day costs more than a look.
    private ReadSpan Dated(LocalDate first)
    {
        if (dates.TryGetValue(first, out var span))
        {
            return span;
        }
        if (dates.Count == Remembered)
        {
            dates.Clear();
        }
        var next = isMonth ? first.PlusMonths(1) : first.PlusDays(1);
        return dates[first] = new ReadSpan(
            frame.Zone.AtStartOfDay(first).ToInstant(),
            frame.Zone.AtStartOfDay(next).ToInstant(),
            isMonth ? TimePrecision.Month : TimePrecision.Date,
            WeekClock.WeekOf(first),
            null,
            null,
            false
        );
    }

    private ReadSpan WithEnd(in RawRow raw, ReadTime start, LocalDateTime local, LocalDate week)
    {
        var isMended = start.IsSkipped;
        if (start.IsSkipped)
        {
            NoteSkipped(raw, profile.Columns.From, raw.From);
        }
        var hour = WeekClock.HourOfWeek(local);
        if (!string.IsNullOrWhiteSpace(raw.To))
        {
            var end = times.Read(raw.To.Trim());
            if (FindEndFault(start, end) is { } fault)
            {
                isMended = true;
                tally.Mend(fault.Code, raw.Number, profile.Columns.To, raw.To, fault.Remedy);
            }
            else if (Aoristic.Cut(start.Instant, end!.Value.Instant, frame.Zone) is { } parts)
            {
                if (end.Value.IsSkipped)
                {
                    isMended = true;
                    NoteSkipped(raw, profile.Columns.To, raw.To);
                }
                return new ReadSpan(
                    start.Instant,
                    end.Value.Instant,
                    TimePrecision.Interval,
                    week,
                    hour,
                    parts,
                    isMended
                );
            }
        }
        return new ReadSpan(
            start.Instant,
            start.Instant + Duration.FromMinutes(1),
            TimePrecision.Minute,
            week,
            hour,
            null,
            isMended
        );
    }

    private (string Code, string Remedy)? FindEndFault(ReadTime start, ReadTime? end) =>
        end is not { } found
            ? ("incident.end-unreadable", "The end can't be read; the start alone was taken.")
        : found.Instant < start.Instant
            ? ("incident.end-before-start", "The end lies before the start; the start alone was taken.")
        : found.Instant > latest
            ? ("incident.end-in-future", "The end lies in the future; the start alone was taken.")
        : null;

    private void NoteSkipped(in RawRow raw, string? column, string? value) =>
        tally.Mend(
            "incident.time-skipped",
            raw.Number,
            column,
            value,
            "The clock jumped over this time; it was moved on by the jump."
        );
}
