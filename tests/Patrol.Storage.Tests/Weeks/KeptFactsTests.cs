using NodaTime;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Storage.People;
using Patrol.Storage.Tests.Plans;
using Patrol.Storage.Weeks;

namespace Patrol.Storage.Tests.Weeks;

/// <summary>What is kept of a week holds until something it was loaded from changes.</summary>
public sealed class KeptFactsTests(TestCluster cluster) : IAsyncLifetime
{
    private TinyWeek tiny = null!;

    public async ValueTask InitializeAsync() => tiny = await TinyWeek.LoadAsync(cluster);

    public ValueTask DisposeAsync() => tiny.DisposeAsync();

    [Fact]
    public async Task Facts_AfterAnEditOfAPlan_AreTheSame()
    {
        var plan = await tiny.PlanAsync();
        var before = await LoadAsync(tiny.NextWeek);
        var slot = plan.Slots.First(one => one.People.Count > 0);
        await tiny.EditAsync(plan.Plan.Id, new PlanEdit("remove", slot.Code, slot.People[0].Member));
        Assert.Same(before.Members, (await LoadAsync(tiny.NextWeek)).Members);
    }

    [Fact]
    public async Task Facts_AfterAMemberWasSuspended_SayIt()
    {
        var before = await LoadAsync(tiny.NextWeek);
        var member = before.Members.First(one => one.Member.Status == MemberStatus.Active).Member.Code;
        await tiny.WriteAsync(async session =>
        {
            var members = await PeopleStore.LoadMembersAsync(session);
            await PeopleStore.ReplaceMembersAsync(
                session,
                [
                    .. members.Select(one =>
                        one.Code == member ? one with { Status = MemberStatus.Suspended } : one
                    ),
                ]
            );
            return 0;
        });
        var after = await LoadAsync(tiny.NextWeek);
        Assert.Equal(MemberStatus.Suspended, StatusOf(after, member));
        Assert.Equal(MemberStatus.Active, StatusOf(before, member));
    }

    [Fact]
    public async Task Facts_OfWorkThatIsTakenBack_AreNotKept()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            tiny.WriteAsync<int>(async session =>
            {
                await PeopleStore.ReplaceMembersAsync(session, []);
                Assert.Empty((await LoadAsync(session, tiny.NextWeek)).Members);
                throw new OperationCanceledException();
            })
        );
        Assert.NotEmpty((await LoadAsync(tiny.NextWeek)).Members);
    }

    [Fact]
    public async Task Facts_OfTheWeekAfterOneThatIsPublished_CountItsTurns()
    {
        var next = tiny.NextWeek.PlusWeeks(1);
        Assert.Empty((await LoadAsync(next)).Published);
        var plan = await tiny.PlanAsync();
        await tiny.PublishAsync(plan.Plan.Id);
        Assert.Equal(plan.Plan.Figures.Assignments, (await LoadAsync(next)).Published.Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1_000_000, 2)]
    public async Task Recall_OfMoreThanMemoryMayHold_LoadsAgain(int members, int loads)
    {
        var loaded = 0;
        for (var time = 0; time < 2; time++)
        {
            var found = await tiny.ReadAsync(session =>
                session.RecallAsync(("sized", members), () => Task.FromResult($"{++loaded}"), _ => members)
            );
            Assert.Equal($"{loaded}", found);
        }
        Assert.Equal(loads, loaded);
    }

    private static MemberStatus StatusOf(RosterFacts facts, string member) =>
        facts.Members.Single(one => one.Member.Code == member).Member.Status;

    private Task<RosterFacts> LoadAsync(LocalDate week) =>
        tiny.ReadAsync(session => LoadAsync(session, week));

    private Task<RosterFacts> LoadAsync(DistrictSession session, LocalDate week) =>
        WeekLoading.LoadFactsAsync(session, tiny.District.TimeZone, week, []);
}
