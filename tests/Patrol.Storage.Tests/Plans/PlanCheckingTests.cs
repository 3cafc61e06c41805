using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Tests.Plans;

/// <summary>What a draft breaks when members change under it: by cause, with all of it counted.</summary>
public sealed class PlanCheckingTests(TestCluster cluster) : IAsyncLifetime
{
    private TinyWeek tiny = null!;
    private PlanDetail draft = null!;

    public async ValueTask InitializeAsync()
    {
        tiny = await TinyWeek.LoadAsync(cluster);
        draft = await tiny.PlanAsync();
    }

    public ValueTask DisposeAsync() => tiny.DisposeAsync();

    [Fact]
    public async Task Check_OfADraftThatNobodyHasTouched_FollowsItsMembers()
    {
        Assert.Equal((0, 0), Of(await CheckAsync()));
        var (member, duties) = Turns()[0];
        await LoseClearancesAsync(member);
        var check = await CheckAsync();
        Assert.True(check.BrokenRules >= duties.Length);
        var cause = check.Causes.Single(one => one.Member == member);
        Assert.Equal(duties, cause.Slots);
        Assert.All(cause.Rules, rule => Assert.Equal("check.clearance", rule.Code));
        Assert.Equal(check.BrokenRules, check.Causes.Sum(one => one.BrokenRules));
    }

    [Fact]
    public async Task Check_OfADraftWhoseMemberIsGone_NamesTheMember()
    {
        var (member, _) = Turns()[0];
        await tiny.WriteAsync(session =>
            Stage.ExecuteAsync(session, "delete from patrol.member where code = $1", Stage.Of(member))
        );
        Assert.Contains(
            (await CheckAsync()).Causes,
            one => one.Member == member && one.Rules[0].Code == "check.unknown-member"
        );
    }

    [Fact]
    public async Task Approval_OfWhatManyMembersBreak_SaysEachOnceInWordsAndHowManyInAll()
    {
        var turns = Turns();
        await LoseClearancesAsync(turns[0].Member);
        var few = await RefusedAsync();
        var line = Assert.Single(few, issue => issue.Value == turns[0].Member);
        Assert.DoesNotContain(turns[0].Slots[0], line.Remedy, StringComparison.Ordinal);
        Assert.Matches(@"Duties, \d+: (Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d:\d\d–\d\d:\d\d, ", line.Remedy);

        foreach (var (member, _) in turns)
        {
            await LoseClearancesAsync(member);
        }
        var check = await CheckAsync();
        var many = await RefusedAsync();
        Assert.True(check.Causes.Count > 8);
        Assert.Equal(10, many.Count);
        Assert.StartsWith(
            $"Rules that are broken by now: {check.BrokenRules:N0}, of members: {check.Causes.Count(one => one.Member is not null):N0}.",
            many[0].Remedy,
            StringComparison.Ordinal
        );
        Assert.StartsWith($"And {check.Causes.Count - 8:N0} more", many[^1].Remedy, StringComparison.Ordinal);
        Assert.Equal("draft", (await tiny.ReadAsync(draft.Plan.Id)).Plan.State);
    }

    private static (int, int) Of(PlanCheckView check) => (check.BrokenRules, check.Causes.Count);

    // Who serves how often, most often first.
    private (string Member, string[] Slots)[] Turns() =>
        [
            .. draft
                .Slots.SelectMany(slot => slot.People.Select(one => (one.Member, slot.Code)))
                .GroupBy(one => one.Member, one => one.Code)
                .OrderByDescending(slots => slots.Count())
                .Select(slots => (slots.Key, slots.ToArray())),
        ];

    private async Task<IReadOnlyList<InputIssue>> RefusedAsync()
    {
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            tiny.DecideAsync(draft.Plan.Id, "approved")
        );
        Assert.All(fault.Issues, issue => Assert.Equal("plan.broken", issue.Code));
        return fault.Issues;
    }

    private Task<PlanCheckView> CheckAsync() =>
        tiny.ReadAsync(session =>
            PlanChecking.CheckAsync(session, tiny.District, TinyWeek.NumberOf(draft.Plan.Id))
        );

    private Task<int> LoseClearancesAsync(string member) =>
        tiny.WriteAsync(session =>
            Stage.ExecuteAsync(
                session,
                "delete from patrol.clearance where member_code = $1",
                Stage.Of(member)
            )
        );
}
