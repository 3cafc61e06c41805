using NodaTime;

namespace Patrol.Engine.Model;

/// <summary>
/// Demand as running counts hold it: how many incidents in which cell on which day of which week, as parallel arrays ordered by
/// week. It stands for its incidents wherever the cell and the day are enough, so that nobody reads them one by one.
/// </summary>
/// <param name="FirstWeek">Monday of week 0.</param>
/// <param name="Weeks">Number of weeks, also those without any.</param>
/// <param name="Cell">[count] cell of the raster.</param>
/// <param name="Week">[count] 0 … weeks - 1, ascending.</param>
/// <param name="Day">[count] 0 = Monday … 6; -1 where only the week is known.</param>
/// <param name="Weight">[count] incidents, above 0; a fraction where an interval reaches into another day or cell.</param>
/// <param name="Band">[count] band of the day, from 0; null for one band.</param>
public sealed record CellCounts(
    LocalDate FirstWeek,
    int Weeks,
    int[] Cell,
    int[] Week,
    sbyte[] Day,
    float[] Weight,
    byte[]? Band = null
)
{
    /// <summary>All incidents.</summary>
    public double Incidents => Weight.Sum(one => (double)one);

    /// <summary>[cell] incidents of some weeks.</summary>
    /// <param name="cells">Number of cells.</param>
    /// <param name="from">First week.</param>
    /// <param name="to">Week after the last.</param>
    public double[] Count(int cells, int from, int to)
    {
        var counts = new double[cells];
        for (var i = 0; i < Cell.Length; i++)
        {
            if (Week[i] >= from && Week[i] < to)
            {
                counts[Cell[i]] += Weight[i];
            }
        }
        return counts;
    }
}
