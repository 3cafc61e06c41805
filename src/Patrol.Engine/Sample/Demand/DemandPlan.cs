using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Sample.Demand;

/// <summary>
/// Where and how much demand arises, traps planted: inside a trap the rate is uniform along the streets, the same for all
/// categories, and exactly strength × the rate per area of the ring around it.
/// </summary>
internal sealed class DemandPlan
{
    private const double TopSegments = 0.05;
    private const double TopShare = 0.535;
    private const int Halvings = 14;
    private const double StrongestPull = 6;

    private readonly SampleRecipe recipe;
    private readonly Dictionary<string, double[][]> runningOf = [];
    private readonly double[] unit;
    private readonly double[] metersIn;
    private readonly double[][] outside;

    private DemandPlan(
        SampleRecipe recipe,
        StreetAtoms atoms,
        List<Trap> traps,
        int[] trapOf,
        double[][] shares
    )
    {
        this.recipe = recipe;
        Atoms = atoms;
        Traps = traps;
        TrapOf = trapOf;
        outside = shares;
        unit = new double[traps.Count];
        metersIn = new double[traps.Count];
        for (var atom = 0; atom < atoms.Count; atom++)
        {
            if (trapOf[atom] >= 0)
            {
                metersIn[trapOf[atom]] += atoms.Atoms[atom].Meters;
            }
        }
        Plant();
        Mean = [.. Enumerable.Range(0, atoms.Count).Select(MeanShare)];
    }

    public StreetAtoms Atoms { get; }
    public List<Trap> Traps { get; }

    /// <summary>[atom] index into <see cref="Traps"/>, or -1.</summary>
    public int[] TrapOf { get; }

    /// <summary>[atom] share of all demand, averaged over the days.</summary>
    public double[] Mean { get; }

    /// <summary>[atom] index of its community.</summary>
    public int[] CommunityOf { get; private set; } = [];

    /// <summary>Index of the community that reports less, or -1.</summary>
    public int UnderReporting { get; private set; } = -1;

    /// <summary>Scale of the sites' pull that the tuning found.</summary>
    public double PullScale { get; private init; }

    /// <summary>
    /// Tunes the sites' pull, plants the traps where the rate around is then near the district's, and tunes again with
    /// them in place.
    /// </summary>
    public static DemandPlan Create(SampleRecipe recipe, SampleGround ground, SampleRandom random)
    {
        var atoms = new StreetAtoms(ground);
        var intensity = new Intensity(ground, atoms, random.Fork("intensity"));
        var under = recipe.HasOtherTraps ? random.Next(ground.Areas.Communities.Count) : -1;
        var bare = Tune(recipe, atoms, intensity, []);
        var traps = Demand.Traps.Choose(recipe, ground, atoms, bare.Mean, under, random.Fork("traps"));
        var plan = Tune(recipe, atoms, intensity, traps);
        plan.UnderReporting = under;
        plan.CommunityOf = [.. atoms.Atoms.Select(atom => CommunityAt(ground, atom.Place))];
        return plan;
    }

    private static DemandPlan Tune(
        SampleRecipe recipe,
        StreetAtoms atoms,
        Intensity intensity,
        List<Trap> traps
    )
    {
        int[] trapOf = [.. atoms.Atoms.Select(atom => traps.FindIndex(trap => trap.Holds(atom.Place)))];
        var (low, high) = (0.0, StrongestPull);
        for (var k = 0; k < Halvings; k++)
        {
            var scale = (low + high) / 2;
            var trial = new DemandPlan(recipe, atoms, traps, trapOf, intensity.Shares(scale));
            (low, high) = trial.ShareOfTop(intensity.Pieces) < TopShare ? (scale, high) : (low, scale);
        }
        return new DemandPlan(recipe, atoms, traps, trapOf, intensity.Shares(low)) { PullScale = low };
    }

    /// <summary>Demand on a day relative to its average, from traps that are on or off.</summary>
    public double LevelOn(int day) =>
        1
        + Traps.Select((trap, k) => unit[k] * (trap.StrengthOn(day) - trap.MeanStrength(recipe.Days))).Sum();

    /// <summary>Draws an atom for an incident of a category on a day.</summary>
    public int Draw(int category, int day, SampleRandom random)
    {
        var key = string.Join(' ', Traps.Select(trap => trap.StrengthOn(day)));
        if (!runningOf.TryGetValue(key, out var running))
        {
            runningOf[key] = running = [.. outside.Select((_, c) => Running(c, day))];
        }
        return random.PickRunning(running[category]);
    }

    /// <summary>Share of demand in the top segments.</summary>
    public double ShareOfTop(int pieces)
    {
        var shares = new double[pieces];
        for (var atom = 0; atom < Mean.Length; atom++)
        {
            shares[Atoms.Atoms[atom].Piece] += Mean[atom];
        }
        return shares.OrderDescending().Take((int)Math.Round(TopSegments * pieces)).Sum();
    }

    /// <summary>
    /// With ρ the rate of a ring, A the trap's area and s its mean strength, inside = Σ s ρ A; scaling what lies outside by
    /// 1 − inside keeps the total, so inside = S / (1 + S) with S = Σ s ρ₀ A from the unscaled rings.
    /// </summary>
    private void Plant()
    {
        var total = Total(outside);
        var raw = Traps
            .Select(trap =>
            {
                var (_, ring) = Demand.Traps.Masses(trap, Atoms, total);
                return ring / (Demand.Traps.RingRadii * Demand.Traps.RingRadii - 1);
            })
            .ToArray();
        foreach (var row in outside)
        {
            for (var atom = 0; atom < row.Length; atom++)
            {
                row[atom] = TrapOf[atom] < 0 ? row[atom] : 0;
            }
        }
        // Rings are measured per category total, so each category is brought to its share of what lies outside.
        var sum = Traps.Select((trap, k) => raw[k] * trap.MeanStrength(recipe.Days)).Sum();
        var left = Total(outside).Sum();
        var inside = sum / (left + sum);
        for (var c = 0; c < outside.Length; c++)
        {
            var factor = SampleCategories.All[c].Share * (1 - inside) / outside[c].Sum();
            outside[c] = [.. outside[c].Select(value => value * factor)];
        }
        for (var k = 0; k < unit.Length; k++)
        {
            unit[k] = raw[k] * inside / Math.Max(sum, double.Epsilon);
        }
    }

    private double MeanShare(int atom) =>
        TrapOf[atom] is >= 0 and var trap
            ? unit[trap] * Traps[trap].MeanStrength(recipe.Days) * ShareInTrap(atom)
            : outside.Sum(row => row[atom]);

    private double[] Running(int category, int day)
    {
        var running = new double[Atoms.Count];
        var sum = 0.0;
        for (var atom = 0; atom < running.Length; atom++)
        {
            sum += TrapOf[atom] is >= 0 and var trap
                ? SampleCategories.All[category].Share
                    * unit[trap]
                    * Traps[trap].StrengthOn(day)
                    * ShareInTrap(atom)
                : outside[category][atom];
            running[atom] = sum;
        }
        return running;
    }

    private double ShareInTrap(int atom) => Atoms.Atoms[atom].Meters / metersIn[TrapOf[atom]];

    /// <summary>Community at a street, a centimeter to the north-east so that the place is on no border.</summary>
    private static int CommunityAt(SampleGround ground, (double X, double Y) place) =>
        ground.Areas.CommunityOf[ground.Lattice.FindBlock(place.X + 0.01, place.Y + 0.01)];

    private static double[] Total(double[][] shares) =>
        [.. Enumerable.Range(0, shares[0].Length).Select(atom => shares.Sum(row => row[atom]))];
}
