using Dapper;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests;

public sealed class PolicyStoreTests(TestCluster cluster) : IAsyncLifetime
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
    public async Task Policy_ThatIsNotStated_IsNull() =>
        Assert.Null(await database.ReadAsync(district.Id, PolicyStore.FindAsync));

    [Fact]
    public async Task Policy_StatedAgain_IsTheLastAndChangesAreOnRecord()
    {
        await SaveAsync(371, TravelMode.Foot);
        await SaveAsync(896, TravelMode.Car);
        await SaveAsync(896, TravelMode.Car);
        var policy = await database.ReadAsync(district.Id, PolicyStore.FindAsync);
        Assert.Equal((896, TravelMode.Car), (policy!.WeeklyPatrols, policy.Mode));
        Assert.Equal(
            ["insert", "update"],
            await database.ReadAsync(
                district.Id,
                session =>
                    session.Connection.QueryAsync<string>(
                        "select operation from patrol.audit where relation = 'duty_policy' order by number"
                    )
            )
        );
    }

    [Fact]
    public async Task Policy_OfAnotherDistrict_IsNotSeen()
    {
        await SaveAsync(0, TravelMode.EBike);
        var there = await TestDistrict.CreateAsync(database, "there");
        Assert.Null(await database.ReadAsync(there.Id, PolicyStore.FindAsync));
    }

    [Theory]
    [InlineData(-1, TravelMode.Foot)]
    [InlineData(10_001, TravelMode.Foot)]
    [InlineData(10, (TravelMode)4)]
    public async Task Policy_ThatCanNotBe_IsRefused(int weeklyPatrols, TravelMode mode)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SaveAsync(weeklyPatrols, mode));
        Assert.Null(await database.ReadAsync(district.Id, PolicyStore.FindAsync));
    }

    private Task SaveAsync(int weeklyPatrols, TravelMode mode) =>
        database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            async session =>
            {
                await PolicyStore.SaveAsync(session, weeklyPatrols, mode);
                return 0;
            }
        );
}
