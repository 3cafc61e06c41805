using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters.Search;

/// <summary>Says why slots stay open: every member is counted under the first rule that rules them out. What would fill a
/// slot counts those whom one rule alone rules out, of the sworn or of those who may lead where these are missing.</summary>
internal static class OpenReasons
{
    private const int MostRemedies = 5;

    /// <summary>One a slot that is not served.</summary>
    /// <param name="ledger">Who serves what.</param>
    /// <param name="known">Of slots that need not be looked at again; null to look at all.</param>
    public static List<OpenSlot> Explain(
        Ledger ledger,
        IReadOnlyDictionary<string, OpenSlot>? known = null
    ) =>
        [
            .. ledger
                .Book.Slots.Where(view => !ledger.IsServed(view.Ordinal))
                .Select(view => known?.GetValueOrDefault(view.Slot.Code) ?? Explain(ledger, view)),
        ];

    /// <summary>All rules between a member and a slot, walls and conflicts.</summary>
    public static Rule Broken(Ledger ledger, int slot, int member) =>
        ledger.Book.Walls(slot, member, all: true) | ledger.Conflicts(slot, member);

    private static OpenSlot Explain(Ledger ledger, SlotView view)
    {
        var book = ledger.Book;
        var slot = view.Ordinal;
        var ruledOut = RuleWords.All.ToDictionary(word => word.Rule, _ => 0);
        var near = RuleWords.All.ToDictionary(word => word.Rule, _ => 0);
        var (free, leads, sworn) = (0, 0, 0);
        var missingLeads = Math.Max(0, view.Slot.Leads - ledger.Leads(slot));
        var missingSworn = Math.Max(0, view.Sworn - ledger.Sworn(slot));
        Func<MemberView, bool> isWanted =
            missingSworn > 0 ? member => member.IsSworn
            : missingLeads > 0 ? member => member.MayLead(view)
            : _ => true;
        foreach (var member in book.Members.Where(member => !ledger.PeopleOf(slot).Contains(member.Ordinal)))
        {
            var broken = Broken(ledger, slot, member.Ordinal);
            if (broken == Rule.None)
            {
                free++;
                leads += member.MayLead(view) ? 1 : 0;
                sworn += member.IsSworn ? 1 : 0;
                continue;
            }
            ruledOut[broken.First()]++;
            near[broken] = near.GetValueOrDefault(broken) + (isWanted(member) ? 1 : 0);
        }
        var missing = Math.Max(0, view.Slot.Minimum - ledger.PeopleOf(slot).Count);
        var code =
            free < missing ? "roster.too-few"
            : sworn < missingSworn ? "roster.no-sworn"
            : leads < missingLeads ? "roster.no-lead"
            : Greedy.Serve(ledger.Copy(), slot) ? "roster.nobody-put"
            : "roster.probation-only";
        (string, object)[] arguments =
        [
            ("missing", missing),
            ("missingLeads", Math.Max(0, missingLeads - leads)),
            ("missingSworn", Math.Max(0, missingSworn - sworn)),
            ("free", free),
            .. RuleWords.All.Select(word => (word.Name, (object)ruledOut[word.Rule])),
        ];
        var remedies = Remedies(near);
        if (code == "roster.no-lead" && free > 0)
        {
            remedies.Insert(0, Reason.Of("roster.if-lead", ("members", free)));
        }
        if (code == "roster.nobody-put")
        {
            remedies.Insert(0, Reason.Of("roster.if-put", ("members", free)));
        }
        return new OpenSlot(view.Slot.Code, Reason.Of(code, arguments), remedies);
    }

    /// <summary>Rules that alone keep somebody away, most members first.</summary>
    private static List<Reason> Remedies(Dictionary<Rule, int> near) =>
        [
            .. RuleWords
                .All.Where(word => near[word.Rule] > 0)
                .OrderByDescending(word => near[word.Rule])
                .Take(MostRemedies)
                .Select(word => Reason.Of(word.Remedy, ("members", near[word.Rule]))),
        ];
}
