using Patrol.Engine.Model;

namespace Patrol.Storage.Geography;

/// <summary>Named streets by the cells that they run through, with the length in each.</summary>
internal sealed class CellStreets
{
    private const int PiecesPerCell = 4;
    private readonly Dictionary<int, List<(string Name, double Meters)>> byCell = [];

    /// <summary>Cuts streets into pieces of a quarter of a cell; each is in the cell of its middle.</summary>
    public CellStreets(AnalysisRaster raster, IEnumerable<StreetSegment> streets)
    {
        foreach (var segment in streets.Where(segment => segment.Name is not null))
        {
            var shape = segment.Shape.Coordinates;
            for (var i = 1; i < shape.Length; i++)
            {
                var length = shape[i].Distance(shape[i - 1]);
                var pieces = Math.Max(1, (int)Math.Ceiling(length / (raster.CellMeters / PiecesPerCell)));
                for (var piece = 0; piece < pieces; piece++)
                {
                    var t = (piece + 0.5) / pieces;
                    var cell = raster.FindCell(
                        shape[i - 1].X + t * (shape[i].X - shape[i - 1].X),
                        shape[i - 1].Y + t * (shape[i].Y - shape[i - 1].Y)
                    );
                    if (cell >= 0)
                    {
                        (byCell.TryGetValue(cell, out var list) ? list : byCell[cell] = []).Add(
                            (segment.Name!, length / pieces)
                        );
                    }
                }
            }
        }
    }

    /// <summary>Names of the streets with most meters in some cells, most first.</summary>
    public IReadOnlyList<string> NamesIn(IReadOnlyList<int> cells, int most) =>
        cells
            .SelectMany(cell => byCell.GetValueOrDefault(cell) ?? [])
            .GroupBy(street => street.Name)
            .OrderByDescending(group => group.Sum(street => street.Meters))
            .Select(group => group.Key)
            .Take(most)
            .ToArray();
}
