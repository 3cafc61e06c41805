using Patrol.Contracts;

namespace Patrol.Papers.Words;

/// <summary>Reasons of a plan in words.</summary>
internal static class ReasonWords
{
    /// <summary>Why a duty is open or a patrol has no stops, as a sentence.</summary>
    public static string Of(ReasonView reason) =>
        reason.Code switch
        {
            "roster.too-few" =>
                $"{Count(reason, "missing", "more person is", "more people are")} needed; {Count(reason, "free", "is", "are")} free and cleared.",
            "roster.no-lead" => "Nobody who may lead is free.",
            "roster.no-sworn" => "No officer or auxiliary is free.",
            "roster.probation-only" => "Only members on probation are free.",
            "roster.nobody-put" => "Members who could serve are there; nobody was put on yet.",
            "route.no-streets" => "No street of the community can be reached from the base.",
            "route.base-off-network" => "The base lies off the street network.",
            "route.no-time" => "The window is too short to reach a stop and return.",
            "route.nothing-left" => "Other patrols cover what could be covered here.",
            "route.no-risk" => "No demand was reported that a stop could cover.",
            "route.must-visit-no-patrol" => "No patrol is near a point that has to be passed.",
            "route.must-visit-off-network" => "A point that has to be passed lies off the street network.",
            "route.must-visit-missed" => "Not every point that has to be passed could be passed in time.",
            _ => $"{reason.Code}.",
        };

    /// <summary>The same in a few words.</summary>
    public static string Brief(ReasonView reason) =>
        reason.Code switch
        {
            "roster.too-few" => $"{Argument(reason, "missing")} short",
            "roster.no-lead" => "no lead free",
            "roster.no-sworn" => "no officer free",
            "roster.probation-only" => "only probation free",
            "roster.nobody-put" => "not filled",
            _ => "not served",
        };

    /// <summary>What would fill an open duty.</summary>
    public static string Remedy(ReasonView remedy)
    {
        var members = Count(remedy, "members", "member", "members");
        return remedy.Code switch
        {
            "roster.if-put" => $"{members} could serve as it is",
            "roster.if-lead" => $"{members} free, but may not lead",
            "roster.if-status" => $"{members} suspended",
            "roster.if-off-post" => $"{members} on post",
            "roster.if-unit" => $"{members} of units not filed",
            "roster.if-clearance" => $"{members} without a clearance",
            "roster.if-area" => $"{members} of other areas",
            "roster.if-availability" => $"{members} not available then",
            "roster.if-hours" => $"{members} with no hours left",
            "roster.if-rest" => $"{members} in their rest",
            "roster.if-taken" => $"{members} on another duty",
            "roster.if-forbidden" => $"{members} ruled out by a person",
            _ => $"{remedy.Code}: {members}",
        };
    }

    private static string Argument(ReasonView reason, string name) =>
        reason.Arguments.GetValueOrDefault(name, "?");

    private static string Count(ReasonView reason, string name, string one, string many)
    {
        var count = Argument(reason, name);
        return $"{count} {(count == "1" ? one : many)}";
    }
}
