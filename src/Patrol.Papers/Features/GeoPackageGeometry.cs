using System.Buffers.Binary;

namespace Patrol.Papers.Features;

/// <summary>Geometry as a GeoPackage holds it: its header with the bounding box, then well-known binary. Little-endian.</summary>
internal static class GeoPackageGeometry
{
    private const int Header = 40;
    private const byte LittleEndianWithBox = 0b0000_0011;
    private const int Polygon = 3;

    /// <summary>A polygon of one ring.</summary>
    /// <param name="srid">CRS.</param>
    /// <param name="ring">x, y, x, y …, the last place the first.</param>
    /// <param name="box">Box around it.</param>
    public static byte[] OfPolygon(int srid, double[] ring, GeoPackageBox box)
    {
        var bytes = new byte[Header + 13 + 8 * ring.Length];
        var rest = bytes.AsSpan();
        "GP"u8.CopyTo(rest);
        rest[2] = 0;
        rest[3] = LittleEndianWithBox;
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], srid);
        Write(rest[8..], [box.West, box.East, box.South, box.North]);
        rest = rest[Header..];
        rest[0] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(rest[1..], Polygon);
        BinaryPrimitives.WriteInt32LittleEndian(rest[5..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(rest[9..], ring.Length / 2);
        Write(rest[13..], ring);
        return bytes;
    }

    private static void Write(Span<byte> to, ReadOnlySpan<double> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(to[(8 * index)..], values[index]);
        }
    }
}
