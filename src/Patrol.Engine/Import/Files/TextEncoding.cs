using System.Text;

namespace Patrol.Engine.Import.Files;

/// <summary>Encodings by the names that profiles use.</summary>
internal static class TextEncoding
{
    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>An encoding that refuses bytes it does not have.</summary>
    /// <param name="name"><c>utf-8</c>, <c>latin1</c>, <c>gb18030</c>, <c>cp949</c> or any other known name.</param>
    /// <returns>Null when the name is unknown.</returns>
    public static Encoding? Find(string name)
    {
        var known = name.Trim().ToLowerInvariant() switch
        {
            "utf8" => "utf-8",
            "latin1" or "latin-1" => "iso-8859-1",
            "cp949" or "euc-kr" => "ks_c_5601-1987",
            var other => other,
        };
        try
        {
            return Encoding.GetEncoding(
                known,
                EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback
            );
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
