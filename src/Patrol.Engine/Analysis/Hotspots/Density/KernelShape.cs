namespace Patrol.Engine.Analysis.Hotspots.Density;

/// <summary>
/// The disk of a kernel cut into rows of cells. For places anywhere in a cell, on the row <c>k</c> rows away: no
/// column beyond <c>Outer[k]</c> is in reach; all columns up to <c>Inner[k]</c> are, with room to spare (−1: none are,
/// or it doesn't pay to treat them together); the rest is the rim, covered by vectors of <see cref="Lanes"/> columns.
/// </summary>
internal sealed class KernelShape
{
    /// <summary>Columns evaluated at once.</summary>
    public const int Lanes = 8;

    /// <summary>When columns surely inside are served by moments.</summary>
    public enum Interior
    {
        /// <summary>Where there are enough places that it saves time.</summary>
        WherePays,

        /// <summary>Wherever there are any.</summary>
        Always,

        /// <summary>Nowhere.</summary>
        Never,
    }

    // Measured: the moments of one cell on one row away cost about as much as two vectors of one place. Keeping a
    // 32nd of the radius away from the edge keeps the kernel above 1/256 of its peak on the row, so that the rounding
    // of the expanded polynomial (about 1e-14 of the peak) stays far below 1e-9.
    private const double MomentCost = 2;
    private const int SmallestInner = 3;

    /// <summary>Cuts a disk.</summary>
    /// <param name="radius">Radius in cells.</param>
    /// <param name="places">Places to serve.</param>
    /// <param name="cells">Cells of the rectangle.</param>
    /// <param name="interior">When to use moments.</param>
    public KernelShape(double radius, int places, long cells, Interior interior)
    {
        RadiusSquare = radius * radius;
        var reach = (int)Math.Floor(radius + 0.5);
        Outer = new int[reach + 1];
        Inner = new int[reach + 1];
        Starts = new int[reach + 1][];
        for (var k = 0; k <= reach; k++)
        {
            Outer[k] = (int)Math.Floor(HalfChord(Math.Max(k - 0.5, 0)) + 0.5);
            var inner = (int)Math.Floor(HalfChord(k + 0.5) - 0.5 - Math.Max(1, radius / 32));
            var without = Vectors(2 * Outer[k] + 1);
            var with = 2 * Vectors(Outer[k] - inner);
            var use =
                interior != Interior.Never
                && inner >= SmallestInner
                && (interior == Interior.Always || (without - with) * (double)places > MomentCost * cells);
            Inner[k] = use ? inner : -1;
            Starts[k] = use ? Rim(inner, Outer[k]) : Whole(Outer[k]);
            HasInterior |= use;
        }
    }

    /// <summary>Square of the radius, square cells.</summary>
    public double RadiusSquare { get; }

    /// <summary>Rows in reach on each side.</summary>
    public int Reach => Outer.Length - 1;

    /// <summary>True when any row has an interior.</summary>
    public bool HasInterior { get; }

    /// <summary>[rows away] last column in reach.</summary>
    public int[] Outer { get; }

    /// <summary>[rows away] last column of the interior, or −1.</summary>
    public int[] Inner { get; }

    /// <summary>[rows away] first columns of the vectors that cover what is not interior, from the own column.</summary>
    public int[][] Starts { get; }

    private static int Vectors(int columns) => (columns + Lanes - 1) / Lanes;

    private static int[] Whole(int outer) =>
        [.. Enumerable.Range(0, Vectors(2 * outer + 1)).Select(i => -outer + i * Lanes)];

    private static int[] Rim(int inner, int outer) =>
        [
            .. Enumerable
                .Range(0, Vectors(outer - inner))
                .SelectMany(i => new[] { -inner - (i + 1) * Lanes, inner + 1 + i * Lanes }),
        ];

    private double HalfChord(double away) => Math.Sqrt(Math.Max(0, RadiusSquare - away * away));
}
