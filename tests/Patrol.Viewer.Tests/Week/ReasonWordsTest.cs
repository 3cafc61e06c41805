using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Patrol.Viewer.Resources;
using Patrol.Viewer.Week;

namespace Patrol.Viewer.Tests.Week;

public sealed class ReasonWordsTest : BunitContext
{
    private readonly ReasonWords reasons;

    public ReasonWordsTest()
    {
        Services.AddLocalization();
        reasons = new ReasonWords(
            Services.GetRequiredService<IStringLocalizer<Words>>(),
            Weeks.Detail().Slots
        );
    }

    [Fact]
    public void Say_AnEditWithASlot_SaysDayTimeAndPlace() =>
        Assert.Equal(
            "Took V1 off Fri 20:00–22:00, Ash.",
            reasons.Say(Weeks.Reason("edit.remove", ("member", "V1"), ("slot", "C01-fri-2000-1")))
        );

    [Fact]
    public void SayChange_WithAReason_AddsIt() =>
        Assert.Equal(
            "Called off duties: 3. Because: Storm.",
            reasons.SayChange(Weeks.Reason("edit.callOff", ("slots", "3"), ("reason", "Storm")))
        );

    [Fact]
    public void Say_ATurnOfAnotherWeek_SaysSo() =>
        Assert.Equal(
            "V1 would rest too short between a turn of another week and Mon 07:00–09:00, Ash.",
            reasons.Say(
                Weeks.Reason("check.rest", ("member", "V1"), ("first", "-"), ("second", "C01-mon-0700-1"))
            )
        );

    [Fact]
    public void Say_AnUnknownCode_NamesIt() =>
        Assert.Contains("check.new", reasons.Say(Weeks.Reason("check.new")), StringComparison.Ordinal);

    [Fact]
    public void SayRuledOut_OfAnOpenSlot_NamesRulesMostFirst() =>
        Assert.Equal("not available 12, other area 3", reasons.SayRuledOut(Weeks.Open.Open!));
}
