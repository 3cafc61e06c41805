using System.Globalization;
using Patrol.Engine.Optimization.Rosters.Book;

namespace Patrol.Engine.Optimization.Rosters.Modeling;

/// <summary>
/// Members whom the rules can't tell apart: one who serves in free time, for the whole week; or all officers and
/// auxiliaries with the same slots in the same tour, for that tour, as no rule of theirs reaches beyond it.
/// </summary>
/// <param name="Members">Ordinals of the members, ascending.</param>
/// <param name="Slots">Ordinals of the slots they may serve, by start.</param>
/// <param name="IsSworn">Officers or auxiliaries.</param>
/// <param name="IsProbation">On probation.</param>
/// <param name="DutyLeft">Seconds of duty that each may do in the tour; not used in free time.</param>
internal sealed record Crew(int[] Members, int[] Slots, bool IsSworn, bool IsProbation, long DutyLeft)
{
    /// <summary>Makes crews of all members.</summary>
    /// <param name="book">Slots and members.</param>
    /// <param name="alone">Members who are to be a crew each.</param>
    public static List<Crew> Of(RosterBook book, IReadOnlySet<int> alone)
    {
        var crews = new List<Crew>();
        var together = new SortedDictionary<string, (Crew First, List<int> Members)>(StringComparer.Ordinal);
        foreach (var member in book.Members.Where(member => book.SlotsOf[member.Ordinal].Length > 0))
        {
            var slots = book.SlotsOf[member.Ordinal];
            if (!member.IsSworn)
            {
                crews.Add(new Crew([member.Ordinal], ByStart(book, slots), false, member.IsProbation, 0));
                continue;
            }
            var isAlone = alone.Contains(member.Ordinal) || book.IsSpecial(member.Ordinal);
            foreach (var tour in slots.GroupBy(slot => member.FindTour(book.Slots[slot].Turn)))
            {
                var crew = new Crew(
                    [member.Ordinal],
                    ByStart(book, tour),
                    true,
                    member.IsProbation,
                    DutyLeftIn(member, tour.Key)
                );
                var key = isAlone ? $"{member.Code}|{tour.Key}" : KeyOf(book, member, crew);
                if (!together.TryGetValue(key, out var group))
                {
                    together[key] = group = (crew, []);
                }
                group.Members.Add(member.Ordinal);
            }
        }
        crews.AddRange(together.Values.Select(group => group.First with { Members = [.. group.Members] }));
        return crews;
    }

    private static int[] ByStart(RosterBook book, IEnumerable<int> slots) =>
        [.. slots.OrderBy(slot => book.Slots[slot].Turn.From).ThenBy(slot => slot)];

    private static long DutyLeftIn(MemberView member, int tour)
    {
        var (from, to) = member.Tours[tour];
        return member.DutyPerTour
            - member.Published.Where(turn => from <= turn.From && turn.To <= to).Sum(turn => turn.Length);
    }

    private static string KeyOf(RosterBook book, MemberView member, Crew crew) =>
        string.Join(
            '|',
            string.Join(',', crew.Slots.Select(slot => slot.ToString(CultureInfo.InvariantCulture))),
            string.Concat(crew.Slots.Select(slot => member.IsHome(book.Slots[slot].Slot.Area) ? '1' : '0')),
            crew.IsProbation,
            crew.DutyLeft.ToString(CultureInfo.InvariantCulture)
        );
}
