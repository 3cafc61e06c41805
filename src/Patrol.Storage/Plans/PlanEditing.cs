using NodaTime;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Solving;
using Patrol.Engine.Planning;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Plans;

/// <summary>Edits of the version that is worked on, undoing and redoing them.</summary>
public static class PlanEditing
{
    private const int LongestReason = 200;

    private static readonly Dictionary<string, EditKind> Kinds = Enum.GetValues<EditKind>()
        .ToDictionary(kind => Codes.Of(kind), StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes an edit, or only tries it.</summary>
    /// <param name="session">A session; a writing one unless it is only tried.</param>
    /// <param name="district">The district.</param>
    /// <param name="number">Number of the version that the planner sees.</param>
    /// <param name="edit">The edit.</param>
    /// <param name="isTry">True to store nothing.</param>
    /// <param name="unlessOpens">True to store nothing where it would open slots.</param>
    /// <exception cref="InputException"><c>plan.unknown</c>, <c>plan.stale</c>, <c>plan.past</c>, <c>edit.*</c>.</exception>
    public static async Task<PlanEditResult> EditAsync(
        DistrictSession session,
        District district,
        int number,
        PlanEdit edit,
        bool isTry,
        bool unlessOpens = false
    )
    {
        if (!Kinds.TryGetValue(edit.Kind ?? "", out var kind))
        {
            throw new InputException(
                new InputIssue(
                    "edit.kind",
                    null,
                    null,
                    "kind",
                    edit.Kind,
                    $"Use one of: {string.Join(", ", Kinds.Keys)}."
                )
            );
        }
        if (edit.Reason is { Length: > LongestReason } reason)
        {
            throw new InputException(
                new InputIssue(
                    "edit.reason",
                    null,
                    null,
                    "reason",
                    $"{reason[..60]}…",
                    $"Say why in at most {LongestReason} letters; it has {reason.Length}."
                )
            );
        }
        edit = edit with { Slots = edit.Slots is null ? null : [.. edit.Slots.Distinct()] };
        var loaded = await PlanLoading.LoadHeadAsync(session, district, number);
        if (!isTry)
        {
            PlanDeciding.RefusePast(loaded.Version.Week, district);
        }
        RefuseOver(loaded.Duties.Slots, edit, SystemClock.Instance.GetCurrentInstant());
        var outcome = RosterEditing.Apply(
            loaded.Facts,
            loaded.Roster,
            new RosterEdit(kind, edit.Slot, edit.Member, edit.OtherSlot, edit.OtherMember, edit.Slots)
        );
        if (outcome.Roster is not { } after)
        {
            return new PlanEditResult([.. outcome.Broken.Select(PlanDocuments.Of)], [], [], null);
        }
        var was = loaded.Roster.Plan.Open.Select(one => one.Slot).ToHashSet();
        var now = after.Plan.Open.Select(one => one.Slot).ToHashSet();
        var off = after.CalledOff.ToHashSet();
        var left = PlanChecking.CausesOf(outcome.Left).Count;
        string[] opened = [.. now.Except(was).Order(StringComparer.Ordinal)];
        PlanView? view = null;
        IReadOnlyList<PlanSlot> changed = [];
        if (!isTry && !(unlessOpens && opened.Length > 0))
        {
            var figures = await PlanLoading.FigureAsync(session, district, loaded, after);
            figures = figures with { Checks = figures.Checks with { Roster = left } };
            var version = await PlanStore.AddVersionAsync(
                session,
                loaded.Version.Week,
                loaded.Version.Plan,
                number,
                ChangeOf(kind, edit),
                figures,
                after,
                left
            );
            view = await PlanDocuments.ViewAsync(session, district, version);
            var slots = new SlotDocuments(
                district,
                loaded.Facts.Members.Select(one => one.Member),
                await PlanNames.LoadAsync(session)
            );
            changed = slots.ListChanged(loaded.Duties.Slots, loaded.Roster, after);
        }
        return new PlanEditResult(
            [],
            opened,
            [.. was.Except(now).Where(slot => !off.Contains(slot)).Order(StringComparer.Ordinal)],
            view
        )
        {
            Changed = changed,
            BrokenRules = left,
        };
    }

    /// <summary>Goes back to the version before, or forward again.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="district">The district.</param>
    /// <param name="number">Number of the version that the planner sees.</param>
    /// <param name="isRedo">True to go forward.</param>
    /// <exception cref="InputException"><c>plan.unknown</c>, <c>plan.stale</c>, <c>plan.no-undo</c>, <c>plan.no-redo</c>.</exception>
    public static async Task<PlanView> UndoAsync(
        DistrictSession session,
        District district,
        int number,
        bool isRedo
    )
    {
        var version = await PlanLoading.FindHeadAsync(session, district, number);
        PlanDeciding.RefusePast(version.Week, district);
        var to =
            isRedo ? await PlanStore.FindChildAsync(session, number)
            : version.State is "draft" or "returned" ? version.Parent
            : null;
        if (to is not { } target)
        {
            throw new InputException(
                new InputIssue(
                    isRedo ? "plan.no-redo" : "plan.no-undo",
                    null,
                    null,
                    "version",
                    $"{new NumberedKey(district.Code, number)}",
                    isRedo ? "Nothing was undone here."
                        : version.Parent is null ? "This is the first version of the week."
                        : $"A version that is {version.State} can't be undone: edit it, or plan again."
                )
            );
        }
        await PlanStore.SetHeadAsync(session, version.Week, target);
        return await PlanDocuments.ViewAsync(session, district, target);
    }

    internal static InputIssue Over(string slot) =>
        new(
            "edit.over",
            null,
            null,
            "slot",
            slot,
            "The slot is over: what was served there stays as it is recorded."
        );

    // What is over was served as it is recorded, or was not.
    internal static void RefuseOver(IReadOnlyList<DutySlot> slots, PlanEdit edit, Instant now)
    {
        var named = (edit.Slots ?? []).Append(edit.Slot).Append(edit.OtherSlot).ToHashSet();
        var issues = slots
            .Where(slot => slot.To <= now && named.Contains(slot.Code))
            .Select(slot => Over(slot.Code))
            .ToArray();
        if (issues.Length > 0)
        {
            throw new InputException(issues);
        }
    }

    private static Reason ChangeOf(EditKind kind, PlanEdit edit)
    {
        (string, object?)[] given =
        [
            ("slot", edit.Slot),
            ("member", edit.Member),
            ("otherSlot", edit.OtherSlot),
            ("otherMember", edit.OtherMember),
            ("slots", edit.Slots is { Count: > 0 } slots ? slots.Count : null),
            ("first", edit.Slots is { Count: > 0 } named ? named[0] : null),
            ("reason", edit.Reason is { Length: > 0 } why ? why : null),
        ];
        return Reason.Of(
            $"edit.{Codes.Of(kind)}",
            [.. given.Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!))]
        );
    }
}
