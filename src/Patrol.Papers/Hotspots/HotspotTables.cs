using Patrol.Contracts.Papers;
using Patrol.Papers.Hotspots.Cells;
using Patrol.Papers.Tables;

namespace Patrol.Papers.Hotspots;

/// <summary>A hotspot map as tables: cells, the highest of them, and its method card.</summary>
internal static class HotspotTables
{
    private static readonly IReadOnlyList<CellField> Fields = CellField.All;

    /// <summary>All cells, a row each.</summary>
    public static PaperTable Cells(HotspotSheet sheet) =>
        new(
            "cells",
            ["longitude", "latitude", .. Fields.Select(field => field.Name)],
            Enumerable
                .Range(0, sheet.Cells.Number)
                .Select(index =>
                {
                    var center = sheet.Cells.Center(index);
                    return (object?[])
                        [
                            Math.Round(center[0], 7),
                            Math.Round(center[1], 7),
                            .. Fields.Select(field => field.Of(sheet, index)),
                        ];
                }),
            sheet.Cells.Number
        );

    /// <summary>The highest cells, highest first.</summary>
    public static PaperTable Top(HotspotSheet sheet) =>
        new(
            "top",
            "rank,cell,longitude,latitude,community_name,per_week,count,z,p,pattern".Split(','),
            [
                .. sheet.Map.Top.Select(top =>
                    (object?[])
                        [
                            top.Rank,
                            top.Cell,
                            Math.Round(top.Center[0], 7),
                            Math.Round(top.Center[1], 7),
                            top.Community,
                            top.PerWeek,
                            top.Count,
                            top.Z,
                            top.P,
                            top.Pattern,
                        ]
                ),
            ]
        );

    /// <summary>The method card.</summary>
    public static PaperTable Card(HotspotSheet sheet) =>
        new(
            "method_card",
            ["item", "value"],
            [.. HotspotCard.Of(sheet).Select(line => new object?[] { line.Item, line.Value })]
        );
}
