using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.Ground;

/// <summary>Everything that stays where it is.</summary>
internal sealed record SampleGround(
    Lattice Lattice,
    SampleAreas Areas,
    LandPlan Land,
    StreetPlan Streets,
    SamplePlaces Places,
    List<SampleArea> Enterprises
)
{
    public static SampleGround Create(SampleRecipe recipe, SampleRandom random)
    {
        var lattice = Lattice.Create(recipe, random.Fork("lattice"));
        var areas = SampleAreas.Create(recipe, lattice, random.Fork("areas"));
        var land = LandPlan.Create(recipe, lattice, random.Fork("land"));
        var streets = StreetBuilder.Create(recipe, lattice, land, random.Fork("streets"));
        var places = SamplePlaces.Create(recipe, lattice, land, streets, areas, random.Fork("places"));
        return new SampleGround(
            lattice,
            areas,
            land,
            streets,
            places,
            EnterprisesOf(recipe, lattice, areas, land)
        );
    }

    private static List<SampleArea> EnterprisesOf(
        SampleRecipe recipe,
        Lattice lattice,
        SampleAreas areas,
        LandPlan land
    )
    {
        var grounds = land.Grounds.Where(ground => ground.Kind == GroundKind.Enterprise).ToList();
        // A third of a square kilometer more for each: small grounds hold more people per area.
        var weights = recipe.EnterpriseAreas.Select(area => (int)(1000 * (area + 0.35))).ToArray();
        var staff = SampleAreas.Apportion(recipe.Staff, weights);
        return
        [
            .. grounds.Select(
                (ground, k) =>
                {
                    var blocks = land.BlocksOf(ground);
                    var community = areas.Communities[areas.CommunityOf[blocks[blocks.Count / 2]]];
                    var code = FormattableString.Invariant($"E{k + 1}");
                    return new SampleArea(
                        AreaKind.Enterprise,
                        code,
                        ground.Name,
                        community.Code,
                        staff[k],
                        blocks
                    );
                }
            ),
        ];
    }
}
