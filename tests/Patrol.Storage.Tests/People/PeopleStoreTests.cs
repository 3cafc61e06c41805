using Dapper;
using NodaTime;
using Patrol.Engine.Import.People;
using Patrol.Engine.Model;
using Patrol.Storage.People;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests.People;

public sealed class PeopleStoreTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly Team Team = new("t", "community", "Team", "a");
    private static readonly Unit Unit = new("u", "school", "School", "F-1", new LocalDate(2024, 1, 1));
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await TestDistrict.CreateAsync(database, "here");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task People_ReplacedTwice_AreThereOnce()
    {
        for (var round = 0; round < 2; round++)
        {
            await WriteAsync(async session =>
            {
                // Members before what they name: references are checked at the end of the transaction.
                await PeopleStore.ReplaceMembersAsync(
                    session,
                    [Member("m", "t", "u"), Member("n", null, null)]
                );
                await PeopleStore.ReplaceTeamsAsync(session, [Team]);
                await PeopleStore.ReplaceUnitsAsync(session, [Unit]);
                Assert.Empty(
                    await PeopleStore.ReplaceClearancesAsync(
                        session,
                        [new ClearanceRow("m", new Clearance("training", new LocalDate(2024, 1, 1), null))]
                    )
                );
                Assert.Empty(
                    await PeopleStore.ReplaceAvailabilityAsync(
                        session,
                        [new AvailabilityRow("m", new WeeklyWindow(9960, 10080))]
                    )
                );
            });
        }
        var view = await database.ReadAsync(district.Id, DistrictStore.ViewAsync);
        Assert.Equal((2, 1, 1), (view.Counts["members"], view.Counts["teams"], view.Counts["units"]));
    }

    [Fact]
    public async Task Members_ImportedAgainAlone_KeepWhatOtherTablesSayOfThem()
    {
        await WriteAsync(async session =>
        {
            await PeopleStore.ReplaceTeamsAsync(session, [Team]);
            await PeopleStore.ReplaceUnitsAsync(session, [Unit]);
            await PeopleStore.ReplaceMembersAsync(
                session,
                [Member("same", "t", "u"), Member("other", "t", null), Member("gone", "t", "u")]
            );
            string[] codes = ["same", "other", "gone"];
            await PeopleStore.ReplaceClearancesAsync(
                session,
                [
                    .. codes.Select(code => new ClearanceRow(
                        code,
                        new Clearance("night", new LocalDate(2024, 1, 1), new LocalDate(2025, 1, 1))
                    )),
                ]
            );
            await PeopleStore.ReplaceAvailabilityAsync(
                session,
                [.. codes.Select(code => new AvailabilityRow(code, new WeeklyWindow(60, 120)))]
            );
        });
        var audited = await ReadAsync("select count(*)::text from patrol.audit");
        await WriteAsync(session =>
            PeopleStore.ReplaceMembersAsync(
                session,
                [
                    Member("new", null, "u"),
                    Member("same", "t", "u"),
                    Member("other", "t", null) with
                    {
                        Status = MemberStatus.Suspended,
                    },
                ]
            )
        );
        Assert.Equal(
            ["new 1  u", "other 4 t ", "same 1 t u"],
            await ReadAsync(
                "select format('%s %s %s %s', code, status, team_code, unit_code) from patrol.member order by code"
            )
        );
        Assert.Equal(
            ["other night 2024-01-01 2025-01-01", "same night 2024-01-01 2025-01-01"],
            await ReadAsync(
                "select format('%s %s %s %s', member_code, kind, valid_from, valid_to) from patrol.clearance order by 1"
            )
        );
        Assert.Equal(
            ["other 60-120", "same 60-120"],
            await ReadAsync(
                "select format('%s %s-%s', member_code, from_minute, to_minute) from patrol.availability order by 1"
            )
        );
        // What changed is on record, and only that: one in, one other, one out with its two rows.
        Assert.Equal(
            [
                "availability delete 1",
                "clearance delete 1",
                "member delete 1",
                "member insert 1",
                "member update 1",
            ],
            await ReadAsync(
                $"select format('%s %s %s', relation, operation, rows) from patrol.audit order by number offset {audited[0]}",
                sort: true
            )
        );
    }

    [Fact]
    public async Task Members_Generated_AreSoUntilTheyAreImported()
    {
        await WriteAsync(session =>
            PeopleStore.ReplaceMembersAsync(
                session,
                [Member("made", null, null) with { IsGenerated = true }, Member("real", null, null)]
            )
        );
        Assert.Equal([true, false], await GeneratedAsync());
        Assert.True(await database.ReadAsync(district.Id, PeopleStore.HasImportedAsync));
        await WriteAsync(session =>
            PeopleStore.ReplaceMembersAsync(session, [Member("made", null, null) with { IsGenerated = true }])
        );
        Assert.Equal([true], await GeneratedAsync());
        Assert.False(await database.ReadAsync(district.Id, PeopleStore.HasImportedAsync));
        await WriteAsync(session => PeopleStore.ReplaceMembersAsync(session, [Member("made", null, null)]));
        Assert.Equal([false], await GeneratedAsync());
    }

    [Fact]
    public async Task Members_OfAnUnknownTeam_AreBadInputAndChangeNothing()
    {
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            WriteAsync(session => PeopleStore.ReplaceMembersAsync(session, [Member("m", "nowhere", null)]))
        );
        Assert.Equal("reference.unknown", Assert.Single(fault.Issues).Code);
        Assert.Empty(await database.ReadAsync(district.Id, PeopleStore.CountAsync));
    }

    [Fact]
    public async Task Clearances_OfStrangers_AreNamed() =>
        await WriteAsync(async session =>
        {
            await PeopleStore.ReplaceMembersAsync(session, [Member("m", null, null)]);
            ClearanceRow[] rows =
            [
                new("m", new Clearance("night", new LocalDate(2024, 1, 1), null)),
                new("x", new Clearance("night", new LocalDate(2024, 1, 1), null)),
            ];
            Assert.Equal(["x"], await PeopleStore.ReplaceClearancesAsync(session, rows));
        });

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

    private async Task<IEnumerable<bool>> GeneratedAsync() =>
        (await database.ReadAsync(district.Id, PeopleStore.LoadMembersAsync)).Select(member =>
            member.IsGenerated
        );

    private Task<string[]> ReadAsync(string sql, bool sort = false) =>
        database.ReadAsync(
            district.Id,
            async session =>
            {
                var rows = await session.Connection.QueryAsync<string>(sql);
                return (sort ? rows.Order(StringComparer.Ordinal) : rows).ToArray();
            }
        );

    private static Member Member(string code, string? team, string? unit) =>
        new(
            code,
            Force.Volunteer,
            ServesAs.InFreeTime,
            MemberStatus.Active,
            "30-44",
            null,
            team,
            unit,
            "a",
            null,
            8,
            [],
            []
        );
}
