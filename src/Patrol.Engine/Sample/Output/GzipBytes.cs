namespace Patrol.Engine.Sample.Output;

/// <summary>
/// Compresses to gzip (RFC 1952) by LZ77 with the fixed codes of DEFLATE (RFC 1951). The platform's compressor gives
/// other bytes on other processors; this one gives the same everywhere, without a time or a name, at about a third more
/// bytes.
/// </summary>
internal sealed class GzipBytes
{
    private const int Window = 32_768;
    private const int ShortestMatch = 3;
    private const int LongestMatch = 258;
    private const int MostTries = 64;
    private const int HashSize = 1 << 15;

    private static readonly int[] LengthBase =
    [
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        11,
        13,
        15,
        17,
        19,
        23,
        27,
        31,
        35,
        43,
        51,
        59,
        67,
        83,
        99,
        115,
        131,
        163,
        195,
        227,
        258,
    ];
    private static readonly int[] LengthBits =
    [
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        1,
        1,
        1,
        2,
        2,
        2,
        2,
        3,
        3,
        3,
        3,
        4,
        4,
        4,
        4,
        5,
        5,
        5,
        5,
        0,
    ];
    private static readonly int[] DistanceBase =
    [
        1,
        2,
        3,
        4,
        5,
        7,
        9,
        13,
        17,
        25,
        33,
        49,
        65,
        97,
        129,
        193,
        257,
        385,
        513,
        769,
        1025,
        1537,
        2049,
        3073,
        4097,
        6145,
        8193,
        12289,
        16385,
        24577,
    ];
    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    private readonly MemoryStream output = new();
    private uint pending;
    private int pendingBits;

    /// <summary>The whole gzip file.</summary>
    public static byte[] Compress(byte[] data)
    {
        var gzip = new GzipBytes();
        // Magic, deflate, no flags, no time, no hint, system unknown.
        gzip.output.Write([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
        gzip.Deflate(data);
        gzip.output.Write(BitConverter.GetBytes(CrcOf(data)));
        gzip.output.Write(BitConverter.GetBytes((uint)data.Length));
        return gzip.output.ToArray();
    }

    private void Deflate(byte[] data)
    {
        // One last block with fixed codes.
        Put(1, 1);
        Put(1, 2);
        var head = new int[HashSize];
        Array.Fill(head, -1);
        var previous = new int[data.Length];
        for (var at = 0; at < data.Length; )
        {
            var (length, distance) = Longest(data, at, head, previous);
            if (length >= ShortestMatch)
            {
                PutMatch(length, distance);
            }
            else
            {
                length = 1;
                PutSymbol(data[at]);
            }
            for (var end = at + length; at < end; at++)
            {
                if (at + ShortestMatch <= data.Length)
                {
                    previous[at] = head[Hash(data, at)];
                    head[Hash(data, at)] = at;
                }
            }
        }
        PutSymbol(256);
        if (pendingBits > 0)
        {
            Put(0, 8 - pendingBits);
        }
    }

    private static (int Length, int Distance) Longest(byte[] data, int at, int[] head, int[] previous)
    {
        var (best, distance) = (0, 0);
        if (at + ShortestMatch > data.Length)
        {
            return (0, 0);
        }
        var most = Math.Min(LongestMatch, data.Length - at);
        var tries = MostTries;
        for (
            var from = head[Hash(data, at)];
            from >= 0 && at - from <= Window && tries-- > 0;
            from = previous[from]
        )
        {
            var length = data.AsSpan(from, most).CommonPrefixLength(data.AsSpan(at, most));
            if (length > best)
            {
                (best, distance) = (length, at - from);
            }
        }
        return (best, distance);
    }

    private static int Hash(byte[] data, int at) =>
        ((data[at] << 10) ^ (data[at + 1] << 5) ^ data[at + 2]) & (HashSize - 1);

    private void PutMatch(int length, int distance)
    {
        var code = Find(LengthBase, length);
        PutSymbol(257 + code);
        Put((uint)(length - LengthBase[code]), LengthBits[code]);
        code = Find(DistanceBase, distance);
        PutReversed((uint)code, 5);
        Put((uint)(distance - DistanceBase[code]), code < 2 ? 0 : code / 2 - 1);
    }

    private static int Find(int[] bases, int value)
    {
        var found = Array.BinarySearch(bases, value);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Fixed codes of RFC 1951, 3.2.6.</summary>
    private void PutSymbol(int symbol)
    {
        switch (symbol)
        {
            case < 144:
                PutReversed((uint)(0x30 + symbol), 8);
                break;
            case < 256:
                PutReversed((uint)(0x190 + symbol - 144), 9);
                break;
            case < 280:
                PutReversed((uint)(symbol - 256), 7);
                break;
            default:
                PutReversed((uint)(0xC0 + symbol - 280), 8);
                break;
        }
    }

    private void PutReversed(uint code, int bits)
    {
        var reversed = 0u;
        for (var k = 0; k < bits; k++)
        {
            reversed = (reversed << 1) | ((code >> k) & 1);
        }
        Put(reversed, bits);
    }

    private void Put(uint value, int bits)
    {
        pending |= value << pendingBits;
        pendingBits += bits;
        while (pendingBits >= 8)
        {
            output.WriteByte((byte)pending);
            pending >>= 8;
            pendingBits -= 8;
        }
    }

    private static uint CrcOf(byte[] data) =>
        ~data.Aggregate(uint.MaxValue, (crc, value) => Crc[(crc ^ value) & 255] ^ (crc >> 8));

    private static uint CrcOf(int value)
    {
        var crc = (uint)value;
        for (var k = 0; k < 8; k++)
        {
            crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }
        return crc;
    }
}
