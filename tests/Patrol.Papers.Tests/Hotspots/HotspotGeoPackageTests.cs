using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Patrol.Contracts.Papers;
using Patrol.Papers.Hotspots;

namespace Patrol.Papers.Tests.Hotspots;

public sealed class HotspotGeoPackageTests : IDisposable
{
    private static readonly HotspotSheet Sheet = SampleHotspotSheet.Create();
    private readonly string path = Path.Combine(Path.GetTempPath(), $"patrol-test-{Guid.NewGuid():N}.gpkg");
    private readonly SqliteConnection database;

    public HotspotGeoPackageTests()
    {
        using (var file = File.Create(path))
        {
            HotspotGeoPackage.Write(file, Sheet);
        }
        database = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        database.Open();
    }

    public void Dispose()
    {
        database.Dispose();
        File.Delete(path);
    }

    [Fact]
    public void File_IsAGeoPackage()
    {
        Assert.Equal("GPKG"u8.ToArray(), File.ReadAllBytes(path)[68..72]);
        Assert.Equal("10300", One("pragma user_version"));
        Assert.Equal("ok", One("pragma integrity_check"));
        Assert.Empty(All("pragma foreign_key_check"));
        Assert.Equal(
            ["-1", "0", "4326", "25832"],
            All("select srs_id from gpkg_spatial_ref_sys order by srs_id").Select(row => row[0])
        );
        Assert.Equal(
            [
                "hotspot_cells features 500000.0 5816000.0 501200.0 5816800.0 25832",
                "method_card attributes     ",
            ],
            All(
                    "select table_name, data_type, min_x, min_y, max_x, max_y, srs_id from gpkg_contents order by table_name"
                )
                .Select(row => string.Join(' ', row))
        );
        Assert.Equal(
            "hotspot_cells geom POLYGON 25832 0 0",
            string.Join(' ', All("select * from gpkg_geometry_columns").Single())
        );
        Assert.Equal("2026-12-01T08:30:00.000Z", One("select last_change from gpkg_contents"));
    }

    [Fact]
    public void Layer_HoldsExactSquaresWithTheirValues()
    {
        var reader = new GeoPackageGeoReader { HandleSRID = true };
        using var command = database.CreateCommand();
        command.CommandText =
            "select geom, cell, per_week, count, z, p, community_name, significance_corrected, pattern from hotspot_cells order by fid";
        using var rows = command.ExecuteReader();
        var cell = 0;
        for (; rows.Read(); cell++)
        {
            var square = Assert.IsType<Polygon>(reader.Read((byte[])rows[0]));
            Assert.Equal(25832, square.SRID);
            Assert.True(square.Shell.IsCCW);
            Assert.Equal(
                new Envelope(
                    500_000 + 200 * Sheet.Cells.Column[cell],
                    500_200 + 200 * Sheet.Cells.Column[cell],
                    5_816_000 + 200 * Sheet.Cells.Row[cell],
                    5_816_200 + 200 * Sheet.Cells.Row[cell]
                ),
                square.EnvelopeInternal
            );
            Assert.Equal(40_000, square.Area);
            Assert.Equal(cell, rows.GetInt32(1));
            Assert.Equal(Sheet.Cells.PerWeek[cell], rows.GetFloat(2));
            Assert.Equal(Sheet.Cells.Count[cell], rows.GetFloat(3));
            Assert.Equal(Sheet.Cells.Significance!.Z[cell], rows.GetFloat(4));
            Assert.Equal(Sheet.Cells.Significance!.P[cell], rows.GetFloat(5));
            Assert.Equal(Sheet.Cells.FindCommunity(cell)?.Name, rows[6] as string);
            Assert.Equal(cell >= 21 ? "high95" : null, rows[7] as string);
            Assert.Equal(Sheet.Cells.FindPattern(cell), rows[8] as string);
        }
        Assert.Equal(SampleHotspotSheet.CellCount, cell);
    }

    [Fact]
    public void Index_FindsCellsOfABox() =>
        Assert.Equal(
            ["0", "1"],
            All(
                    """
                    select cell from hotspot_cells where fid in (
                      select id from rtree_hotspot_cells_geom where minx < 500250 and maxx > 500050 and miny < 5816150 and maxy > 5816050)
                    order by cell
                    """
                )
                .Select(row => row[0])
        );

    [Fact]
    public void Card_StandsBesideTheLayer() =>
        Assert.StartsWith(
            "Reported demand, not a prediction.",
            One("select value from method_card where item = 'What it shows'")
        );

    private string One(string sql) => All(sql)[0][0];

    private List<string[]> All(string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<string[]>();
        while (rows.Read())
        {
            all.Add([
                .. Enumerable
                    .Range(0, rows.FieldCount)
                    .Select(at =>
                        rows[at] is double number
                            ? FormattableString.Invariant($"{number:0.0}")
                            : $"{rows[at]}"
                    ),
            ]);
        }
        return all;
    }
}
