using System.Buffers.Binary;

namespace Patrol.Engine.Import.Osm;

/// <summary>
/// Walks the fields of one Protocol Buffers message in memory. Source of the encoding: Protocol Buffers
/// documentation, "Encoding".
/// </summary>
/// <exception cref="InvalidDataException">Thrown by every read that would leave the message.</exception>
internal ref struct ProtoCursor(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> bytes = message;
    private int position;
    private int wire;

    /// <summary>Number of the field the cursor stands at.</summary>
    public int Field { get; private set; }

    /// <summary>True when nothing is left.</summary>
    public readonly bool IsAtEnd => position >= bytes.Length;

    /// <summary>Moves to the next field; false at the end.</summary>
    public bool MoveNext()
    {
        if (IsAtEnd)
        {
            return false;
        }
        var key = ReadVarint();
        (Field, wire) = ((int)(key >> 3), (int)(key & 7));
        return true;
    }

    /// <summary>Reads an unsigned variable-length integer.</summary>
    public ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (position >= bytes.Length)
            {
                throw new InvalidDataException("A number runs past its message.");
            }
            var next = bytes[position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
        throw new InvalidDataException("A number has more than ten bytes.");
    }

    /// <summary>Reads a signed integer in zigzag form.</summary>
    public long ReadSigned()
    {
        var value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Reads a field of bytes: text, message or packed numbers.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        if (wire != 2)
        {
            throw new InvalidDataException($"Field {Field} should hold bytes.");
        }
        return Take((long)ReadVarint());
    }

    /// <summary>Passes over the field.</summary>
    public void Skip()
    {
        switch (wire)
        {
            case 0:
                ReadVarint();
                break;
            case 1:
                Take(8);
                break;
            case 2:
                ReadBytes();
                break;
            case 5:
                Take(4);
                break;
            default:
                throw new InvalidDataException($"Field {Field} has the unknown wire type {wire}.");
        }
    }

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > bytes.Length - position)
        {
            throw new InvalidDataException("A field runs past its message.");
        }
        var taken = bytes.Slice(position, (int)length);
        position += (int)length;
        return taken;
    }

    /// <summary>Length prefix of the file format: four bytes, most significant first.</summary>
    public static int ReadLength(ReadOnlySpan<byte> four) => BinaryPrimitives.ReadInt32BigEndian(four);
}
