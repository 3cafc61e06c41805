using Google.OrTools.Sat;
using Patrol.Engine.Optimization.Rosters.Book;

namespace Patrol.Engine.Optimization.Rosters.Modeling;

/// <summary>One tier for CP-SAT: what to maximize in whole numbers, and how its bound reads in the tier's unit.</summary>
/// <param name="Expression">What to maximize.</param>
/// <param name="PerUnit">What one unit of the tier's value is in the expression.</param>
/// <param name="Error">What rounding may hide at most, in the expression.</param>
/// <param name="Reached">What a roster reaches, in the numbers of the expression.</param>
internal sealed record Aim(LinearExpr Expression, double PerUnit, double Error, Func<Ledger, long> Reached)
{
    /// <summary>Turns a sum of values into the tier's value, rising; the sum itself by default.</summary>
    public Func<double, double> Read { get; init; } = sum => sum;

    /// <summary>The tier's value for a value of the expression.</summary>
    public double Value(double expression) => Read(expression / PerUnit);

    /// <summary>A bound on the tier's value for one on the expression.</summary>
    public double Bound(double expression) => Read((expression + Error) / PerUnit);
}

/// <summary>Says each tier in the words of a model.</summary>
internal static class Aims
{
    /// <summary>Parts of an hour in which fairness is counted.</summary>
    private const double FairnessParts = 1e6;

    /// <summary>Most different loads of a member that are looked at.</summary>
    private const int LoadLimit = 64;

    public static Aim Of(RosterTier tier, RosterModel model, RosterBook book) =>
        tier switch
        {
            RosterTier.Minimums => Minimums(model, book),
            RosterTier.Targets => Targets(model, book),
            RosterTier.Fairness => Fairness(model, book),
            _ => Preferences(model, book),
        };

    /// <summary>What no plan exceeds, found without a search.</summary>
    public static double Ceiling(RosterTier tier, RosterBook book) =>
        tier switch
        {
            RosterTier.Minimums or RosterTier.Targets => book.Slots.Sum(view => view.Slot.Value),
            RosterTier.Fairness => Score.FairnessOf(
                book.Members.Where(member => member.IsFairlyLoaded).Sum(member => MostWorth(book, member)),
                book.DeclaredHours
            ),
            _ => book.Slots.Sum(view => MostPoints(book, view)),
        };

    /// <summary>Assignments that were there before; every one counts 1.</summary>
    public static LinearExpr Kept(RosterModel model, RosterBook book) =>
        Points(model, (slot, member) => book.WasThere.Contains((slot, member)) ? 1 : 0);

    /// <summary>Points of those who would bring the slot most.</summary>
    private static double MostPoints(RosterBook book, SlotView view) =>
        book.EligiblePoints[view.Ordinal].OrderDescending().Take(view.Slot.Target).Sum()
        + (book.LedBefore.Any(one => one.Slot == view.Ordinal) ? book.Facts.Rules.LeadPoints : 0);

    /// <summary>Worth of a member's best load, as if nobody else wanted their slots.</summary>
    private static double MostWorth(RosterBook book, MemberView member)
    {
        var minutes = book.SlotsOf[member.Ordinal]
            .Select(slot => book.Slots[slot].Turn.Length / 60)
            .ToArray();
        var (loads, isThinned) = Loads(minutes, long.MaxValue);
        return isThinned
            ? member.WeeklyHours
            : loads.Max(load => Score.Worth(load / 60.0, member.WeeklyHours));
    }

    private static Aim Minimums(RosterModel model, RosterBook book)
    {
        var weights = new Weights([.. book.Slots.Select(view => view.Slot.Value)]);
        return new Aim(
            LinearExpr.WeightedSum(model.Served, weights.Of),
            weights.PerUnit,
            weights.Error * book.Slots.Length,
            ledger => book.Slots.Sum(view => ledger.IsServed(view.Ordinal) ? weights.Of[view.Ordinal] : 0)
        );
    }

    private static Aim Targets(RosterModel model, RosterBook book)
    {
        var weights = new Weights([.. book.Slots.Select(view => view.Slot.Value / view.Slot.Target)]);
        return new Aim(
            LinearExpr.WeightedSum(model.Counted, weights.Of),
            weights.PerUnit,
            weights.Error * book.Slots.Sum(view => view.Slot.Target),
            ledger =>
                book.Slots.Sum(view =>
                    ledger.IsServed(view.Ordinal)
                        ? weights.Of[view.Ordinal] * ledger.PeopleOf(view.Ordinal).Count
                        : 0
                )
        );
    }

