using System.CommandLine;

namespace Patrol.Cli.Verbs.Plans;

/// <summary><c>patrol plan</c>: plans of weeks.</summary>
internal static class PlanVerb
{
    public static Command Create() =>
        new("plan", "Plan a week: how many patrols, who serves, which way; edit it, approve it, publish it.")
        {
            WeekVerb.Create(),
            ListVerb.Create(),
            ReadVerbs.Show(),
            ReadVerbs.Candidates(),
            TargetVerbs.Members(),
            TargetVerbs.Targets(),
            ReadVerbs.Difference(),
            AgainVerb.Create(),
            EditVerb.Create(),
            DecideVerbs.Undo(isRedo: false),
            DecideVerbs.Undo(isRedo: true),
            DecideVerbs.Decide("return", "returned", "Return a version with a comment."),
            DecideVerbs.Decide("approve", "approved", "Approve a version."),
            DecideVerbs.Decide("publish", "published", "Publish an approved version."),
        };
}
