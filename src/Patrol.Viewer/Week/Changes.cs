using System.Globalization;
using Patrol.Contracts;
using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Week;

/// <summary>Edits as the reasons under which versions keep them.</summary>
internal static class Changes
{
    /// <summary>An edit as code and arguments.</summary>
    public static ReasonView Of(PlanEdit edit)
    {
        (string Name, string? Value)[] arguments =
        [
            ("slot", edit.Slot),
            ("member", edit.Member),
            ("otherSlot", edit.OtherSlot),
            ("otherMember", edit.OtherMember),
            ("slots", edit.Slots?.Count.ToString(CultureInfo.InvariantCulture)),
        ];
        return new ReasonView(
            $"edit.{edit.Kind}",
            arguments.Where(one => one.Value is not null).ToDictionary(one => one.Name, one => one.Value!)
        );
    }
}
