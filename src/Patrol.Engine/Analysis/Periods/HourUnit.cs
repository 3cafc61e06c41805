using Patrol.Engine.Analysis.Chance;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods;

/// <summary>A week or an incident as it counts in hours of the week.</summary>
internal sealed record HourUnit(int[] Hours, double[] Weights)
{
    public static HourUnit Of(double[] week)
    {
        if (week.Length != WeekClock.HoursPerWeek || week.Any(sum => !double.IsFinite(sum) || sum < 0))
        {
            throw new ArgumentException(
                $"A week must be {WeekClock.HoursPerWeek} sums of 0 or more.",
                nameof(week)
            );
        }
        var hours = Enumerable.Range(0, week.Length).Where(h => week[h] > 0).ToArray();
        return new HourUnit(hours, [.. hours.Select(h => week[h])]);
    }

    public static HourUnit Of(IncidentRow incident) =>
        incident.Parts is { } parts
            ? new HourUnit(
                [.. parts.Slots.Select(slot => slot % WeekClock.HoursPerWeek)],
                [.. parts.Shares.Select(share => (double)share)]
            )
            : new HourUnit([incident.HourOfWeek!.Value], [1]);

    public static double[] Add(HourUnit[] units)
    {
        var sums = new double[WeekClock.HoursPerWeek];
        foreach (var unit in units)
        {
            unit.AddTo(sums);
        }
        return sums;
    }

    /// <summary>As many units as there are, drawn with putting back.</summary>
    public static double[] Add(HourUnit[] units, DrawStream random)
    {
        var sums = new double[WeekClock.HoursPerWeek];
        for (var i = 0; i < units.Length; i++)
        {
            units[random.Next(units.Length)].AddTo(sums);
        }
        return sums;
    }

    private void AddTo(double[] sums)
    {
        for (var i = 0; i < Hours.Length; i++)
        {
            sums[Hours[i]] += Weights[i];
        }
    }
}
