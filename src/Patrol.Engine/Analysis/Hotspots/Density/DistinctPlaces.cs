namespace Patrol.Engine.Analysis.Hotspots.Density;

/// <summary>Places without repetition, in squares as wide as the longest distance asked for.</summary>
internal sealed class DistinctPlaces
{
    private readonly double[] x;
    private readonly double[] y;
    private readonly Dictionary<(int Column, int Row), (int From, int To)> squares;
    private readonly double size;

    private DistinctPlaces(
        double[] x,
        double[] y,
        double[] weight,
        Dictionary<(int, int), (int, int)> squares,
        double size
    ) => (this.x, this.y, Weight, this.squares, this.size) = (x, y, weight, squares, size);

    /// <summary>[place] weight of all that happened there.</summary>
    public double[] Weight { get; }

    public int Count => x.Length;

    public static DistinctPlaces Of(double[] x, double[] y, float[] weight, double size)
    {
        var at = new Dictionary<(double X, double Y), double>();
        for (var i = 0; i < x.Length; i++)
        {
            if (weight[i] > 0)
            {
                at[(x[i], y[i])] = at.GetValueOrDefault((x[i], y[i])) + weight[i];
            }
        }
        (int, int) SquareOf((double X, double Y) place) =>
            ((int)Math.Floor(place.X / size), (int)Math.Floor(place.Y / size));
        var order = at.OrderBy(one => SquareOf(one.Key)).ThenBy(one => one.Key).ToArray();
        var squares = new Dictionary<(int, int), (int From, int To)>();
        for (var i = 0; i < order.Length; i++)
        {
            var square = SquareOf(order[i].Key);
            squares[square] = squares.TryGetValue(square, out var range) ? (range.From, i + 1) : (i, i + 1);
        }
        return new DistinctPlaces(
            [.. order.Select(one => one.Key.X)],
            [.. order.Select(one => one.Key.Y)],
            [.. order.Select(one => one.Value)],
            squares,
            size
        );
    }

    /// <summary>
    /// Sums over places a score of <c>Σ_j w_j (1 − d²/h²)²</c> over the other places within h, for each distance h at once:
    /// pairs are sorted by distance into rings, of which their number and the sums of d² and d⁴ are enough.
    /// </summary>
    /// <param name="distances">h, ascending, the last no more than the squares' size.</param>
    /// <param name="score">Weight of the place, h and the sum to a score.</param>
    /// <returns>[distance] sum of scores.</returns>
    public double[] ScoresByDistance(
        IReadOnlyList<double> distances,
        Func<double, double, double, double> score
    )
    {
        double[] limits = [.. distances.Select(h => h * h)];
        var firstRing = FirstRings(limits);
        var partial = new double[squares.Count][];
        var list = squares.Values.OrderBy(range => range.From).ToArray();
        Parallel.For(
            0,
            list.Length,
            index =>
            {
                var rings = new double[limits.Length * 3];
                var sums = new double[limits.Length];
                for (var i = list[index].From; i < list[index].To; i++)
                {
                    Array.Clear(rings);
                    Gather(i, limits, firstRing, rings);
                    var (n, d2, d4) = (0.0, 0.0, 0.0);
                    for (var h = 0; h < limits.Length; h++)
                    {
                        n += rings[3 * h];
                        d2 += rings[3 * h + 1];
                        d4 += rings[3 * h + 2];
                        var sum = n - 2 * d2 / limits[h] + d4 / (limits[h] * limits[h]);
                        sums[h] += score(Weight[i], distances[h], Math.Max(0, sum));
                    }
                }
                partial[index] = sums;
            }
        );
        return [.. Enumerable.Range(0, limits.Length).Select(h => partial.Sum(one => one[h]))];
    }

    // [slice of the squares of distances] first ring that reaches into it: seldom another one is right.
    private static int[] FirstRings(double[] limits)
    {
        const int Slices = 1024;
        var first = new int[Slices + 1];
        for (var (slice, ring) = (0, 0); slice <= Slices; slice++)
        {
            // A slice less, so that rounding can't skip a ring.
            while (limits[ring] < (slice - 1) * limits[^1] / Slices)
            {
                ring++;
            }
            first[slice] = ring;
        }
        return first;
    }

    private void Gather(int i, double[] limits, int[] firstRing, double[] rings)
    {
        var scale = (firstRing.Length - 1) / limits[^1];
        var (column, row) = ((int)Math.Floor(x[i] / size), (int)Math.Floor(y[i] / size));
        for (var r = row - 1; r <= row + 1; r++)
        {
            for (var c = column - 1; c <= column + 1; c++)
            {
                if (!squares.TryGetValue((c, r), out var range))
                {
                    continue;
                }
                for (var j = range.From; j < range.To; j++)
                {
                    var (dx, dy) = (x[j] - x[i], y[j] - y[i]);
                    var square = dx * dx + dy * dy;
                    if (square <= limits[^1] && j != i)
                    {
                        var ring = firstRing[(int)(square * scale)];
                        while (square > limits[ring])
                        {
                            ring++;
                        }
                        rings[3 * ring] += Weight[j];
                        rings[3 * ring + 1] += Weight[j] * square;
                        rings[3 * ring + 2] += Weight[j] * square * square;
                    }
                }
            }
        }
    }
}
