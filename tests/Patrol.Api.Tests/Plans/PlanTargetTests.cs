using System.Net;
using System.Net.Http.Json;
using Patrol.Contracts.Plans;

namespace Patrol.Api.Tests.Plans;

public sealed class PlanTargetTests(PlannedServer server) : IClassFixture<PlannedServer>
{
    [Fact]
    public async Task Targets_OfATurn_SayWhatTryingEachEditSays()
    {
        var slot = server.Plan.Slots.First(one => one.People.Count > 1);
        var member = slot.People[^1].Member;
        var targets = await GetAsync<TargetsView>($"targets?member={member}&slot={slot.Code}");
        Assert.Equal((member, slot.Code), (targets.Member, targets.Slot));
        var there = server
            .Plan.Slots.Where(one => one.People.Any(person => person.Member == member))
            .Select(one => one.Code);
        Assert.Equal(
            server.Plan.Slots.Select(one => one.Code).Except(there).Order(),
            targets
                .Slots.Select(one => one.Slot)
                .Concat(targets.BarredSlots.SelectMany(one => one.Codes))
                .Order()
        );
        foreach (var to in targets.Slots.Take(3))
        {
            await SameAsync(new PlanEdit("move", slot.Code, member, to.Slot), to.Broken.Count, to.Opened);
        }
        foreach (var to in targets.BarredSlots.Select(one => one.Codes[0]).Take(3))
        {
            await SameAsync(new PlanEdit("move", slot.Code, member, to), 1, []);
        }
        foreach (var place in targets.Places.Take(4))
        {
            await SameAsync(
                new PlanEdit("swap", slot.Code, member, place.Slot, place.Member),
                place.Broken.Count,
                place.Opened
            );
        }
        foreach (var one in targets.StandIns.Take(2))
        {
            await SameAsync(
                new PlanEdit("replace", slot.Code, member, null, one.Member),
                one.Broken.Count,
                one.Opened
            );
        }
    }

    [Fact]
    public async Task Members_OfAPlan_AreThoseWhoCouldBeAsked()
    {
        var members = await GetAsync<MemberView[]>("members");
        Assert.Subset(
            members.Select(one => one.Member).ToHashSet(),
            server.Plan.Slots.SelectMany(slot => slot.People).Select(one => one.Member).ToHashSet()
        );
        var free = members.First(one =>
            server.Plan.Slots.All(slot => slot.People.All(person => person.Member != one.Member))
        );
        var targets = await GetAsync<TargetsView>($"targets?member={free.Member}");
        Assert.Null(targets.Slot);
        Assert.Empty(targets.StandIns);
    }

    [Theory]
    [InlineData("nobody", null, "edit.member")]
    [InlineData("nobody", "nowhere", "edit.member")]
    [InlineData(null, "nowhere", "edit.slot")]
    public async Task Targets_OfWhoOrWhatIsNotThere_AreRefused(string? member, string? slot, string code)
    {
        member ??= server.Plan.Slots.SelectMany(one => one.People).First().Member;
        using var answer = await server.Client.GetAsync(
            $"/api/plans/{server.Plan.Plan.Id}/targets?member={member}&slot={slot}"
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task SameAsync(PlanEdit edit, int broken, IReadOnlyList<string> opened)
    {
        using var answer = await server.Client.PostAsJsonAsync(
            $"/api/plans/{server.Plan.Plan.Id}/edits?tryOnly=true",
            edit
        );
        if (!answer.IsSuccessStatusCode)
        {
            // What can't even be tried, such as putting a member where they are, is no place for them either.
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.True(broken > 0, $"{edit}: {await answer.Content.ReadAsStringAsync()}");
            return;
        }
        var tried = (await answer.Content.ReadFromJsonAsync<PlanEditResult>())!;
        Assert.True((broken == 0) == (tried.Broken.Count == 0), $"{edit}: {string.Join(", ", tried.Broken)}");
        if (broken == 0)
        {
            Assert.Equal(tried.Opened.Order(), opened.Order());
        }
    }

    private async Task<T> GetAsync<T>(string path) =>
        (await server.Client.GetFromJsonAsync<T>($"/api/plans/{server.Plan.Plan.Id}/{path}"))!;
}
