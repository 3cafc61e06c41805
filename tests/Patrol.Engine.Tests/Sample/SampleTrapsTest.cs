using System.Text.Json;
using NetTopologySuite.Geometries;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Model;
using Patrol.Engine.Sample;
using Patrol.Engine.Sample.Demand;
using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Tests.Sample;

public sealed class SampleTrapsTest
{
    private const double RingOverDisc = Traps.RingRadii * Traps.RingRadii - 1;
    private static readonly SampleDistrict Standard = SampleDistrict.Standard;
    private static readonly List<PlantedTrap> Planted =
    [
        .. Standard.Truth.GetProperty("traps").EnumerateArray().Select(PlantedTrap.Read),
    ];

    [Theory]
    [InlineData("persistent", 6, 150, 8)]
    [InlineData("emerging", 2, 150, 6)]
    [InlineData("vanishing", 1, 150, 8)]
    [InlineData("discoveredOnly", 1, 200, 10)]
    public void Traps_KindsAndSizes_AreThePublishedOnes(
        string kind,
        int count,
        double radius,
        double strength
    )
    {
        var traps = Planted.Where(trap => trap.Kind == kind).ToList();
        Assert.Equal(count, traps.Count);
        Assert.All(traps, trap => Assert.Equal((radius, strength), (trap.Radius, trap.Strength)));
    }

    [Theory]
    [InlineData(11)]
    public void Traps_ExpectedRates_HaveExactlyTheirStrength(int seed)
    {
        var recipe = SampleRecipe.For(SampleSize.Standard);
        var random = new SampleRandom((ulong)seed);
        var ground = SampleGround.Create(recipe, random.Fork("ground"));
        var plan = DemandPlan.Create(recipe, ground, random.Fork("demand"));
        Assert.Equal(1, plan.Mean.Sum(), 9);
        Assert.Equal(0.535, plan.ShareOfTop(ground.Streets.Pieces.Count), 0.005);
        foreach (var trap in plan.Traps)
        {
            var (inside, ring) = Traps.Masses(trap, plan.Atoms, plan.Mean);
            Assert.Equal(trap.MeanStrength(recipe.Days), inside / ring * RingOverDisc, 0.02 * trap.Strength);
        }
    }

    [Theory]
    [InlineData("persistent")]
    [InlineData("emerging")]
    [InlineData("vanishing")]
    [InlineData("discoveredOnly")]
    public void Traps_CountedRates_AreWithinChanceOfTheirStrength(string kind)
    {
        var (inside, ring) = Count(Planted.Where(trap => trap.Kind == kind), inWindow: true);
        var strength = Planted.First(trap => trap.Kind == kind).Strength;
        // Thefts follow each other: the spread is a little over that of independent counts.
        var error = 4 * 1.1 * Math.Sqrt(1.0 / inside + 1.0 / ring);
        Assert.Equal(strength, inside * RingOverDisc / ring, strength * error);
    }

    [Fact]
    public void Traps_OutOfTheirWindow_AreLikeTheirSurroundings()
    {
        var (inside, ring) = Count(
            Planted.Where(trap => trap.Kind is "emerging" or "vanishing"),
            inWindow: false
        );
        Assert.InRange(inside * RingOverDisc / ring, 0.5, 1.6);
    }

    [Fact]
    public void DiscoveredOnly_Records_AreAllDiscovered()
    {
        var trap = Planted.Single(trap => trap.Kind == "discoveredOnly");
        var own = Standard.Incidents.Where(row => trap.Distance(row) < trap.Radius - 0.5).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, row => Assert.Equal(IncidentSource.Discovered, row.Source));
    }

    [Fact]
    public void UnderReportingCommunity_SourceRatio_GivesItAway()
    {
        var code = Standard.Truth.GetProperty("underReporting").GetProperty("community").GetString();
        var shape = Standard.Communities.Items.Single(area => area.Code == code).Shape;
        var own = Standard.Incidents.Where(row => shape.Contains(new Point(row.X, row.Y))).ToList();
        var rest = Standard.Incidents.Count - own.Count;
        double Ratio(IEnumerable<IncidentRow> rows) =>
            rows.Count(row => row.Source == IncidentSource.Reported)
            / (double)rows.Count(row => row.Source == IncidentSource.Volunteer);
        var others = Standard.Incidents.Except(own).ToList();
        Assert.Equal(rest, others.Count);
        Assert.InRange(Ratio(own) / Ratio(others), 0.6 * 0.75, 0.6 * 1.33);
    }

    [Fact]
    public void Traps_Centers_LieApart()
    {
        foreach (var trap in Planted)
        {
            Assert.All(
                Planted.Where(other => other != trap),
                other =>
                    Assert.True(
                        Math.Sqrt(Math.Pow(trap.X - other.X, 2) + Math.Pow(trap.Y - other.Y, 2)) > 800
                    )
            );
        }
    }

    private static (int Inside, int Ring) Count(IEnumerable<PlantedTrap> traps, bool inWindow)
    {
        var (inside, ring) = (0, 0);
        foreach (var trap in traps)
        {
            foreach (var row in Standard.Incidents)
            {
                var date = row.From.InZone(Standard.Recipe.TimeZone).Date;
                if ((date >= trap.From && date < trap.To) == inWindow)
                {
                    var distance = trap.Distance(row);
                    inside += distance <= trap.Radius ? 1 : 0;
                    ring += distance > trap.Radius && distance <= Traps.RingRadii * trap.Radius ? 1 : 0;
                }
            }
        }
        return (inside, ring);
    }

    private sealed record PlantedTrap(
        string Kind,
        double X,
        double Y,
        double Radius,
        double Strength,
        LocalDate From,
        LocalDate To
    )
    {
        public static PlantedTrap Read(JsonElement trap)
        {
            var center = trap.GetProperty("centerMeters");
            LocalDate Date(string name) =>
                LocalDatePattern.Iso.Parse(trap.GetProperty(name).GetString()!).Value;
            return new(
                trap.GetProperty("kind").GetString()!,
                center[0].GetDouble(),
                center[1].GetDouble(),
                trap.GetProperty("radiusMeters").GetDouble(),
                trap.GetProperty("strength").GetDouble(),
                Date("from"),
                Date("to")
            );
        }

        public double Distance(IncidentRow row) =>
            Math.Sqrt((row.X - X) * (row.X - X) + (row.Y - Y) * (row.Y - Y));
    }
}
