using System.Globalization;

namespace Patrol.Engine.Sample.Demand;

/// <summary>Breaks a share of the rows of incidents in the ways that real files are broken.</summary>
internal static class BrokenRows
{
    private const double Share = 0.02;

    /// <summary>Columns of the file.</summary>
    public static string[] Columns { get; } = ["id", "category", "source", "from", "to", "lon", "lat"];

    private const int Category = 1;
    private const int From = 3;
    private const int To = 4;
    private const int Lon = 5;
    private const int Lat = 6;

    /// <summary>Ways of breaking a row, used in turn.</summary>
    public static string[] Kinds { get; } =
    [
        "blankPlace",
        "blankTime",
        "unreadableTime",
        "outside",
        "swappedCoordinates",
        "zeroCoordinates",
        "duplicate",
        "endBeforeStart",
        "unknownCategory",
    ];

    /// <summary>Breaks rows in place; returns how many of each kind.</summary>
    public static SortedDictionary<string, int> Break(List<string[]> rows, SampleRandom random)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var order = Enumerable.Range(1, rows.Count - 1).ToList();
        random.Shuffle(order);
        var broken = new HashSet<int>();
        foreach (var row in order)
        {
            if (broken.Count >= (int)Math.Round(Share * rows.Count))
            {
                break;
            }
            // A copy needs a whole row before it that stays whole.
            if (broken.Contains(row) || broken.Contains(row - 1) || broken.Contains(row + 1))
            {
                continue;
            }
            var kind = Kinds[broken.Count % Kinds.Length];
            broken.Add(row);
            Break(rows, row, kind);
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }
        return counts;
    }

    private static void Break(List<string[]> rows, int row, string kind)
    {
        var cells = rows[row];
        switch (kind)
        {
            case "blankPlace":
                (cells[Lon], cells[Lat]) = ("", "");
                break;
            case "blankTime":
                (cells[From], cells[To]) = ("", "");
                break;
            case "unreadableTime":
                cells[From] = string.Concat(cells[From].AsSpan(0, 8), "32T25:61", cells[From].AsSpan(16));
                break;
            case "outside":
                // Half a degree north.
                cells[Lat] = (decimal.Parse(cells[Lat], CultureInfo.InvariantCulture) + 0.5m).ToString(
                    "F6",
                    CultureInfo.InvariantCulture
                );
                break;
            case "swappedCoordinates":
                (cells[Lon], cells[Lat]) = (cells[Lat], cells[Lon]);
                break;
            case "zeroCoordinates":
                (cells[Lon], cells[Lat]) = ("0", "0");
                break;
            case "duplicate":
                rows[row] = [.. rows[row - 1]];
                break;
            case "endBeforeStart":
                // The end of a year that is over: before every start.
                cells[To] = string.Concat("2023-12-30T12:00", cells[From].AsSpan(16));
                break;
            case "unknownCategory":
                cells[Category] = "zz-91";
                break;
        }
    }
}
