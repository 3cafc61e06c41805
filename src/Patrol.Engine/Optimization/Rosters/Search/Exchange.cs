using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters.Search;

/// <summary>
/// Betters fairness or preferences by exchanging persons, one for one, so that minimums and targets stay as they are:
/// another member takes a turn; or one who serves elsewhere at that time takes it, and a third, or the one relieved, takes
/// theirs. Every exchange keeps all rules; the best of each turn is made, until none gains.
/// </summary>
internal sealed class Exchange
{
    /// <summary>Least gain of an exchange, so that rounding never goes round in circles.</summary>
    private const double Least = 1e-6;

    /// <summary>What fairness counts beside a point.</summary>
    private const double Aside = 1e-3;

    /// <summary>Most exchanges of one turn that are tried, best first.</summary>
    private const int Tries = 40;

    /// <summary>Work of weighing, and of trying, one exchange.</summary>
    private const double WeighWork = 3e-8;
    private const double TryWork = 1e-6;

    private readonly Ledger ledger;
    private readonly RosterBook book;
    private readonly SolveMeter meter;
    private readonly bool isForFairness;
    private readonly double[] hours;
    private readonly double[] declared;
    private readonly double[] slotHours;
    private readonly double[] mostWorth;
    private readonly List<Move> found = [];
    private double fairnessToSpare;

    /// <param name="ledger">Is changed.</param>
    /// <param name="meter">Is charged, and stops the search.</param>
    /// <param name="tier">Fairness or preferences.</param>
    /// <param name="fairnessToSpare">What all exchanges for preferences together may cost of fairness, hours.</param>
    public Exchange(Ledger ledger, SolveMeter meter, RosterTier tier, double fairnessToSpare)
    {
        (this.ledger, book, this.meter, this.fairnessToSpare) = (ledger, ledger.Book, meter, fairnessToSpare);
        isForFairness = tier == RosterTier.Fairness;
        hours = [.. book.Members.Select(member => ledger.HoursOf(member.Ordinal))];
        declared = [.. book.Members.Select(member => member.IsFairlyLoaded ? member.WeeklyHours : 0)];
        slotHours = [.. book.Slots.Select(view => view.Turn.Length / 3600.0)];
        mostWorth = new double[book.Slots.Length];
    }

    /// <summary>Exchanges until none gains or the work is done.</summary>
    public void Run(double work)
    {
        var until = meter.Work + work;
        for (var gained = true; gained; )
        {
            gained = false;
            for (var slot = 0; slot < mostWorth.Length; slot++)
            {
                mostWorth[slot] = book.Eligible[slot]
                    .Select(m => Worth(m, slotHours[slot]))
                    .DefaultIfEmpty()
                    .Max();
            }
            for (var slot = 0; slot < mostWorth.Length; slot++)
            {
                if (meter.Work >= until || meter.MustStop())
                {
                    return;
                }
                gained |= ledger.IsServed(slot) && Improve(slot);
            }
        }
    }

    private bool Improve(int slot)
    {
        var gained = false;
        foreach (var relieved in ledger.PeopleOf(slot).Where(m => !book.IsPinned(slot, m)).ToArray())
        {
            // An exchange before may have taken this one off already.
            gained |= ledger.PeopleOf(slot).Contains(relieved) && Improve(slot, relieved);
        }
        return gained;
    }

    /// <summary>Makes the best exchange that relieves a member; true when one gained.</summary>
    private bool Improve(int slot, int relieved)
    {
        found.Clear();
        var points = book.Points(slot, relieved);
        var eligible = book.Eligible[slot];
        for (var k = 0; k < eligible.Length; k++)
        {
            if (!ledger.PeopleOf(slot).Contains(eligible[k]))
            {
                Weigh(slot, relieved, eligible[k], book.EligiblePoints[slot][k] - points);
            }
        }
        found.Sort((a, b) => b.Gain.CompareTo(a.Gain));
        foreach (var move in found.Take(Tries))
        {
            meter.Spend(TryWork);
            if (TryMake(move))
            {
                fairnessToSpare -= isForFairness ? 0 : move.Cost;
                return true;
            }
        }
        return false;
    }

