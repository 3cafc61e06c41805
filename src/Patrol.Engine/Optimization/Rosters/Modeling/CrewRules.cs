using Google.OrTools.Sat;
using Patrol.Engine.Optimization.Rosters.Book;

namespace Patrol.Engine.Optimization.Rosters.Modeling;

/// <summary>What the rules ask of a crew's turns together.</summary>
internal static class CrewRules
{
    public static void Add(CpModel model, RosterBook book, Crew crew, IReadOnlyList<Seat> seats)
    {
        if (seats.Count < 2 && crew.Members.Length == 1)
        {
            return;
        }
        var turns = seats.Select(seat => book.Slots[seat.Slot].Turn).ToArray();
        foreach (var clique in Cliques.Of(turns, untilRested: !crew.IsSworn))
        {
            AtMost(model, seats, clique.Select(i => (i, 1L)), crew.Members.Length);
        }
        if (crew.IsSworn)
        {
            AddTour(model, crew, seats, turns);
        }
        else
        {
            AddFreeTime(model, book, book.Members[crew.Members[0]], seats, turns);
        }
    }

    /// <summary>
    /// Duty of a tour. With many members the sum alone would let half a turn go to each of two; so turns are also counted
    /// by how many of them fit into one member's duty (dual feasible functions of bin packing, Fekete and Schepers 2001,
    /// doi:10.1007/s101070100243).
    /// </summary>
    private static void AddTour(CpModel model, Crew crew, IReadOnlyList<Seat> seats, Turn[] turns)
    {
        var (members, left) = (crew.Members.Length, crew.DutyLeft);
        AtMost(model, seats, turns.Select((turn, i) => (i, turn.Length)), members * left);
        for (var k = 1L; k <= 3 && members > 1; k++)
        {
            AtMost(model, seats, turns.Select((turn, i) => (i, Packed(turn.Length, k))), members * k * left);
        }

        long Packed(long length, long k) =>
            length * (k + 1) % left == 0 ? k * length : length * (k + 1) / left * left;
    }

    private static void AddFreeTime(
        CpModel model,
        RosterBook book,
        MemberView member,
        IReadOnlyList<Seat> seats,
        Turn[] turns
    )
    {
        var rules = book.Facts.Rules;
        foreach (var day in turns.Select((turn, i) => (turn, i)).GroupBy(one => one.turn.Date))
        {
            var published = member.Published.Where(turn => turn.Date == day.Key).ToArray();
            var left = (long)rules.LongestDay.TotalSeconds - published.Sum(turn => turn.Length);
            AtMost(model, seats, day.Select(one => (one.i, one.turn.Length)), left);
            AtMost(model, seats, day.Select(one => (one.i, 1L)), rules.TurnsPerDay - published.Length);
        }
        foreach (
            var month in turns
                .Select((turn, i) => (turn, i))
                .GroupBy(one => book.Slots[seats[one.i].Slot].Month)
        )
        {
            AtMost(
                model,
                seats,
                month.Select(one => (one.i, one.turn.Length)),
                member.SecondsLeft(month.Key)
            );
        }
    }

    private static void AtMost(
        CpModel model,
        IReadOnlyList<Seat> seats,
        IEnumerable<(int Seat, long Weight)> terms,
        long most
    )
    {
        var used = terms.Where(term => term.Weight > 0).ToArray();
        if (used.Sum(term => term.Weight * seats[term.Seat].Most) > most)
        {
            model.Add(
                LinearExpr.WeightedSum(
                    used.Select(term => seats[term.Seat].People),
                    used.Select(term => term.Weight)
                ) <= most
            );
        }
    }
}
