namespace Patrol.Engine.Sample.Ground;

/// <summary>Everything that stays where it is.</summary>
internal sealed record SampleGround(
    Lattice Lattice,
    SampleAreas Areas,
    LandPlan Land,
    StreetPlan Streets,
    SamplePlaces Places
)
{
    public static SampleGround Create(SampleRecipe recipe, SampleRandom random)
    {
        var lattice = Lattice.Create(recipe, random.Fork("lattice"));
        var areas = SampleAreas.Create(recipe, lattice, random.Fork("areas"));
        var land = LandPlan.Create(recipe, lattice, random.Fork("land"));
        var streets = StreetBuilder.Create(recipe, lattice, land, random.Fork("streets"));
        var places = SamplePlaces.Create(recipe, lattice, land, streets, areas, random.Fork("places"));
        return new SampleGround(lattice, areas, land, streets, places);
    }
}
