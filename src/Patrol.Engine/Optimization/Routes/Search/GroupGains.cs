using Patrol.Engine.Optimization.Routes.Tours;
using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Search;

/// <summary>
/// What one more visit would add in a group: <c>gain[hour][stop] = Σ risk</c> of the stop's cells that nobody covers in that
/// hour, kept up to date as visits come and go.
/// </summary>
internal sealed class GroupGains
{
    private readonly WatchGroup group;
    private readonly CoverCounts counts;
    private readonly double[][] risk;
    private readonly double[][] gain;

    public GroupGains(RouteProblem problem, WatchGroup group, CoverCounts counts)
    {
        (this.group, this.counts) = (group, counts);
        risk = new double[problem.Hours.Length][];
        gain = new double[problem.Hours.Length][];
        var town = group.Town;
        foreach (var hour in group.Hours)
        {
            risk[hour] = [.. town.Cells.Select(cell => (double)problem.Hours[hour].Risk[cell])];
            gain[hour] = new double[town.StopCount];
            for (var stop = 0; stop < town.StopCount; stop++)
            {
                foreach (var cell in town.LocalCells[stop])
                {
                    gain[hour][stop] += counts.Has(hour, town.Cells[cell]) ? 0 : risk[hour][cell];
                }
            }
            Least = Math.Max(Least, gain[hour].DefaultIfEmpty().Max() * 1e-9);
        }
    }

    /// <summary>A gain that is rounding only.</summary>
    public double Least { get; }

    /// <summary>Σ risk of the pairs that the group's visits cover and no other group's.</summary>
    public double Value { get; private set; }

    /// <summary>Cells looked at: a measure of the work.</summary>
    public long Work { get; private set; }

    public double[] Of(int hour) => gain[hour];

    /// <summary>What a visit would add.</summary>
    public double Of(in Visit visit)
    {
        var sum = 0.0;
        for (var hour = visit.First; hour >= 0 && hour <= visit.Last; hour++)
        {
            sum += gain[hour][visit.At];
        }
        return sum;
    }

    public void Add(in Visit visit)
    {
        var town = group.Town;
        for (var hour = visit.First; hour >= 0 && hour <= visit.Last; hour++)
        {
            foreach (var cell in town.LocalCells[visit.At])
            {
                if (counts.Add(hour, town.Cells[cell]))
                {
                    Value += risk[hour][cell];
                    Change(hour, cell, -risk[hour][cell]);
                }
            }
        }
    }

    public void Remove(in Visit visit)
    {
        var town = group.Town;
        for (var hour = visit.First; hour >= 0 && hour <= visit.Last; hour++)
        {
            foreach (var cell in town.LocalCells[visit.At])
            {
                if (counts.Remove(hour, town.Cells[cell]))
                {
                    Value -= risk[hour][cell];
                    Change(hour, cell, risk[hour][cell]);
                }
            }
        }
    }

    private void Change(int hour, int cell, double by)
    {
        var (stops, of) = (group.Town.StopsOfCell[cell], gain[hour]);
        Work += stops.Length;
        foreach (var stop in stops)
        {
            of[stop] += by;
        }
    }
}
