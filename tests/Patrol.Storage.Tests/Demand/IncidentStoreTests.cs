using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using static Patrol.Storage.Tests.Demand.TestDistrict;

namespace Patrol.Storage.Tests.Demand;

public sealed class IncidentStoreTests(TestCluster cluster) : IAsyncLifetime
{
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await CreateAsync(database, "here");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Load_SameFileTwice_IsUnchanged()
    {
        IncidentRow[] rows = [Row(1, "a"), Row(2, null), Row(3, null), Dated(4, "b"), Interval(5, "c")];
        var first = await LoadAsync(database, district, rows);
        var second = await LoadAsync(database, district, rows);
        Assert.Equal((5, 0, 0), (first.Inserted, first.Updated, first.Unchanged));
        Assert.Equal((0, 0, 5), (second.Inserted, second.Updated, second.Unchanged));
        Assert.Equal(5, await SumAsync());
    }

    [Fact]
    public async Task Load_RepeatsInAFile_AreDuplicatesOrUpdates()
    {
        var load = await LoadAsync(
            database,
            district,
            [Row(1, "a"), Row(2, "a"), Row(3, "a", cell: 7), Row(4, "b"), Row(5, "b", category: "dispute")]
        );
        Assert.Equal((2, 2, 0, 1), (load.Inserted, load.Updated, load.Unchanged, load.Duplicates));
        Assert.Equal((2, "a"), Assert.Single(load.DuplicateRows));
        Assert.Equal(2, await SumAsync());
    }

    [Fact]
    public async Task Load_IdThatReturnsToItsFirstPlace_IsStoredThere()
    {
        var load = await LoadAsync(database, district, [Row(1, "a"), Row(2, "a", cell: 7), Row(3, "a")]);
        Assert.Equal((1, 1, 0, 1), (load.Inserted, load.Updated, load.Unchanged, load.Duplicates));
        var counts = await database.ReadAsync(
            district.Id,
            session => DemandStore.LoadCellCountsAsync(session, 1, 100)
        );
        Assert.Equal((1f, 0f), (counts[0], counts[7]));
    }

    [Fact]
    public async Task Load_RowThatALaterOneTakesBack_IsLeftOutAndOneSaidAfterwardsStays()
    {
        var load = await LoadAsync(
            database,
            district,
            [Row(1, "a"), Row(2, "b"), Row(5, "c")],
            withdrawn: new Dictionary<string, int> { ["a"] = 3, ["c"] = 4 }
        );
        Assert.Equal((2, 0, 0, 1), (load.Inserted, load.Withdrawn, load.Duplicates, load.TakenBack));
        Assert.Equal((1, "a"), Assert.Single(load.TakenBackRows));
        Assert.Equal(2, await SumAsync());
    }

    [Fact]
    public async Task Load_RepeatFromAnotherSource_IsADuplicateAndStoredAsSaidLast()
    {
        var found = Row(2, "a") with { Source = IncidentSource.Discovered };
        var load = await LoadAsync(database, district, [Row(1, "a"), found]);
        Assert.Equal((1, 1), (load.Inserted, load.Duplicates));
        var again = await LoadAsync(database, district, [found]);
        Assert.Equal((0, 1), (again.Updated, again.Unchanged));
        Assert.Null(
            await database.ReadAsync(district.Id, session => DemandStore.LoadWeeksAsync(session, Zone))
        );
    }

