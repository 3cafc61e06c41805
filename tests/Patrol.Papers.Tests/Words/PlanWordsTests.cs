using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Papers.Words;

namespace Patrol.Papers.Tests.Words;

public sealed class PlanWordsTests
{
    [Theory]
    [InlineData("draft", "Plan test-4 · draft, not published", "DRAFT")]
    [InlineData("returned", "Plan test-4 · returned, not published", "DRAFT")]
    [InlineData("approved", "Plan test-4 · approved, not published", "DRAFT")]
    [InlineData("published", "Plan test-4 · published", null)]
    [InlineData("changed", "Plan test-4 · was published, replaced since by a later version", "REPLACED")]
    [InlineData("superseded", "Plan test-4 · was published, replaced since by a later version", "REPLACED")]
    public void State_HasItsWordsAndWatermark(string state, string words, string? watermark)
    {
        var view = SamplePaperPlan.Create(state).Detail.Plan;

        Assert.Equal((words, watermark), (PlanWords.Version(view), PlanWords.Watermark(view)));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("superseded")]
    public void VersionThatWasReplaced_NamesWhatReplacedIt(string state)
    {
        var view = SamplePaperPlan.Create(state).Detail.Plan with
        {
            Events = [EventOf("approved", "Fine."), EventOf("published", "Go."), EventOf(state, "test-6")],
        };

        Assert.Equal("Plan test-4 · was published, replaced since by test-6", PlanWords.Version(view));
    }

    [Fact]
    public void Window_ToMidnight_EndsAt24()
    {
        var late = SamplePaperPlan.Create("draft").Detail.Slots.First(slot => slot.To.Contains("T00:00"));
        Assert.EndsWith("–24:00", PlanWords.Window(late), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "no patrols")]
    [InlineData(1, "1 patrol")]
    [InlineData(2, "2 patrols")]
    public void Counts_FollowGrammar(int number, string words) =>
        Assert.Equal(words, Counted.OrNo(number, "patrol", "patrols"));

    [Theory]
    [InlineData("1", "1 member on another duty")]
    [InlineData("3", "3 members on another duty")]
    public void Remedies_FollowGrammar(string count, string words) =>
        Assert.Equal(
            words,
            ReasonWords.Remedy(
                new ReasonView("roster.if-taken", new Dictionary<string, string> { ["members"] = count })
            )
        );

    private static PlanEventView EventOf(string state, string reason) =>
        new("2026-11-27T21:00:00Z", "A. Lead", false, state, reason);
}
