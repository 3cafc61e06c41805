using Patrol.Engine.Model;

namespace Patrol.Engine.Network;

/// <summary>The point on the streets nearest to a place.</summary>
/// <param name="Segment">Number of the segment.</param>
/// <param name="OffsetMeters">Meters along the segment from its first vertex, 0 … its length.</param>
/// <param name="DistanceMeters">Straight meters from the place to the point.</param>
/// <param name="X">Easting of the point, meters, metric CRS.</param>
/// <param name="Y">Northing of the point.</param>
public readonly record struct SnapPoint(
    int Segment,
    double OffsetMeters,
    double DistanceMeters,
    double X,
    double Y
);

/// <summary>
/// Finds the nearest point on the segments that a mode may use, through a uniform grid of buckets that each list the
/// straight pieces touching them. Of equally near points (to the last bit) the lowest segment wins, then the first
/// piece along it. Immutable, safe for concurrent use.
/// </summary>
public sealed class StreetSnap
{
    private readonly double bucketMeters;
    private readonly double originX;
    private readonly double originY;
    private readonly int columns;
    private readonly int rows;
    private readonly int[] bucketStart;
    private readonly int[] bucketPieces;
    private readonly List<Piece> pieces = [];

    /// <summary>Builds the index.</summary>
    /// <param name="segments">Segments numbered 0 … in their order.</param>
    /// <param name="mode">Only segments with a speed of this mode are found.</param>
    public StreetSnap(IReadOnlyList<StreetSegment> segments, TravelMode mode)
    {
        var (west, south) = (double.PositiveInfinity, double.PositiveInfinity);
        var (east, north) = (double.NegativeInfinity, double.NegativeInfinity);
        foreach (var segment in segments)
        {
            if (StreetGraph.SpeedKmh(segment, mode) <= 0)
            {
                continue;
            }
            var offset = 0.0;
            var shape = segment.Shape.Coordinates;
            for (var i = 1; i < shape.Length; i++)
            {
                var piece = new Piece(
                    segment.Number,
                    offset,
                    shape[i - 1].X,
                    shape[i - 1].Y,
                    shape[i].X,
                    shape[i].Y
                );
                offset += shape[i].Distance(shape[i - 1]);
                pieces.Add(piece);
                (west, south) = (
                    Math.Min(west, Math.Min(piece.X1, piece.X2)),
                    Math.Min(south, Math.Min(piece.Y1, piece.Y2))
                );
                (east, north) = (
                    Math.Max(east, Math.Max(piece.X1, piece.X2)),
                    Math.Max(north, Math.Max(piece.Y1, piece.Y2))
                );
            }
        }
        if (pieces.Count == 0)
        {
            (bucketStart, bucketPieces) = ([0], []);
            return;
        }
        (originX, originY) = (west, south);
        var extent = Math.Max(1, (east - west) * (north - south));
        bucketMeters = Math.Max(
            25,
            Math.Max(Math.Sqrt(extent / pieces.Count), Math.Max(east - west, north - south) / 2000)
        );
        columns = (int)((east - west) / bucketMeters) + 1;
        rows = (int)((north - south) / bucketMeters) + 1;
        (bucketStart, bucketPieces) = FillBuckets();
    }

