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
