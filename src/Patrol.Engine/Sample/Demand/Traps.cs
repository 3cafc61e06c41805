using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Sample.Demand;

/// <summary>What is planted for detectors to find.</summary>
internal enum TrapKind
{
    Persistent,
    Emerging,
    Vanishing,
    DiscoveredOnly,
}

/// <summary>A circle whose rate is a multiple of the rate around it for some days.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Center">Meters from the south-west corner.</param>
/// <param name="RadiusMeters">Radius.</param>
/// <param name="Strength">Rate per area over that of the ring up to three radii, on days from <paramref name="FromDay"/> to <paramref name="ToDay"/>; 1 on others.</param>
/// <param name="FromDay">First day.</param>
/// <param name="ToDay">Day after the last.</param>
internal sealed record Trap(
    TrapKind Kind,
    (double X, double Y) Center,
    double RadiusMeters,
    double Strength,
    int FromDay,
    int ToDay
)
{
    public double AreaSquareMeters => Math.PI * RadiusMeters * RadiusMeters;

    public double StrengthOn(int day) => day >= FromDay && day < ToDay ? Strength : 1;

    public double MeanStrength(int days) => 1 + (Strength - 1) * (ToDay - FromDay) / days;

    public bool Holds((double X, double Y) place) => Planar.Distance(Center, place) <= RadiusMeters;
}

/// <summary>Chooses where traps lie.</summary>
internal static class Traps
{
    public const double RingRadii = 3;
    public const double RemovedShare = 0.4;
    private const int EmergingDays = 60;
    private const int VanishedDays = 120;

    /// <summary>
    /// Centers on streets, rings inside the district, apart from each other and from the under-reporting community, where
    /// the rate around is near the district's.
    /// </summary>
    /// <param name="recipe">Recipe.</param>
    /// <param name="ground">Ground.</param>
    /// <param name="atoms">Streets.</param>
    /// <param name="share">[atom] share of all demand.</param>
    /// <param name="spared">Community without traps, or -1.</param>
    /// <param name="random">Random numbers.</param>
    public static List<Trap> Choose(
        SampleRecipe recipe,
        SampleGround ground,
        StreetAtoms atoms,
        double[] share,
        int spared,
        SampleRandom random
    )
    {
        var traps = new List<Trap>();
        var mean = 1 / (recipe.Width * recipe.Height);
        foreach (var (kind, radius, strength, from, to) in Kinds(recipe))
        {
            for (var attempt = 0; ; attempt++)
            {
                var center = atoms.Atoms[random.Next(atoms.Count)].Place;
                var trap = new Trap(kind, center, radius, strength, from, to);
                // Limits widen slowly, so that every seed finds a place.
                var slack = 1 + attempt / 2000.0;
                var (inside, ring) = Masses(trap, atoms, share);
                var rate = ring / (trap.AreaSquareMeters * (RingRadii * RingRadii - 1)) / mean;
                if (
                    inside > 0
                    && rate > 0.7 / slack
                    && rate < 1.3 * slack
                    && traps.TrueForAll(other =>
                        Planar.Distance(other.Center, center)
                        > RingRadii * (other.RadiusMeters + radius) / Math.Sqrt(slack)
                    )
                    && IsRingClear(ground, trap, spared, slack)
                )
                {
                    traps.Add(trap);
                    break;
                }
            }
        }
        return traps;
    }

    /// <summary>Shares of demand inside a trap and in the ring around it.</summary>
    public static (double Inside, double Ring) Masses(Trap trap, StreetAtoms atoms, double[] share)
    {
        var (inside, ring) = (0.0, 0.0);
        for (var atom = 0; atom < share.Length; atom++)
        {
            var distance = Planar.Distance(trap.Center, atoms.Atoms[atom].Place);
            if (distance <= trap.RadiusMeters)
            {
                inside += share[atom];
            }
            else if (distance <= RingRadii * trap.RadiusMeters)
            {
                ring += share[atom];
            }
        }
        return (inside, ring);
    }

    private static IEnumerable<(TrapKind, double, double, int, int)> Kinds(SampleRecipe recipe)
    {
        var days = recipe.Days;
        if (recipe.HasOtherTraps)
        {
            yield return (TrapKind.DiscoveredOnly, 200, 10, 0, days);
        }
        for (var k = 0; k < recipe.PersistentTraps; k++)
        {
            yield return (TrapKind.Persistent, 150, 8, 0, days);
        }
        if (recipe.HasOtherTraps)
        {
            yield return (TrapKind.Emerging, 150, 6, days - EmergingDays, days);
            yield return (TrapKind.Emerging, 150, 6, days - EmergingDays, days);
            yield return (TrapKind.Vanishing, 150, 8, 0, days - VanishedDays);
        }
    }

    private static bool IsRingClear(SampleGround ground, Trap trap, int spared, double slack)
    {
        var reach = RingRadii * trap.RadiusMeters / slack;
        for (var k = 0; k < 16; k++)
        {
            var angle = Math.PI * k / 8;
            var block = ground.Lattice.FindBlock(
                trap.Center.X + reach * Math.Cos(angle),
                trap.Center.Y + reach * Math.Sin(angle)
            );
            if (block < 0 || ground.Areas.CommunityOf[block] == spared)
            {
                return false;
            }
        }
        return true;
    }
}
