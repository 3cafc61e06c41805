using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Bases;

/// <summary>Rows of a table on a page.</summary>
/// <param name="Table">The table.</param>
/// <param name="Room">Where they lie.</param>
/// <param name="Size">Size of codes.</param>
/// <param name="Rows">Rows.</param>
internal sealed record DutyTablePage(DutyTable Table, SKRect Room, float Size, IReadOnlyList<DutyRow> Rows)
{
    /// <summary>Draws them.</summary>
    public void Draw(Pen pen) => Table.Draw(pen, this);
}
