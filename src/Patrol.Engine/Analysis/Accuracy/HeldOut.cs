using NodaTime;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Accuracy;

/// <summary>Judges a map on later weeks that it has not seen, beside a plain count map of the same weeks.</summary>
public static class HeldOut
{
    /// <summary>Most weeks held out.</summary>
    public const int MostWeeks = 12;

    /// <summary>Fewest full weeks that must be left to make the map from.</summary>
    public const int FewestTrainingWeeks = 8;

    /// <summary>Fraction of the cells that the reading looks at.</summary>
    public const double AreaShare = 0.05;

    /// <summary>
    /// The weeks to hold out: the last W full local weeks, <c>W = min(12, ⌊observed weeks / 4⌋, n − 8)</c>, n being the
    /// full weeks since the last gap. So eight full weeks next to the held-out ones always stay in the map, and a map
    /// is never judged across a gap of years.
    /// </summary>
    /// <returns>First Monday and the Monday after the last, or null where that leaves no week.</returns>
    public static (LocalDate From, LocalDate To)? Choose(DemandWeeks weeks)
    {
        ArgumentNullException.ThrowIfNull(weeks);
        return weeks.Weeks.Count == 0 ? null : Choose(ObservedPeriod.Of(weeks));
    }

    /// <summary>The same of the time that records cover.</summary>
    /// <returns>First Monday and the Monday after the last, or null where that leaves no week.</returns>
    public static (LocalDate From, LocalDate To)? Choose(ObservedPeriod observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        var end = WeekClock.WeekOf(observed.To);
        var start = WeekClock.WeekOf(observed.LastRunFrom.PlusDays(6));
        var full = Period.DaysBetween(start, end) / 7;
        var held = Math.Min(Math.Min(MostWeeks, (int)(observed.Weeks / 4)), full - FewestTrainingWeeks);
        return held >= 1 ? (end.PlusWeeks(-held), end) : null;
    }

    /// <summary>Compares a map of the training weeks with the plain count of the same weeks.</summary>
    /// <param name="weeks">The held-out weeks, as chosen.</param>
    /// <param name="training">[cell] density made of what came before them.</param>
    /// <param name="places">Places with their counts before and in the held-out weeks.</param>
    /// <returns>
    /// What the <c>max(1, round(0.05 · cells))</c> cells with the highest values held, lowest cell first among equals; null
    /// when nothing happened in the held-out weeks or before them.
    /// </returns>
    public static HeldOutReading? Read(
        (LocalDate From, LocalDate To) weeks,
        double[] training,
        DemandPlaces places
    )
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(places);
        var before = new double[training.Length];
        var later = new long[training.Length];
        for (var i = 0; i < places.Cell.Length; i++)
        {
            before[places.Cell[i]] += places.TrainCount[i];
            later[places.Cell[i]] += places.TestCount[i];
        }
        var total = later.Sum();
        if (total == 0 || !before.Any(count => count > 0))
        {
            return null;
        }
        var top = Math.Max(1, (int)Math.Round(AreaShare * training.Length, MidpointRounding.AwayFromZero));
        return new HeldOutReading(
            AreaShare,
            weeks.From,
            weeks.To,
            (int)total,
            Held(training, later, top) / (double)total,
            Held(before, later, top) / (double)total
        );
    }

    private static long Held(double[] value, long[] later, int top)
    {
        var cells = Enumerable.Range(0, value.Length).ToArray();
        Array.Sort(cells, (a, b) => value[a] == value[b] ? a.CompareTo(b) : value[b].CompareTo(value[a]));
        return cells.Take(top).Sum(cell => later[cell]);
    }
}
