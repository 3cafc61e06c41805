using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Week.Board;

/// <summary>A row of the board: a person, or the head of a team.</summary>
/// <param name="Key">What tells rows apart.</param>
/// <param name="Team">Code of the team; empty without one.</param>
/// <param name="Person">The person; null for the head of a team.</param>
/// <param name="Count">People of the team that are shown; 0 for a person.</param>
public sealed record BoardRow(string Key, string Team, BoardPerson? Person, int Count);

/// <summary>Which people a board shows.</summary>
/// <param name="Who"><c>serving</c> on the scale, <c>free</c> on it, or <c>all</c>.</param>
/// <param name="Team">Code of a team; empty for those without one, null for all.</param>
/// <param name="Text">Part of a member's, team's or place's name; empty for all.</param>
internal sealed record BoardFilter(string Who = BoardFilter.Serving, string? Team = null, string Text = "")
{
    /// <summary>Those with a turn.</summary>
    public const string Serving = "serving";

    /// <summary>The choices in their order.</summary>
    public static readonly string[] Choices = [Serving, "free", "all"];

    /// <summary>Rows by team: its head, then its people by their first turn.</summary>
    /// <param name="week">The week.</param>
    /// <param name="scale">What is shown of it.</param>
    /// <param name="members">Everybody who could be asked; empty while only those who serve are shown.</param>
    public BoardRow[] Rows(BoardWeek week, BoardScale scale, IReadOnlyList<MemberView> members)
    {
        var text = Text.Trim();
        var all =
            Who == Serving
                ? week.PersonOf.Values
                : members
                    .Select(one =>
                        week.PersonOf.GetValueOrDefault(one.Member)
                        ?? new BoardPerson(one.Member, one.Force, one.Team, [])
                    )
                    .UnionBy(week.PersonOf.Values, one => one.Member);
        var found = all.Select(person =>
                (Person: person, First: person.Turns.FirstOrDefault(turn => scale.Shows(turn.Duty)))
            )
            .Where(one => Who == "all" || (one.First is not null) == (Who == Serving))
            .Where(one => Team is null || (one.Person.Team ?? "") == Team)
            .Where(one => text.Length == 0 || Has(one.Person, scale, text));
        return
        [
            .. found
                .GroupBy(one => one.Person.Team ?? "")
                .OrderBy(team => team.Key.Length == 0)
                .ThenBy(team => team.Key, StringComparer.Ordinal)
                .SelectMany(team =>
                    team.OrderBy(one => one.First?.Duty.From ?? double.MaxValue)
                        .ThenBy(one => one.Person.Member, StringComparer.Ordinal)
                        .Select(one => new BoardRow(one.Person.Member, team.Key, one.Person, 0))
                        .Prepend(new BoardRow($"team {team.Key}", team.Key, null, team.Count()))
                ),
        ];
    }

    private static bool Has(BoardPerson person, BoardScale scale, string text) =>
        Has(person.Member, text)
        || Has(person.Team ?? "", text)
        || person.Turns.Any(turn => scale.Shows(turn.Duty) && Has(turn.Duty.Slot.AreaName, text));

    private static bool Has(string name, string text) =>
        name.Contains(text, StringComparison.CurrentCultureIgnoreCase);
}
