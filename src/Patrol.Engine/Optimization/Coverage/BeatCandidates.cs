namespace Patrol.Engine.Optimization.Coverage;

/// <summary>
/// Every beat there can be: each shape at each place where some base reaches all its cells. Kept as flat arrays, so
/// that all of them can be priced in one pass.
/// </summary>
internal sealed class BeatCandidates
{
    private readonly int[] cells;
    private readonly int[] starts;

    private BeatCandidates(int[] cells, int[] starts, double[] values)
    {
        this.cells = cells;
        this.starts = starts;
        Values = values;
    }

    /// <summary>Number of candidates.</summary>
    public int Count => Values.Length;

    /// <summary>[candidate] risk that its cells hold.</summary>
    public double[] Values { get; }

    /// <summary>Cells of a candidate.</summary>
    public ReadOnlySpan<int> Cells(int candidate) =>
        cells.AsSpan(starts[candidate], starts[candidate + 1] - starts[candidate]);

    /// <summary>Value of a candidate less the prices of its cells.</summary>
    public double Priced(int candidate, double[] prices)
    {
        var value = Values[candidate];
        for (var at = starts[candidate]; at < starts[candidate + 1]; at++)
        {
            value -= prices[cells[at]];
        }
        return value;
    }

    /// <summary>Finds all candidates that hold any risk.</summary>
    public static BeatCandidates Of(BeatProblem problem)
    {
        var raster = problem.Raster;
        var words = (problem.Bases.Count + 63) / 64;
        var reach = new ulong[raster.Count * words];
        for (var one = 0; one < problem.Bases.Count; one++)
        {
            foreach (var cell in problem.Bases[one].Cells)
            {
                reach[cell * words + one / 64] |= 1UL << (one % 64);
            }
        }
        var shapes = Polyominoes.Upto(problem.MaxCells);
        var (cells, starts, values) = (new List<int>(), new List<int> { 0 }, new List<double>());
        var common = new ulong[words];
        Span<int> found = stackalloc int[BeatProblem.LargestBeat];
        for (var anchor = 0; anchor < raster.Count; anchor++)
        {
            if (reach.AsSpan(anchor * words, words).IndexOfAnyExcept(0UL) < 0)
            {
                continue;
            }
            var (column, row) = (raster.CellColumn[anchor], raster.CellRow[anchor]);
            foreach (var shape in shapes)
            {
                reach.AsSpan(anchor * words, words).CopyTo(common);
                var value = 0.0;
                var size = 0;
                foreach (var (dc, dr) in shape)
                {
                    var cell = raster.CellAt(column + dc, row + dr);
                    var any = 0UL;
                    for (var word = 0; cell >= 0 && word < words; word++)
                    {
                        any |= common[word] &= reach[cell * words + word];
                    }
                    if (any == 0)
                    {
                        size = 0;
                        break;
                    }
                    found[size++] = cell;
                    value += problem.Risk[cell];
                }
                if (size > 0 && value > 0)
                {
                    cells.AddRange(found[..size]);
                    starts.Add(cells.Count);
                    values.Add(value);
                }
            }
        }
        return new BeatCandidates([.. cells], [.. starts], [.. values]);
    }
}
