using Patrol.Engine.Optimization.Areas.Search;

namespace Patrol.Engine.Optimization.Areas.Bounds;

/// <summary>One inequality <c>Σ held·x + Σ begun·y ≤ limit</c> of the relaxation; x: a cell is held, y: an area begins
/// there.</summary>
/// <param name="Held">Cells and their factors.</param>
/// <param name="Begun">Cells in which an area may begin, each with factor −1.</param>
/// <param name="Limit">Right-hand side.</param>
internal sealed record Cut(IReadOnlyList<(int Cell, double Factor)> Held, int[] Begun, double Limit)
{
    /// <summary>
    /// A cell of a set is only held by an area that begins in the set, at a cell at least as dense since areas begin at their
    /// densest, or that comes in across its border: <c>x[cell] ≤ Σ y[in, as dense] + Σ x[border]</c>.
    /// </summary>
    public static Cut Connect(AreaGround ground, int cell, IReadOnlyCollection<int> within) =>
        new(
            [(cell, 1.0), .. Border(ground, within).Select(one => (one, -1.0))],
            [.. within.Where(one => ground.DensityOf(one) >= ground.DensityOf(cell))],
            0
        );

    /// <summary>
    /// Cells of size S hold more than k − 1 areas can, so unless a part of them stays free k areas meet them, and each begins
    /// in a set around them or comes in across its border:
    /// <c>Σ y[in] + Σ x[border] ≥ k − (S − Σ size·x[cells]) / ρ</c>, with k = ⌈S⌉ and ρ = S − (k − 1), by mixed-integer
    /// rounding (Nemhauser, Wolsey 1990, doi:10.1007/BF01585752).
    /// </summary>
    public static Cut Crowd(
        AreaGround ground,
        double[] size,
        IReadOnlyCollection<int> cells,
        IReadOnlyCollection<int> within
    )
    {
        var all = cells.Sum(cell => size[cell]);
        var areas = Math.Ceiling(all);
        var rest = all - (areas - 1);
        return new(
            [
                .. cells.Select(cell => (cell, size[cell] / rest)),
                .. Border(ground, within).Select(one => (one, -1.0)),
            ],
            [.. within],
            all / rest - areas
        );
    }

    /// <summary>By how much values break the inequality; negative when they keep it.</summary>
    public double Excess(double[] held, double[] begun)
    {
        var sum = -Limit;
        foreach (var (cell, factor) in Held)
        {
            sum += factor * held[cell];
        }
        foreach (var cell in Begun)
        {
            sum -= begun[cell];
        }
        return sum;
    }

    /// <summary>Cells beside a set, ascending.</summary>
    public static SortedSet<int> Border(AreaGround ground, IEnumerable<int> within)
    {
        var inside = within as IReadOnlySet<int> ?? within.ToHashSet();
        return [.. inside.SelectMany(cell => ground.Neighbors[cell]).Where(next => !inside.Contains(next))];
    }
}
