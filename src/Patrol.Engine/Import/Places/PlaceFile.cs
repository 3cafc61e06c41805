using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Places;

/// <summary>Places as read from one file: <c>Rows = Items.Count + Σ Dropped</c>.</summary>
/// <typeparam name="T">Area, site, base or land.</typeparam>
/// <param name="Items">Places in the order of the file, in the metric CRS.</param>
/// <param name="Rows">Features read.</param>
/// <param name="Mended">Features kept that had something mended.</param>
/// <param name="Dropped">Features left out, by reason; reasons that did not occur are absent.</param>
/// <param name="DroppedColumns">Properties about persons that the file has and that were not read.</param>
/// <param name="Issues">The first hundred issues of each code.</param>
public sealed record PlaceFile<T>(
    IReadOnlyList<T> Items,
    int Rows,
    int Mended,
    IReadOnlyDictionary<DropReason, int> Dropped,
    IReadOnlyList<string> DroppedColumns,
    IReadOnlyList<InputIssue> Issues
);
