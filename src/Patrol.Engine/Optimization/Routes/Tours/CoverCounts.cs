using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Tours;

/// <summary>How many visits cover each pair (cell, hour), over all patrols.</summary>
internal sealed class CoverCounts(RouteProblem problem)
{
    private readonly int cells = problem.Facts.Raster.Count;
    private readonly ushort[] counts = new ushort[problem.Hours.Length * problem.Facts.Raster.Count];

    /// <summary>Counts one more; true when it is the first.</summary>
    public bool Add(int hour, int cell) => counts[hour * cells + cell]++ == 0;

    /// <summary>Counts one less; true when none is left.</summary>
    public bool Remove(int hour, int cell) => --counts[hour * cells + cell] == 0;

    public bool Has(int hour, int cell) => counts[hour * cells + cell] > 0;

    /// <summary>Counts the visits of a tour.</summary>
    public void Add(Town town, ReadOnlySpan<Visit> visits)
    {
        foreach (var visit in visits)
        {
            for (var hour = visit.First; hour >= 0 && hour <= visit.Last; hour++)
            {
                foreach (var cell in town.LocalCells[visit.At])
                {
                    Add(hour, town.Cells[cell]);
                }
            }
        }
    }

    /// <summary>Takes the visits of a tour away.</summary>
    public void Remove(Town town, ReadOnlySpan<Visit> visits)
    {
        foreach (var visit in visits)
        {
            for (var hour = visit.First; hour >= 0 && hour <= visit.Last; hour++)
            {
                foreach (var cell in town.LocalCells[visit.At])
                {
                    Remove(hour, town.Cells[cell]);
                }
            }
        }
    }
}
