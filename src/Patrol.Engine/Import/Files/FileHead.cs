using System.Text;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Files;

/// <summary>
/// The first bytes of a file, unpacked, by which a file of the wrong kind is told at once rather than by a thousand
/// broken rows.
/// </summary>
internal sealed class FileHead
{
    private const int Length = 4096;
    private readonly byte[] bytes;

    private FileHead(byte[] bytes) => this.bytes = bytes;

    /// <summary>Encoding that a byte order mark names, strict; null without a mark.</summary>
    public Encoding? MarkedEncoding =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => TextEncoding.Find("utf-8"),
            [0xFF, 0xFE, ..] => TextEncoding.Find("utf-16"),
            [0xFE, 0xFF, ..] => TextEncoding.Find("utf-16BE"),
            _ => null,
        };

    /// <summary>True when the file is UTF-16 by its mark.</summary>
    public bool IsUtf16 => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <summary>First byte that is neither white space nor of a mark; 0 when there is none.</summary>
    public byte FirstMark => bytes.FirstOrDefault(one => one > ' ' && one is not (0xEF or 0xBB or 0xBF));

    /// <summary>Reads the head and refuses what is no text.</summary>
    /// <exception cref="InputException">
    /// <c>file.empty</c>, <c>file.html</c>, <c>file.archive</c>, <c>file.utf-16</c>, <c>file.nul</c>, or a fault of opening.
    /// </exception>
    public static FileHead Read(string path)
    {
        var name = Path.GetFileName(path);
        using var stream = SourceFile.Open(path);
        var buffer = new byte[Length];
        var read = FileFault.Guard(
            name,
            () => stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)
        );
        var head = new FileHead(buffer[..read]);
        head.Check(name);
        return head;
    }

    private void Check(string name)
    {
        if (bytes.All(one => one <= ' ' && one != 0))
        {
            throw FileFault.Empty(name);
        }
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw FileFault.Make(
                "file.archive",
                name,
                null,
                Convert.ToHexString(bytes, 0, 4),
                "This is a spreadsheet or an archive: export it as CSV, or unpack it."
            );
        }
        if (FirstMark == '<')
        {
            throw FileFault.Make(
                "file.html",
                name,
                null,
                Encoding.ASCII.GetString(bytes, 0, Math.Min(40, bytes.Length)).Trim(),
                "This is a web page or XML, not the data: download the file itself."
            );
        }
        if (!IsUtf16 && Array.IndexOf(bytes, (byte)0) is >= 0 and var at)
        {
            throw IsLikelyUtf16()
                ? FileFault.Make(
                    "file.utf-16",
                    name,
                    null,
                    Convert.ToHexString(bytes, 0, Math.Min(8, bytes.Length)),
                    "This is UTF-16 without a byte order mark: save it as UTF-8."
                )
                : TextSource.Nul(name, $"byte {at}");
        }
    }

    // Every other byte of Latin text in UTF-16 is zero.
    private bool IsLikelyUtf16()
    {
        var zeros = new int[2];
        for (var i = 0; i < bytes.Length; i++)
        {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        return Math.Max(zeros[0], zeros[1]) > bytes.Length / 4
            && Math.Min(zeros[0], zeros[1]) < bytes.Length / 16 + 1;
    }
}
