using Patrol.Contracts;

namespace Patrol.Papers.Words;

/// <summary>Reasons of a plan where there is little room; <c>ReasonText</c> says them as sentences.</summary>
internal static class ReasonWords
{
    /// <summary>Why a duty is open, in a few words.</summary>
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