    /// <summary>Nearest point within a distance; null when there is none.</summary>
    /// <param name="x">Easting, meters.</param>
    /// <param name="y">Northing, meters.</param>
    /// <param name="maxMeters">Largest straight distance, inclusive.</param>
    public SnapPoint? Find(double x, double y, double maxMeters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxMeters);
        if (pieces.Count == 0 || !double.IsFinite(x) || !double.IsFinite(y))
        {
            return null;
        }
        var column = (int)Math.Clamp(Math.Floor((x - originX) / bucketMeters), -1, columns);
        var row = (int)Math.Clamp(Math.Floor((y - originY) / bucketMeters), -1, rows);
        var best = -1;
        var bestSquare = maxMeters * maxMeters;
        for (var ring = 0; ring <= Math.Max(columns, rows) + 1; ring++)
        {
            var inner = InnerMeters(x, y, column, row, ring);
            if (inner > 0 && inner * inner > bestSquare)
            {
                break;
            }
            for (var r = row - ring; r <= row + ring; r++)
            {
                var step = r == row - ring || r == row + ring || ring == 0 ? 1 : 2 * ring;
                for (var c = column - ring; c <= column + ring; c += step)
                {
                    Search(c, r, x, y, ref best, ref bestSquare);
                }
            }
        }
        return best < 0 ? null : PointOn(pieces[best], x, y);
    }

    /// <summary>Distance from the place to the edge of the square of buckets already searched; nothing outside it is
    /// nearer.</summary>
    private double InnerMeters(double x, double y, int column, int row, int ring)
    {
        var west = x - (originX + (column - ring + 1) * bucketMeters);
        var east = originX + (column + ring) * bucketMeters - x;
        var south = y - (originY + (row - ring + 1) * bucketMeters);
        var north = originY + (row + ring) * bucketMeters - y;
        var nearest = double.PositiveInfinity;
        nearest = column - ring + 1 > 0 ? Math.Min(nearest, west) : nearest;
        nearest = column + ring < columns ? Math.Min(nearest, east) : nearest;
        nearest = row - ring + 1 > 0 ? Math.Min(nearest, south) : nearest;
        nearest = row + ring < rows ? Math.Min(nearest, north) : nearest;
        return nearest;
    }

    private void Search(int column, int row, double x, double y, ref int best, ref double bestSquare)
    {
        if ((uint)column >= (uint)columns || (uint)row >= (uint)rows)
        {
            return;
        }
        var bucket = row * columns + column;
        for (var at = bucketStart[bucket]; at < bucketStart[bucket + 1]; at++)
        {
            var number = bucketPieces[at];
            var square = pieces[number].SquareTo(x, y);
            if (square < bestSquare || (square == bestSquare && (best < 0 || number < best)))
            {
                (best, bestSquare) = (number, square);
            }
        }
    }

    private static SnapPoint PointOn(Piece piece, double x, double y)
    {
        var t = piece.Fraction(x, y);
        var (px, py) = (piece.X1 + t * (piece.X2 - piece.X1), piece.Y1 + t * (piece.Y2 - piece.Y1));
        return new SnapPoint(
            piece.Segment,
            piece.OffsetMeters + t * piece.LengthMeters,
            Math.Sqrt(piece.SquareTo(x, y)),
            px,
            py
        );
    }

    private (int[] Start, int[] Pieces) FillBuckets()
    {
        var start = new int[columns * rows + 1];
        foreach (var piece in pieces)
        {
            ForBuckets(piece, bucket => start[bucket + 1]++);
        }
        for (var bucket = 0; bucket < columns * rows; bucket++)
        {
            start[bucket + 1] += start[bucket];
        }
        var next = start.AsSpan().ToArray();
        var filled = new int[start[^1]];
        for (var number = 0; number < pieces.Count; number++)
        {
            ForBuckets(pieces[number], bucket => filled[next[bucket]++] = number);
        }
        return (start, filled);
    }

    /// <summary>Every bucket of the piece's enclosing rectangle: more than it touches, never less.</summary>
    private void ForBuckets(Piece piece, Action<int> visit)
    {
        var (west, east) = (Column(Math.Min(piece.X1, piece.X2)), Column(Math.Max(piece.X1, piece.X2)));
        var (south, north) = (Row(Math.Min(piece.Y1, piece.Y2)), Row(Math.Max(piece.Y1, piece.Y2)));
        for (var row = south; row <= north; row++)
        {
            for (var column = west; column <= east; column++)
            {
                visit(row * columns + column);
            }
        }
    }

    private int Column(double x) => Math.Clamp((int)((x - originX) / bucketMeters), 0, columns - 1);

    private int Row(double y) => Math.Clamp((int)((y - originY) / bucketMeters), 0, rows - 1);

    private readonly record struct Piece(
        int Segment,
        double OffsetMeters,
        double X1,
        double Y1,
        double X2,
        double Y2
    )
    {
        public double LengthMeters => Math.Sqrt((X2 - X1) * (X2 - X1) + (Y2 - Y1) * (Y2 - Y1));

        public double Fraction(double x, double y)
        {
            var (dx, dy) = (X2 - X1, Y2 - Y1);
            var square = dx * dx + dy * dy;
            return square == 0 ? 0 : Math.Clamp(((x - X1) * dx + (y - Y1) * dy) / square, 0, 1);
        }

        public double SquareTo(double x, double y)
        {
            var t = Fraction(x, y);
            var (dx, dy) = (X1 + t * (X2 - X1) - x, Y1 + t * (Y2 - Y1) - y);
            return dx * dx + dy * dy;
        }
    }
}
