using Patrol.Engine.Model;

namespace Patrol.Engine.Import;

/// <summary>Opens a source file, plain or gzip, and says what is wrong with it in the words of an import.</summary>
internal static class SourceFile
{
    /// <summary>
    /// Opens a file; gzip is told by its first two bytes, not by its name. Reads of a gzip stream throw
    /// <see cref="EndOfStreamException"/> when it is truncated and <see cref="InvalidDataException"/> when broken.
    /// </summary>
    /// <exception cref="InputException"><c>file.missing</c>, <c>file.unreadable</c>, <c>file.empty</c>.</exception>
    public static Stream Open(string path)
    {
        var name = Path.GetFileName(path);
        FileStream stream;
        try
        {
            stream = File.OpenRead(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault("file.missing", name, null, "Check the path; there is no such file.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault("file.unreadable", name, null, $"Make the file readable: {fault.Message}");
        }
        var first = stream.ReadByte();
        var second = stream.ReadByte();
        stream.Position = 0;
        if (first < 0)
        {
            stream.Dispose();
            throw Fault("file.empty", name, null, "Fetch the file again; it has no content.");
        }
        return first == 0x1F && second == 0x8B ? new GunzipStream(stream) : stream;
    }

    /// <summary>Reads a whole file, uncompressed.</summary>
    /// <exception cref="InputException">As <see cref="Open"/>; <c>file.truncated</c>, <c>file.broken</c>.</exception>
    public static byte[] ReadAll(string path)
    {
        using var stream = Open(path);
        using var buffer = new MemoryStream();
        try
        {
            stream.CopyTo(buffer);
        }
        catch (EndOfStreamException)
        {
            throw Truncated(Path.GetFileName(path));
        }
        catch (InvalidDataException)
        {
            throw Broken(Path.GetFileName(path), null, "its gzip packing or checksum is wrong.");
        }
        return buffer.ToArray();
    }

    /// <summary>The fault of a file that ends too early.</summary>
    public static InputException Truncated(string name) =>
        Fault("file.truncated", name, null, "Fetch the file again; it ends in the middle.");

    /// <summary>The fault of a file whose form is broken.</summary>
    public static InputException Broken(string name, string? at, string what) =>
        Fault("file.broken", name, at, $"Mend or fetch the file again: {what}");

    /// <summary>One fault of a whole file.</summary>
    public static InputException Fault(string code, string name, string? value, string remedy) =>
        new(new InputIssue(code, name, null, null, value, remedy));
}
