using Microsoft.Extensions.Localization;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Resources;

namespace Patrol.Viewer.Week.Differences;

/// <summary>Who has to be told, as rows of text for the clipboard and for files.</summary>
internal static class DifferenceText
{
    /// <summary>Rows, the head first: member, team, what is new, what is gone.</summary>
    public static List<string[]> Of(
        PlanDifference difference,
        IEnumerable<PlanSlot> slots,
        IStringLocalizer<Words> words
    )
    {
        var reasons = new ReasonWords(words, slots.DistinctBy(slot => slot.Code));
        string Say(IReadOnlyList<string> codes) => string.Join("; ", codes.Select(reasons.SaySlot));
        return
        [
            [words["plan.member"], words["plan.team"], words["tell.new"], words["tell.gone"]],
            .. difference.Members.Select(one =>
                new[] { one.Member, one.Team ?? "", Say(one.Added), Say(one.Gone) }
            ),
        ];
    }
}
