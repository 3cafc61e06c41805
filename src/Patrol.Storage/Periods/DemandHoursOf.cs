using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;

namespace Patrol.Storage.Periods;

/// <summary>Sums of hours as rows that profiles are made of; a last row holds what is in none.</summary>
internal static class DemandHoursOf
{
    /// <summary>[community, last = none][hour of week].</summary>
    public static DemandHours Communities(IReadOnlyList<HourSums> rows, int communities) =>
        Fill(
            communities + 1,
            rows,
            row => row.Community is { } index && index >= 0 && index < communities ? index : communities
        );

    /// <summary>[category in the order given, last = none][hour of week].</summary>
    public static DemandHours Categories(IReadOnlyList<HourSums> rows, IReadOnlyList<string> codes)
    {
        var places = codes
            .Select((code, index) => (code, index))
            .ToDictionary(one => one.code, one => one.index);
        return Fill(codes.Count + 1, rows, row => places[row.Category!]);
    }

    private static DemandHours Fill(int count, IReadOnlyList<HourSums> rows, Func<HourSums, int> placeOf)
    {
        var sums = new double[count][];
        for (var place = 0; place < count; place++)
        {
            sums[place] = new double[WeekClock.HoursPerWeek];
        }
        foreach (var row in rows)
        {
            var into = sums[placeOf(row)];
            for (var hour = 0; hour < into.Length; hour++)
            {
                into[hour] += row.Sums[hour];
            }
        }
        return new DemandHours(sums);
    }
}
