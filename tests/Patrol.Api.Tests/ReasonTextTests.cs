using Patrol.Contracts;
using Patrol.Contracts.Words;

namespace Patrol.Api.Tests;

public sealed class ReasonTextTests
{
    [Fact]
    public void Say_AClearance_NamesMemberAndKind() =>
        Assert.Equal(
            "M1 lacks a clearance: night certificate.",
            ReasonText.Say(Reason("check.clearance", ("member", "M1"), ("kind", "night")))
        );

    [Fact]
    public void Say_ASlot_SaysItAsAsked() =>
        Assert.Equal(
            "Serves then: Friday evening.",
            ReasonText.Say(Reason("roster.near-taken", ("slot", "a-fri-1")), _ => "Friday evening")
        );

    [Fact]
    public void Say_AReasonOfNobodyNamed_SaysTheMember() =>
        Assert.Equal("The member is not available then.", ReasonText.Say(Reason("check.availability")));

    [Theory]
    [InlineData("selfRecruitedGuard", "guard of a unit")]
    [InlineData("new", "new")]
    public void SayForce_SaysAWordOrTheCode(string force, string word) =>
        Assert.Equal(word, ReasonText.SayForce(force));

    [Fact]
    public void Find_AnUnknownCode_FindsNothing() => Assert.Null(ReasonText.Find(Reason("check.new")));

    [Fact]
    public void Say_AnUnknownCode_SaysCodeAndArguments() =>
        Assert.Equal("check.new (people 3).", ReasonText.Say(Reason("check.new", ("people", "3"))));

    private static ReasonView Reason(string code, params (string Name, string Value)[] arguments) =>
        new(code, arguments.ToDictionary(one => one.Name, one => one.Value));
}
