namespace Patrol.Engine.Analysis.Hotspots.Forecasts;

/// <summary>The distinct places of a window's incidents, so that each is spread once.</summary>
internal sealed class WindowPlaces
{
    private readonly TrainingWindow window;
    private readonly int[] place;
    private readonly Range range;

    public WindowPlaces(TrainingWindow window, bool isAllBands = false)
    {
        this.window = window;
        var history = window.History;
        range = history.Of(window.From, window.To);
        var (start, end) = (range.Start.Value, range.End.Value);
        place = new int[end - start];
        var known = new Dictionary<(double, double), int>();
        var (x, y) = (new List<double>(), new List<double>());
        for (var i = start; i < end; i++)
        {
            if (!isAllBands && history.Band[i] != window.Band)
            {
                place[i - start] = -1;
                continue;
            }
            if (!known.TryGetValue((history.X[i], history.Y[i]), out var at))
            {
                known.Add((history.X[i], history.Y[i]), at = x.Count);
                x.Add(history.X[i]);
                y.Add(history.Y[i]);
            }
            place[i - start] = at;
        }
        (X, Y) = ([.. x], [.. y]);
    }

    public double[] X { get; }

    public double[] Y { get; }

    /// <summary>[place] weight of its incidents before a week, an incident counting half after each half-life.</summary>
    /// <param name="to">Week after the last one that counts.</param>
    /// <param name="halfLifeWeeks">Half-life, weeks; infinite for equal weights.</param>
    public float[] WeightBefore(int to, double halfLifeWeeks = double.PositiveInfinity)
    {
        var history = window.History;
        var weight = new float[X.Length];
        for (var i = range.Start.Value; i < range.End.Value; i++)
        {
            var age = to - history.Day[i] / IncidentHistory.DaysPerWeek;
            if (place[i - range.Start.Value] is >= 0 and var at && age > 0)
            {
                weight[at] += history.Weight[i] * (float)Math.Pow(0.5, age / halfLifeWeeks);
            }
        }
        return weight;
    }

    /// <summary>[cell] the same by cell.</summary>
    public double[] CountBefore(int to, double halfLifeWeeks)
    {
        var history = window.History;
        var counts = new double[window.Raster.Count];
        for (var i = range.Start.Value; i < range.End.Value; i++)
        {
            var age = to - history.Day[i] / IncidentHistory.DaysPerWeek;
            if (place[i - range.Start.Value] >= 0 && age > 0)
            {
                counts[history.Cell[i]] += history.Weight[i] * Math.Pow(0.5, age / halfLifeWeeks);
            }
        }
        return counts;
    }
}
