namespace Patrol.Engine.Analysis.Hotspots.Density;

/// <summary>
/// Nine weighted moments of the places of each cell about its center, with offsets x, y and <c>q = x² + y²</c>, in
/// cells: all that the quartic kernel needs to know of places that are surely in reach. Each is an array over the
/// places' rectangle, row by row.
/// </summary>
internal sealed class CellMoments
{
    private CellMoments(int cells)
    {
        One = new double[cells];
        X = new double[cells];
        Y = new double[cells];
        Xx = new double[cells];
        Xy = new double[cells];
        Yy = new double[cells];
        Qx = new double[cells];
        Qy = new double[cells];
        Qq = new double[cells];
    }

    /// <summary>Σ w.</summary>
    public double[] One { get; }

    /// <summary>Σ w x.</summary>
    public double[] X { get; }

    /// <summary>Σ w y.</summary>
    public double[] Y { get; }

    /// <summary>Σ w x².</summary>
    public double[] Xx { get; }

    /// <summary>Σ w x y.</summary>
    public double[] Xy { get; }

    /// <summary>Σ w y².</summary>
    public double[] Yy { get; }

    /// <summary>Σ w q x.</summary>
    public double[] Qx { get; }

    /// <summary>Σ w q y.</summary>
    public double[] Qy { get; }

    /// <summary>Σ w q².</summary>
    public double[] Qq { get; }

    /// <summary>Moments of grouped places.</summary>
    public static CellMoments Of(PlacesByCell places)
    {
        var moments = new CellMoments(places.Width * places.Height);
        Parallel.For(0, places.Height, row => moments.AddRow(places, row));
        return moments;
    }

    private void AddRow(PlacesByCell places, int row)
    {
        for (var group = places.RowStart[row]; group < places.RowStart[row + 1]; group++)
        {
            var cell = row * places.Width + places.GroupColumn[group];
            for (var i = places.GroupStart[group]; i < places.GroupStart[group + 1]; i++)
            {
                var (x, y, w) = (places.East[i], places.North[i], (double)places.Weight[i]);
                var q = x * x + y * y;
                One[cell] += w;
                X[cell] += w * x;
                Y[cell] += w * y;
                Xx[cell] += w * x * x;
                Xy[cell] += w * x * y;
                Yy[cell] += w * y * y;
                Qx[cell] += w * q * x;
                Qy[cell] += w * q * y;
                Qq[cell] += w * q * q;
            }
        }
    }
}
