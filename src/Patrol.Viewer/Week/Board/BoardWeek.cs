using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Week.Board;

/// <summary>A version as a board needs it: duties and people by hours, read from its times once.</summary>
public sealed class BoardWeek
{
    /// <summary>Reads a version; duties that are called off are left out.</summary>
    public BoardWeek(PlanDetail detail)
    {
        var monday = WeekTimes.Parse(detail.Plan.From);
        var tail = CommonTail([.. detail.Slots.Select(slot => slot.AreaName).Distinct()]);
        Duties =
        [
            .. detail
                .Slots.Where(slot => !slot.IsCalledOff)
                .Select(slot => new BoardDuty(
                    slot,
                    WeekTimes.DayOf(slot),
                    (WeekTimes.Parse(slot.From) - monday).TotalHours,
                    (WeekTimes.Parse(slot.To) - monday).TotalHours
                )
                {
                    Area = slot.AreaName[..^tail],
                })
                .OrderBy(duty => duty.From)
                .ThenBy(duty => duty.Slot.AreaName, StringComparer.CurrentCulture),
        ];
        DutyOf = Duties.ToDictionary(duty => duty.Slot.Code);
        PersonOf = Duties
            .SelectMany(duty => duty.Slot.People.Select(person => new BoardTurn(duty, person)))
            .GroupBy(turn => turn.Person.Member)
            .ToDictionary(
                turns => turns.Key,
                turns => new BoardPerson(
                    turns.Key,
                    turns.First().Person.Force,
                    turns.First().Person.Team,
                    [.. turns]
                )
            );
    }

    // Letters of a last word that all places share, such as "Community", with the blank before it.
    private static int CommonTail(IReadOnlyList<string> names)
    {
        if (names.Count < 2 || names[0].LastIndexOf(' ') is not (> 0 and var blank))
        {
            return 0;
        }
        var tail = names[0][blank..];
        return names.All(name => name.Length > tail.Length && name.EndsWith(tail, StringComparison.Ordinal))
            ? tail.Length
            : 0;
    }

    /// <summary>Duties by start, then by place.</summary>
    public IReadOnlyList<BoardDuty> Duties { get; }

    /// <summary>[code] a duty.</summary>
    public IReadOnlyDictionary<string, BoardDuty> DutyOf { get; }

    /// <summary>[member] everybody who serves.</summary>
    public IReadOnlyDictionary<string, BoardPerson> PersonOf { get; }
}

/// <summary>A duty with its times as hours since Monday's midnight.</summary>
/// <param name="Slot">The duty.</param>
/// <param name="Day">Day of the week on which it starts, 0 for Monday.</param>
/// <param name="From">Start, hours.</param>
/// <param name="To">End, hours.</param>
public sealed record BoardDuty(PlanSlot Slot, int Day, double From, double To)
{
    /// <summary>Name of the place, short enough for a bar.</summary>
    public string Area { get; init; } = Slot.AreaName;

    /// <summary>0 for open, 1 for short of people, 2 for complete.</summary>
    public int Need =>
        Slot.Open is not null ? 0
        : Slot.People.Count < Slot.Target ? 1
        : 2;
}

/// <summary>One person on one duty.</summary>
public sealed record BoardTurn(BoardDuty Duty, PlanPerson Person);

/// <summary>A member with all turns of the week, by start.</summary>
public sealed record BoardPerson(string Member, string Force, string? Team, IReadOnlyList<BoardTurn> Turns)
{
    /// <summary>Hours of all turns.</summary>
    public double Hours => Turns.Sum(turn => turn.Duty.To - turn.Duty.From);
}
