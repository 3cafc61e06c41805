using System.Text;
using NetTopologySuite.Geometries;
using Npgsql;
using Patrol.Engine.Model;
using Patrol.Storage.Geography;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests.Geography;

public sealed class TileStoreTests(TestCluster cluster) : IAsyncLifetime
{
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await TestDistrict.CreateAsync(database, "here");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Cells_OfTheTilesOfAZoom_AreEachCellOnceOrMore()
    {
        var ids = new HashSet<ulong>();
        var (middleX, middleY) = await TileOfTheMiddleAsync(16);
        for (var x = middleX - 2; x <= middleX + 2; x++)
        {
            for (var y = middleY - 2; y <= middleY + 2; y++)
            {
                var tile = await database.ReadAsync(
                    district.Id,
                    session => TileStore.GetCellsAsync(session, 16, x, y)
                );
                ids.UnionWith(FeatureIds(tile));
            }
        }
        Assert.Equal(Enumerable.Range(0, 100).Select(cell => (ulong)cell), ids.Order());
    }

    [Fact]
    public async Task Tiles_WhereNothingLies_AreEmpty()
    {
        Assert.Empty(
            await database.ReadAsync(district.Id, session => TileStore.GetCellsAsync(session, 16, 0, 0))
        );
        Assert.Empty(
            await database.ReadAsync(district.Id, session => TileStore.GetBaseAsync(session, 16, 0, 0))
        );
    }

    [Fact]
    public async Task Tiles_OfAnotherDistrict_AreEmpty()
    {
        var zone = TestDistrict.Zone;
        var other = await DistrictStore.CreateAsync(
            database,
            "there",
            "there",
            -77,
            38.9,
            TestDistrict.Srid,
            zone
        );
        var (x, y) = await TileOfTheMiddleAsync(14);
        Assert.NotEmpty(
            await database.ReadAsync(district.Id, session => TileStore.GetCellsAsync(session, 14, x, y))
        );
        Assert.Empty(
            await database.ReadAsync(other.Id, session => TileStore.GetCellsAsync(session, 14, x, y))
        );
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public async Task Buildings_AreDrawn_FromZoomFourteenOn(int zoom, bool drawn)
    {
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            async session =>
            {
                await GeographyStore.ReplaceLandAsync(
                    session,
                    [new Land(LandKind.Building, "City Hall", false, TestDistrict.Square(400, 400, 90))]
                );
                return 0;
            }
        );
        var (x, y) = await TileOfTheMiddleAsync(zoom);
        var tile = await database.ReadAsync(
            district.Id,
            session => TileStore.GetBaseAsync(session, zoom, x, y)
        );
        var text = Encoding.UTF8.GetString(tile);
        Assert.Contains("areas", text, StringComparison.Ordinal);
        Assert.Equal(drawn, text.Contains("City Hall", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tiles_UnderRowSecurity_AreFoundByTheSpatialIndex()
    {
        var plan = await database.ReadAsync(
            district.Id,
            async session =>
            {
                // So few rows would be read one by one: ask whether the index may be used at all.
                await Stage.ExecuteAsync(
                    session,
                    "set local enable_seqscan = off; set local enable_bitmapscan = off"
                );
                await using var command = new NpgsqlCommand(
                    """
                    explain (costs off) select cell from patrol.raster_cell where web && st_tileenvelope(16, 18749, 25070)
                    """,
                    session.Connection,
                    session.Transaction
                );
                await using var reader = await command.ExecuteReaderAsync();
                var lines = new List<string>();
                while (await reader.ReadAsync())
                {
                    lines.Add(reader.GetString(0));
                }
                return string.Join('\n', lines);
            }
        );
        Assert.Contains("Index Cond: (web &&", plan, StringComparison.Ordinal);
    }

    private Task<(int X, int Y)> TileOfTheMiddleAsync(int zoom) =>
        database.ReadAsync(
            district.Id,
            async session =>
            {
                await using var command = new NpgsqlCommand(
                    """
                    select floor((st_x(p) + 20037508.34) / 40075016.68 * 2 ^ $1)::int, floor((20037508.34 - st_y(p)) / 40075016.68 * 2 ^ $1)::int
                    from (select st_transform(st_setsrid(st_makepoint(400445, 130445), 26985), 3857) as p) middle
                    """,
                    session.Connection,
                    session.Transaction
                );
                command.Parameters.Add(Stage.Of(zoom));
                await using var reader = await command.ExecuteReaderAsync();
                await reader.ReadAsync();
                return (reader.GetInt32(0), reader.GetInt32(1));
            }
        );

    // Tile { layers = 3 { name = 1, features = 2 { id = 1, … }, … } }: lengths and varints only.
    private static IEnumerable<ulong> FeatureIds(byte[] tile)
    {
        foreach (var (layerField, layer) in Fields(tile))
        {
            Assert.Equal(3, layerField);
            foreach (var (field, feature) in Fields(layer))
            {
                if (field == 2)
                {
                    var reader = new VarintReader(feature);
                    Assert.Equal(8UL, reader.Next());
                    yield return reader.Next();
                }
            }
        }
    }

    private static IEnumerable<(int Field, byte[] Content)> Fields(byte[] message)
    {
        var reader = new VarintReader(message);
        while (!reader.AtEnd)
        {
            var key = reader.Next();
            if ((key & 7) == 2)
            {
                yield return ((int)(key >> 3), reader.Bytes((int)reader.Next()));
            }
            else
            {
                reader.Next();
            }
        }
    }

    private sealed class VarintReader(byte[] bytes)
    {
        private int at;

        public bool AtEnd => at >= bytes.Length;

        public ulong Next()
        {
            var value = 0UL;
            for (var shift = 0; ; shift += 7)
            {
                var one = bytes[at++];
                value |= (ulong)(one & 0x7f) << shift;
                if (one < 0x80)
                {
                    return value;
                }
            }
        }

        public byte[] Bytes(int length)
        {
            at += length;
            return bytes[(at - length)..at];
        }
    }
}
