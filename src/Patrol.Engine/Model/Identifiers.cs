using System.Globalization;

namespace Patrol.Engine.Model;

/// <summary>The tenant that leads every key: one district police branch.</summary>
public readonly record struct DistrictId(int Value);

/// <summary>
/// Ordinal of an analysis cell in its raster: 0-based, row by row from the south, cells of the district only.
/// </summary>
public readonly record struct CellId(int Value);

/// <summary>Public name of a numbered thing of one district, such as surface 3 of <c>dc</c>: <c>dc-3</c>.</summary>
/// <param name="District">The district's code, lower case.</param>
/// <param name="Number">The number within the district, from 1.</param>
public readonly record struct NumberedKey(string District, int Number)
{
    /// <summary>Reads <c>dc-3</c>; false when the text has no such form.</summary>
    public static bool TryParse(string? text, out NumberedKey key)
    {
        var dash = text?.LastIndexOf('-') ?? -1;
        if (
            dash > 0
            && int.TryParse(
                text.AsSpan(dash + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number > 0
        )
        {
            key = new NumberedKey(text![..dash], number);
            return true;
        }
        key = default;
        return false;
    }

    /// <inheritdoc />
    public override string ToString() => $"{District}-{Number}";
}