    private static Aim Fairness(RosterModel model, RosterBook book)
    {
        var worth = LinearExpr.NewBuilder();
        var members = new List<MemberView>();
        for (var c = 0; c < model.Crews.Count; c++)
        {
            if (book.Members[model.Crews[c].Members[0]] is { IsFairlyLoaded: true } member)
            {
                worth.Add(Worth(model, book, member, model.SeatsOf[c]));
                members.Add(member);
            }
        }
        return new Aim(
            worth,
            FairnessParts,
            0.5 * members.Count,
            ledger => members.Sum(one => Round(Score.Worth(ledger.HoursOf(one.Ordinal), one.WeeklyHours)))
        )
        {
            Read = sum => Score.FairnessOf(Math.Min(sum, book.DeclaredHours), book.DeclaredHours),
        };
    }

    /// <summary>
    /// The worth of a member's load, concave: at each load that can be, it lies on the lowest of the lines through
    /// neighboring loads.
    /// </summary>
    private static LinearExpr Worth(RosterModel model, RosterBook book, MemberView member, List<Seat> seats)
    {
        var minutes = seats.Select(seat => book.Slots[seat.Slot].Turn.Length / 60).ToArray();
        var months = seats.Select(seat => book.Slots[seat.Slot].Month).Distinct();
        var (loads, isThinned) = Loads(
            minutes,
            months.Sum(month => Math.Max(member.SecondsLeft(month), 0)) / 60
        );
        var worth = loads.Select(load => Round(Score.Worth(load / 60.0, member.WeeklyHours))).ToArray();
        if (seats.Count == 1)
        {
            return seats[0].People * (worth[^1] - worth[0]) + worth[0];
        }
        var load = model.NewVar(
            0,
            loads[^1],
            ledger => (long)Math.Round(60 * ledger.HoursOf(member.Ordinal))
        );
        model.Model.Add(load == LinearExpr.WeightedSum(seats.Select(seat => seat.People), minutes));
        var value = model.NewVar(
            worth.Min(),
            2 * Math.Max(1, worth.Max()),
            ledger => Round(Score.Worth(ledger.HoursOf(member.Ordinal), member.WeeklyHours))
        );
        for (var k = 0; k + 1 < loads.Length; k++)
        {
            var (run, rise) = (loads[k + 1] - loads[k], worth[k + 1] - worth[k]);
            // Loads left out lie above the line between two that are not, by at most a quarter of run² / d.
            var lift = isThinned ? Round(run * run / 14400.0 / member.WeeklyHours) + 1 : 0;
            model.Model.Add(run * value <= rise * load + (run * (worth[k] + lift) - rise * loads[k]));
        }
        return value;
    }

    private static long Round(double hours) => (long)Math.Round(FairnessParts * hours);

    /// <summary>Sums of some of the lengths up to a limit, ascending, 0 first; evenly thinned where there are too many.</summary>
    private static (long[] Loads, bool IsThinned) Loads(long[] minutes, long most)
    {
        var sums = new SortedSet<long> { 0 };
        foreach (var length in minutes)
        {
            sums.UnionWith(sums.Select(sum => sum + length).Where(sum => sum <= most).ToArray());
        }
        var step = 1 + sums.Count / LoadLimit;
        return ([.. sums.Where((_, i) => i % step == 0 || i == sums.Count - 1)], step > 1);
    }

    private static Aim Preferences(RosterModel model, RosterBook book)
    {
        var points = Points(
            model,
            (slot, member) =>
                book.Points(slot, member)
                + (book.LedBefore.Contains((slot, member)) ? book.Facts.Rules.LeadPoints : 0)
        );
        return new Aim(points, 1, 0, ledger => (long)Score.Of(ledger).Preferences);
    }

    /// <summary>Points of seats; of a crew of many, those of its members with the most points.</summary>
    private static LinearExpr Points(RosterModel model, Func<int, int, int> pointsOf)
    {
        var sum = LinearExpr.NewBuilder();
        foreach (var seat in model.SeatsOn.SelectMany(seats => seats))
        {
            var groups = model
                .Crews[seat.Crew]
                .Members.GroupBy(member => pointsOf(seat.Slot, member))
                .OrderByDescending(group => group.Key)
                .Select(group => (Points: group.Key, Members: group.ToArray()))
                .ToArray();
            if (groups.Length == 1)
            {
                if (groups[0].Points != 0)
                {
                    sum.AddTerm(seat.People, groups[0].Points);
                }
                continue;
            }
            var parts = groups
                .Select(group =>
                    (
                        group.Points,
                        Part: model.NewVar(
                            0,
                            Math.Min(group.Members.Length, seat.Most),
                            ledger => ledger.PeopleOf(seat.Slot).Count(group.Members.Contains)
                        )
                    )
                )
                .ToArray();
            model.Model.Add(LinearExpr.Sum(parts.Select(part => part.Part)) == seat.People);
            foreach (var (points, part) in parts.Where(part => part.Points != 0))
            {
                sum.AddTerm(part, points);
            }
        }
        return sum;
    }
}
