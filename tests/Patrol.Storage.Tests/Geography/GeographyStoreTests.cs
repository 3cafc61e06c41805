using Dapper;
using NetTopologySuite.Geometries;
using Npgsql;
using Patrol.Engine.Model;
using Patrol.Storage.Geography;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests.Geography;

public sealed class GeographyStoreTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly GeometryFactory Metric = new(new PrecisionModel(), TestDistrict.Srid);
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await TestDistrict.CreateAsync(database, "here");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Streets_Replaced_ComeBackAsTheyWere()
    {
        await WriteAsync(session => GeographyStore.ReplaceStreetsAsync(session, [Street(0, "Old", 0)]));
        StreetSegment[] segments = [Street(0, "Main St", 100), Street(1, null, 200), Street(2, "主街", 300)];
        await WriteAsync(session => GeographyStore.ReplaceStreetsAsync(session, segments));
        var stored = await database.ReadAsync(district.Id, GeographyStore.LoadStreetsAsync);
        Assert.Equal(
            segments.Select(one => one with { Shape = null! }),
            stored.Select(one => one with { Shape = null! })
        );
        Assert.All(
            segments.Zip(stored),
            pair => Assert.True(pair.First.Shape.EqualsExact(pair.Second.Shape))
        );
        Assert.Equal(TestDistrict.Srid, stored[0].Shape.SRID);
    }

    [Fact]
    public async Task Subdistricts_Replaced_UniteIntoTheBoundary()
    {
        var plain = await DistrictStore.CreateAsync(
            database,
            "plain",
            "Without a raster",
            -77,
            38.9,
            TestDistrict.Srid,
            TestDistrict.Zone
        );
        await database.WriteAsync(
            plain.Id,
            TestDistrict.Tester,
            async session =>
            {
                await GeographyStore.ReplaceAreasAsync(
                    session,
                    AreaKind.Subdistrict,
                    [
                        new Area(
                            AreaKind.Subdistrict,
                            "1",
                            "West",
                            null,
                            null,
                            TestDistrict.Square(0, 0, 500)
                        ),
                        new Area(
                            AreaKind.Subdistrict,
                            "2",
                            "East",
                            null,
                            7,
                            TestDistrict.Square(500, 0, 500)
                        ),
                    ]
                );
                return 0;
            }
        );
        var found = await DistrictStore.FindAsync(database, "plain");
        Assert.Equal(500_000, found!.Boundary!.Area, 6);
        var areas = await database.ReadAsync(
            plain.Id,
            session => GeographyStore.LoadAreasAsync(session, AreaKind.Subdistrict)
        );
        Assert.Equal(["1", "2"], areas.Select(area => area.Code));
        Assert.Equal([null, 7], areas.Select(area => area.Residents));
    }

    [Theory]
    [InlineData("a", 1000, null)]
    [InlineData("b", 1000, "b")]
    [InlineData("a", 900, "a")]
    public async Task Communities_OfAnotherFrameThanTheCounts_AreRefused(
        string code,
        double edge,
        string? refused
    )
    {
        Area[] areas =
        [
            new Area(AreaKind.Community, code, "Renamed", "1", 7, TestDistrict.Square(0, 0, edge)),
        ];
        Task Import() =>
            WriteAsync(session => GeographyStore.ReplaceAreasAsync(session, AreaKind.Community, areas));
        if (refused is null)
        {
            await Import();
        }
        else
        {
            var issue = Assert.Single((await Assert.ThrowsAsync<InputException>(Import)).Issues);
            Assert.Equal(("area.frame", refused), (issue.Code, issue.Value));
        }
        var stored = await database.ReadAsync(
            district.Id,
            session => GeographyStore.LoadAreasAsync(session, AreaKind.Community)
        );
        Assert.Equal(refused is null ? "Renamed" : "A", Assert.Single(stored).Name);
    }

    [Fact]
    public async Task Geometry_InAnotherCrs_IsRefusedByTheDatabase()
    {
        var degrees = new GeometryFactory(new PrecisionModel(), 4326);
        var site = new Site("s", SiteKind.School, "School", degrees.CreatePoint(new Coordinate(-77, 38.9)));
        var fault = await Assert.ThrowsAsync<PostgresException>(() =>
            WriteAsync(session => GeographyStore.ReplaceSitesAsync(session, [site]))
        );
        Assert.Equal("geometry in EPSG:4326 where the district has EPSG:26985", fault.MessageText);
    }

    [Fact]
    public async Task Raster_Stored_ComesBackAsItWas()
    {
        var made = TestDistrict.Raster();
        var stored = await database.ReadAsync(district.Id, RasterStore.LoadCurrentAsync);
        Assert.Equal(
            (made.OriginX, made.OriginY, made.CellMeters, made.Columns, made.Rows),
            (stored!.OriginX, stored.OriginY, stored.CellMeters, stored.Columns, stored.Rows)
        );
        Assert.Equal(made.CellColumn, stored.CellColumn);
        Assert.Equal(made.CellRow, stored.CellRow);
        Assert.Equal(made.CellArea, stored.CellArea);
    }

    [Fact]
    public async Task Raster_OnceIncidentsAreCounted_CantBeReplaced()
    {
        await TestDistrict.LoadAsync(database, district, [TestDistrict.Row(1, "a")]);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            database.WriteAsync(
                district.Id,
                TestDistrict.Tester,
                session => RasterStore.SaveAsync(session, TestDistrict.Raster())
            )
        );
    }

    [Fact]
    public async Task Names_Searched_BeginWithTheTextFirst()
    {
        await WriteAsync(async session =>
        {
            await GeographyStore.ReplaceStreetsAsync(
                session,
                [Street(0, "North Main St", 0), Street(1, "Main St", 100)]
            );
            await GeographyStore.ReplaceSitesAsync(
                session,
                [
                    new Site(
                        "s",
                        SiteKind.School,
                        "100% Main_School",
                        Metric.CreatePoint(new Coordinate(400010, 130010))
                    ),
                ]
            );
        });
        var hits = await database.ReadAsync(district.Id, session => PlaceStore.SearchAsync(session, "main"));
        Assert.Equal(["Main St", "North Main St", "100% Main_School"], hits.Select(hit => hit.Name));
        Assert.Equal("school", hits[^1].Detail);
        hits = await database.ReadAsync(
            district.Id,
            session => PlaceStore.SearchAsync(session, "main", "site")
        );
        Assert.Equal("100% Main_School", Assert.Single(hits).Name);
        Assert.NotNull(hits[0].Code);
        // Wildcards of the database are plain characters to people.
        hits = await database.ReadAsync(district.Id, session => PlaceStore.SearchAsync(session, "0%"));
        Assert.Equal(["100% Main_School"], hits.Select(hit => hit.Name));
    }

    [Fact]
    public async Task Changes_OfGeography_StandInTheAuditWithActorAndReason()
    {
        await database.WriteAsync(
            district.Id,
            new Actor("Kim", "new school"),
            async session =>
            {
                await GeographyStore.ReplaceSitesAsync(
                    session,
                    [
                        new Site(
                            "s",
                            SiteKind.School,
                            "School",
                            Metric.CreatePoint(new Coordinate(400010, 130010))
                        ),
                    ]
                );
                return 0;
            }
        );
        var entry = await database.ReadAsync(
            district.Id,
            async session =>
            {
                await using var command = new NpgsqlCommand(
                    "select concat_ws('|', actor, reason, operation, rows) from patrol.audit where relation = 'site'",
                    session.Connection,
                    session.Transaction
                );
                return (string?)await command.ExecuteScalarAsync();
            }
        );
        Assert.Equal("Kim|new school|insert|1", entry);
    }

    [Fact]
    public async Task District_Deleted_TakesItsRowsAndNoOthers()
    {
        var other = await TestDistrict.CreateAsync(database, "there");
        await TestDistrict.LoadAsync(database, district, [TestDistrict.Row(1, "a")]);
        await TestDistrict.LoadAsync(database, other, [TestDistrict.Row(1, "a")]);
        await DistrictStore.DeleteAsync(database, district.Id);
        Assert.Equal(["there"], await DistrictStore.ListAsync(database));
        Assert.Equal(
            1,
            await database.ReadAsync(
                other.Id,
                session => session.Connection.ExecuteScalarAsync<long>("select count(*) from patrol.incident")
            )
        );
        Assert.Null(await DistrictStore.FindAsync(database, "here"));
    }

    private Task WriteAsync(Func<DistrictSession, Task> work) =>
        database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            async session =>
            {
                await work(session);
                return 0;
            }
        );

    private static StreetSegment Street(int number, string? name, double y) =>
        new(
            number,
            number,
            number + 1,
            name,
            StreetClass.Collector,
            100.5,
            new SegmentSpeeds(4.5f, 15, 0),
            OneWay.Backward,
            Metric.CreateLineString([
                new Coordinate(400000, 130000 + y),
                new Coordinate(400100.5, 130000 + y),
            ])
        );
}
