using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Solve;

/// <summary>Lays incidents over whole weeks and cells and tests all methods on the last weeks.</summary>
internal static class BackTests
{
    private const int HoursPerDay = 24;

    /// <summary>Runs it.</summary>
    /// <param name="input">All incidents.</param>
    /// <param name="asked">Weeks to test; fewer where eight would not be left before them.</param>
    /// <param name="cell">Edge of a cell, meters.</param>
    /// <param name="area">Area; cells with an incident in the weeks looked at when null.</param>
    /// <param name="bandHours">Hours of a band of the day; each is foretold by itself.</param>
    /// <param name="cancel">Stops it.</param>
    public static BackTestReport Run(
        Input input,
        int asked,
        double cell,
        Geometry? area,
        int bandHours = HoursPerDay,
        CancellationToken cancel = default
    )
    {
        var (first, weeks) = WholeWeeks(input.Time);
        var tested = BackTest.WeeksOf(weeks, asked);
        if (asked < 1 || tested < 1)
        {
            throw new InputException(
                new InputIssue(
                    "solve.weeks",
                    null,
                    null,
                    "--weeks",
                    $"{asked}",
                    $"There are {weeks} whole weeks from Monday to Sunday; {BackTest.FewestTraining} are needed before the first one tested."
                )
            );
        }
        // Weeks that no method looks at are left out; those before the first tested one's year serve its choice alone, and
        // add no cells.
        var looked = Math.Min(weeks, tested + BackTest.MostTraining + BackTest.MostTraining / 4);
        var from = first.PlusWeeks(weeks - looked);
        var kept = Between(input.Time, from, first.PlusWeeks(weeks));
        var studied = Between(
            input.Time,
            first.PlusWeeks(weeks - Math.Min(weeks, tested + BackTest.MostTraining)),
            first.PlusWeeks(weeks)
        );
        var raster = Raster(
            [.. studied.Select(i => input.X[i])],
            [.. studied.Select(i => input.Y[i])],
            cell,
            area
        );
        int[] cells = [.. kept.Select(i => raster.FindCell(input.X[i], input.Y[i]))];
        var inside = Enumerable.Range(0, kept.Length).Where(i => cells[i] >= 0).ToArray();
        if (inside.Length == 0)
        {
            throw new InputException(
                new InputIssue(
                    "solve.area",
                    null,
                    null,
                    "--area",
                    null,
                    "No incident lies in it: write it in the meters of x and y."
                )
            );
        }
        kept = [.. inside.Select(i => kept[i])];
        cells = [.. inside.Select(i => cells[i])];
        var history = new IncidentHistory(
            raster,
            looked,
            [.. kept.Select(i => input.X[i])],
            [.. kept.Select(i => input.Y[i])],
            cells,
            [.. kept.Select(i => DaysSince(from, input.Time[i]))],
            [.. kept.Select(_ => 1f)],
            [.. kept.Select(i => (byte)(input.Time[i].Hour / bandHours))]
        );
        return BackTest.Run(history, tested, cancel: cancel);
    }

    private static int[] Between(LocalDateTime[] time, LocalDate from, LocalDate to) =>
        [.. Enumerable.Range(0, time.Length).Where(i => time[i].Date >= from && time[i].Date < to)];

    private static AnalysisRaster Raster(double[] x, double[] y, double cell, Geometry? area)
    {
        if (area is null)
        {
            var all = PointRaster.Around(x, y, cell);
            var hit = new HashSet<(int, int)>();
            for (var i = 0; i < x.Length; i++)
            {
                var at = all.FindCell(x[i], y[i]);
                hit.Add((all.CellColumn[at], all.CellRow[at]));
            }
            return PointRaster.Around(x, y, cell, (_, column, row) => hit.Contains((column, row)));
        }
        var box = area.EnvelopeInternal;
        return PointRaster.Around([box.MinX, box.MaxX], [box.MinY, box.MaxY], cell, PointRaster.Within(area));
    }

    // First Monday and number of weeks from Monday to Sunday that lie between the first and the last day.
    private static (LocalDate First, int Weeks) WholeWeeks(LocalDateTime[] time)
    {
        var (low, high) = (time.Min().Date, time.Max().Date.PlusDays(1));
        var first = WeekClock.WeekOf(low.PlusDays(6));
        return (first, Math.Max(0, Period.DaysBetween(first, WeekClock.WeekOf(high)) / 7));
    }

    private static double DaysSince(LocalDate monday, LocalDateTime time) =>
        Period.DaysBetween(monday, time.Date) + time.TimeOfDay.TickOfDay / (double)NodaConstants.TicksPerDay;

    /// <summary>Incidents: meters and local times.</summary>
    internal sealed record Input(double[] X, double[] Y, LocalDateTime[] Time);
}