    [Fact]
    public async Task Expire_OfDaysToCome_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            database.WriteAsync(
                district.Id,
                Tester,
                session => IncidentStore.ExpireAsync(session, new NodaTime.LocalDate(9999, 12, 31))
            )
        );
        Assert.Equal("expire.before", Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task Load_FileWithRepeatsTwice_IsUnchanged()
    {
        IncidentRow[] rows =
        [
            Row(1, "a"),
            Row(2, "a", cell: 7),
            Row(3, "a"),
            Row(4, "b"),
            Row(5, "b", cell: 8),
        ];
        var first = await LoadAsync(database, district, rows);
        var second = await LoadAsync(database, district, rows);
        Assert.Equal((2, 2, 0, 1), (first.Inserted, first.Updated, first.Unchanged, first.Duplicates));
        Assert.Equal((0, 0, 4, 1), (second.Inserted, second.Updated, second.Unchanged, second.Duplicates));
    }

    [Fact]
    public async Task Load_KnownIdWithOtherContent_IsUpdatedAndMovesItsCount()
    {
        await LoadAsync(database, district, [Interval(1, "a", cell: 3)]);
        var load = await LoadAsync(database, district, [Row(1, "a", cell: 4)]);
        Assert.Equal((0, 1, 0), (load.Inserted, load.Updated, load.Unchanged));
        var counts = await database.ReadAsync(
            district.Id,
            session => DemandStore.LoadCellCountsAsync(session, 1, 100)
        );
        Assert.Equal((0f, 1f), (counts[3], counts[4]));
        Assert.Equal(0, await DifferencesAsync());
    }

    [Fact]
    public async Task Load_FullList_WithdrawsWhatItLacks()
    {
        await LoadAsync(database, district, [Row(1, "a"), Row(2, "b")]);
        await LoadAsync(database, district, [Row(1, "z")], dataset: "another");
        var load = await LoadAsync(database, district, [Row(1, "b")], isFullList: true);
        Assert.Equal((1, 1), (load.Unchanged, load.Withdrawn));
        Assert.Equal(2, await SumAsync());
        Assert.Equal(0, await DifferencesAsync());
    }

    [Fact]
    public async Task Load_WithdrawnIds_AreTakenBack()
    {
        await LoadAsync(database, district, [Row(1, "a"), Row(2, "b")]);
        var load = await LoadAsync(
            database,
            district,
            [],
            withdrawn: new Dictionary<string, int> { ["b"] = 1, ["unknown"] = 2 }
        );
        Assert.Equal(1, load.Withdrawn);
        Assert.Equal(1, await SumAsync());
    }

    [Fact]
    public async Task Load_WhenTheRowsFail_ChangesNothing()
    {
        await LoadAsync(database, district, [Row(1, "a")]);
        static IEnumerable<IncidentRow> Broken()
        {
            yield return Row(1, "b");
            throw new InputException(
                new InputIssue("file.truncated", "f.csv", 2, null, null, "Send it again.")
            );
        }
        await Assert.ThrowsAsync<InputException>(() => LoadAsync(database, district, Broken()));
        Assert.Equal(1, await SumAsync());
    }

    [Fact]
    public async Task Counts_AfterRandomChanges_EqualARebuild()
    {
        var random = new Random(7);
        for (var round = 0; round < 12; round++)
        {
            var rows = Enumerable
                .Range(1, 200)
                .Select(row =>
                {
                    var id = random.Next(5) == 0 ? null : $"{random.Next(300)}";
                    var (cell, day, hour) = (random.Next(100), random.Next(60), random.Next(22));
                    var category = Categories[random.Next(3)].Code;
                    return random.Next(3) switch
                    {
                        0 => Row(row, id, category, cell, day, hour),
                        1 => Dated(row, id, category, cell, day),
                        _ => Interval(row, id, category, cell, day, hour),
                    };
                });
            await LoadAsync(database, district, rows.ToArray(), isFullList: round % 4 == 3);
            if (round % 5 == 4)
            {
                await database.WriteAsync(
                    district.Id,
                    Tester,
                    session => IncidentStore.ExpireAsync(session, new NodaTime.LocalDate(2024, 1, 15))
                );
            }
            Assert.Equal(0, await DifferencesAsync());
        }
    }

    [Fact]
    public async Task Expire_Detail_KeepsTheCounts()
    {
        await LoadAsync(
            database,
            district,
            [Row(1, "a", day: 0), Interval(2, "b", day: 1), Row(3, "c", day: 20)]
        );
        var before = await SumAsync();
        var gone = await database.WriteAsync(
            district.Id,
            Tester,
            session => IncidentStore.ExpireAsync(session, new NodaTime.LocalDate(2024, 1, 10))
        );
        Assert.Equal(2, gone);
        Assert.Equal(before, await SumAsync());
        Assert.Equal(0, await DifferencesAsync());
        await database.WriteAsync(
            district.Id,
            Tester,
            async session =>
            {
                await DemandCounts.RebuildAsync(session);
                return 0;
            }
        );
        Assert.Equal(before, await SumAsync());
        Assert.Equal(
            new NodaTime.LocalDate(2024, 1, 8),
            await database.ReadAsync(district.Id, DistrictStore.LoadExpiryAsync)
        );
    }

    [Fact]
    public async Task Demand_DiscoveredAndSensitive_StayOut()
    {
        await LoadAsync(
            database,
            district,
            [
                Row(1, "a", cell: 5),
                Row(2, "b", "dispute", cell: 5),
                Row(3, "c", "sexual", cell: 6),
                Row(4, "d", cell: 7) with
                {
                    Source = IncidentSource.Discovered,
                },
            ]
        );
        var weeks = await database.ReadAsync(
            district.Id,
            session => DemandStore.LoadWeeksAsync(session, Zone)
        );
        var places = await database.ReadAsync(
            district.Id,
            session => DemandStore.LoadPlacesAsync(session, null)
        );
        var hours = await database.ReadAsync(district.Id, session => DemandStore.LoadHoursAsync(session, 1));
        Assert.Equal((2, 1, 1), (weeks!.TimedIncidents, weeks.ExcludedDiscovered, weeks.ExcludedSensitive));
        Assert.Equal([5], places.Cell);
        Assert.Equal((3f, 2), (places.Weight[0], places.Count[0]));
        Assert.Equal(2, hours.Sums[0][12]);
        // Both in one pass say what each says alone.
        var (together, counts) = await database.ReadAsync(
            district.Id,
            session => DemandStore.LoadCountsAsync(session, TestDistrict.Raster(), 1, withDiscovered: false)
        );
        Assert.Equal(hours.Sums, together.Sums);
        Assert.Equal(
            await database.ReadAsync(
                district.Id,
                session => DemandStore.LoadCellCountsAsync(session, 1, 100)
            ),
            counts
        );
    }

    private Task<double> SumAsync() =>
        database.ReadAsync(
            district.Id,
            async session =>
            {
                await using var command = new Npgsql.NpgsqlCommand(
                    "select coalesce(sum(weight), 0) from patrol.demand_count",
                    session.Connection,
                    session.Transaction
                );
                return (double)(await command.ExecuteScalarAsync())!;
            }
        );

    private Task<int> DifferencesAsync() =>
        database.ReadAsync(district.Id, DemandCounts.CountDifferencesAsync);
}
