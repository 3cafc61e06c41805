namespace Patrol.Engine.Optimization.Rosters.Book;

/// <summary>The four tiers of a roster in numbers; compared in their order.</summary>
internal sealed record Score(double Minimums, double Targets, double Fairness, double Preferences)
{
    private const double Tolerance = 1e-9;

    public double this[RosterTier tier] =>
        tier switch
        {
            RosterTier.Minimums => Minimums,
            RosterTier.Targets => Targets,
            RosterTier.Fairness => Fairness,
            _ => Preferences,
        };

    public static Score Of(Ledger ledger)
    {
        var (minimums, targets, preferences) = (0.0, 0.0, 0);
        foreach (var view in ledger.Book.Slots)
        {
            var people = ledger.PeopleOf(view.Ordinal);
            preferences += people.Sum(member => ledger.Book.Points(view.Ordinal, member));
            if (!ledger.IsServed(view.Ordinal))
            {
                continue;
            }
            minimums += view.Slot.Value;
            targets += view.Slot.Value * people.Count / view.Slot.Target;
            var lead = Leads.Choose(ledger, view.Ordinal);
            preferences += ledger.Book.LedBefore.Contains((view.Ordinal, lead))
                ? ledger.Book.Facts.Rules.LeadPoints
                : 0;
        }
        var worth = ledger
            .Book.Members.Where(member => member.IsFairlyLoaded)
            .Sum(member => Worth(ledger.HoursOf(member.Ordinal), member.WeeklyHours));
        return new Score(minimums, targets, FairnessOf(worth, ledger.Book.DeclaredHours), preferences);
    }

    /// <summary>What hours are worth beside the hours declared: d − d·(1 − a/d)² = 2a − a²/d. It is linear in what
    /// fairness loses, so that sums of it can be searched.</summary>
    public static double Worth(double assigned, double declared) =>
        2 * assigned - assigned * assigned / declared;

    /// <summary>Fairness of a sum of worth: 1 ÷ (1 + q) with q = 1 − worth ÷ declared; 1 when nobody declares.</summary>
    public static double FairnessOf(double worth, double declared) =>
        declared > 0 ? 1 / (2 - worth / declared) : 1;

    /// <summary>Worth that may be lost while fairness falls by no more than a fraction of it.</summary>
    public static double WorthToSpare(double fairness, double slack, double declared) =>
        declared / fairness * (slack < 1 ? slack / (1 - slack) : double.PositiveInfinity);

    /// <summary>True when some tier is better and none before it worse.</summary>
    public bool Beats(Score other)
    {
        foreach (var tier in Enum.GetValues<RosterTier>())
        {
            var slack = Tolerance * Math.Max(1, Math.Abs(other[tier]));
            if (Math.Abs(this[tier] - other[tier]) > slack)
            {
                return this[tier] > other[tier];
            }
        }
        return false;
    }

    /// <summary>Gini coefficient of load over active members in free time: Σ|x − y| ÷ 2n²x̄, by the sorted loads.</summary>
    public static double Gini(Ledger ledger)
    {
        var loads = ledger
            .Book.Members.Where(member => member is { IsFairlyLoaded: true, IsProbation: false })
            .Select(member => ledger.HoursOf(member.Ordinal) / member.WeeklyHours)
            .Order()
            .ToArray();
        var sum = loads.Sum();
        return sum > 0
            ? loads.Select((load, i) => (2.0 * (i + 1) - loads.Length - 1) * load).Sum()
                / (loads.Length * sum)
            : 0;
    }
}

/// <summary>Chooses who leads.</summary>
internal static class Leads
{
    /// <summary>
    /// Ordinal of the member who leads a served slot: who led it before, else an officer or auxiliary at night, else a
    /// volunteer with the certificate, so that volunteers lead by day; the first by ordinal. −1 when nobody may.
    /// </summary>
    public static int Choose(Ledger ledger, int slot)
    {
        var (book, view) = (ledger.Book, ledger.Book.Slots[slot]);
        return ledger
            .PeopleOf(slot)
            .Where(m => book.Members[m].MayLead(view) && (!view.IsNight || book.Members[m].IsSworn))
            .OrderBy(m => book.LedBefore.Contains((slot, m)) ? 0 : 1)
            .ThenBy(m => book.Members[m].IsSworn)
            .ThenBy(m => m)
            .FirstOrDefault(-1);
    }
}