    /// <summary>Weighs that another member takes a turn, and gives up one at the same time for a third.</summary>
    private void Weigh(int slot, int relieved, int other, int points)
    {
        var turn = book.Slots[slot].Turn;
        var elsewhere = -1;
        foreach (var taken in ledger.TurnsOf(other))
        {
            if (book.Slots[taken].Turn.Overlaps(turn))
            {
                if (elsewhere >= 0 || book.IsPinned(taken, other))
                {
                    return;
                }
                elsewhere = taken;
            }
        }
        var here = slotHours[slot];
        if (elsewhere < 0)
        {
            Keep(Worth(relieved, -here) + Worth(other, here), points, new Move(slot, relieved, other));
            return;
        }
        var there = slotHours[elsewhere];
        var first = Worth(relieved, -here) + Worth(other, here - there);
        var swap = Worth(relieved, there - here) + Worth(other, here - there);
        if (isForFairness && Math.Max(first + mostWorth[elsewhere], swap) <= Least)
        {
            return;
        }
        var given = points - book.Points(elsewhere, other);
        var eligible = book.Eligible[elsewhere];
        for (var k = 0; k < eligible.Length; k++)
        {
            var third = eligible[k];
            if (third != other && !ledger.PeopleOf(elsewhere).Contains(third))
            {
                var worth = third == relieved ? swap : first + Worth(third, there);
                Keep(
                    worth,
                    given + book.EligiblePoints[elsewhere][k],
                    new Move(slot, relieved, other, elsewhere, third)
                );
            }
        }
    }

    private void Keep(double worth, int points, Move move)
    {
        meter.Spend(WeighWork);
        var gain = isForFairness ? worth : points + Aside * worth;
        if (gain > Least && (isForFairness || (points > 0 && -worth <= fairnessToSpare)))
        {
            found.Add(move with { Gain = gain, Cost = -worth });
        }
    }

    /// <summary>What a change of hours is worth to fairness; see <see cref="Score.Worth"/>.</summary>
    private double Worth(int member, double change) =>
        declared[member] > 0 ? change * (2 - (2 * hours[member] + change) / declared[member]) : 0;

    /// <summary>Makes a move, or nothing when a rule would be broken.</summary>
    private bool TryMake(Move move)
    {
        ledger.Remove(move.Slot, move.Relieved);
        if (move.Elsewhere >= 0)
        {
            ledger.Remove(move.Elsewhere, move.Other);
        }
        var isOn = Go(move.Slot, move.Other);
        var isOnToo = isOn && (move.Elsewhere < 0 || Go(move.Elsewhere, move.Third));
        if (isOnToo && ledger.IsServed(move.Slot) && (move.Elsewhere < 0 || ledger.IsServed(move.Elsewhere)))
        {
            hours[move.Relieved] -= slotHours[move.Slot];
            hours[move.Other] += slotHours[move.Slot];
            if (move.Elsewhere >= 0)
            {
                hours[move.Other] -= slotHours[move.Elsewhere];
                hours[move.Third] += slotHours[move.Elsewhere];
            }
            return true;
        }
        if (isOn)
        {
            ledger.Remove(move.Slot, move.Other);
        }
        ledger.Add(move.Slot, move.Relieved);
        if (move.Elsewhere >= 0)
        {
            if (isOnToo)
            {
                ledger.Remove(move.Elsewhere, move.Third);
            }
            ledger.Add(move.Elsewhere, move.Other);
        }
        return false;
    }

    private bool Go(int slot, int member)
    {
        if (ledger.Conflicts(slot, member) != Rule.None)
        {
            return false;
        }
        ledger.Add(slot, member);
        return true;
    }

    /// <summary>On a slot, other comes for the one relieved; elsewhere, a third comes for other.</summary>
    private readonly record struct Move(int Slot, int Relieved, int Other, int Elsewhere = -1, int Third = -1)
    {
        public double Gain { get; init; }

        /// <summary>What it costs of fairness, hours.</summary>
        public double Cost { get; init; }
    }
}
