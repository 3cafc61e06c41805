using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.Ground;

/// <summary>An area as a set of blocks.</summary>
internal sealed record SampleArea(
    AreaKind Kind,
    string Code,
    string Name,
    string? Parent,
    int Residents,
    List<int> Blocks
);

/// <summary>Subdistricts, communities and management grids: nested, tiling the district exactly.</summary>
/// <param name="Subdistricts">By code.</param>
/// <param name="Communities">By code.</param>
/// <param name="ManagementGrids">By code.</param>
/// <param name="CommunityOf">[block] index into <paramref name="Communities"/>.</param>
internal sealed record SampleAreas(
    List<SampleArea> Subdistricts,
    List<SampleArea> Communities,
    List<SampleArea> ManagementGrids,
    int[] CommunityOf
)
{
    public static SampleAreas Create(SampleRecipe recipe, Lattice lattice, SampleRandom random)
    {
        var names = new SampleNames(random.Fork("area names"));
        var parts = AreaPartition.Split(
            lattice,
            [.. Enumerable.Range(0, lattice.Blocks)],
            recipe.SubdistrictShares,
            random
        );
        var communityParts = parts
            .Select(
                (part, s) =>
                {
                    var spread = recipe.Communities[s] == 3 ? 0.05 : 0.12;
                    var shares = new double[recipe.Communities[s]];
                    for (var k = 0; k < shares.Length; k++)
                    {
                        shares[k] = 1 + random.Next(-spread, spread);
                    }
                    return AreaPartition.Split(lattice, part, shares, random);
                }
            )
            .ToList();
        var residents = Residents(recipe, recipe.Communities.Sum(), random);
        var grids = Apportion(recipe.ManagementGrids - 3 * residents.Length, residents);
        var subdistricts = new List<SampleArea>();
        var communities = new List<SampleArea>();
        var managementGrids = new List<SampleArea>();
        var communityOf = new int[lattice.Blocks];
        for (var s = 0; s < parts.Count; s++)
        {
            var code = FormattableString.Invariant($"S{s + 1}");
            var first = communities.Count;
            foreach (var blocks in communityParts[s])
            {
                var c = communities.Count;
                var community = FormattableString.Invariant($"C{c + 1:00}");
                blocks.ForEach(block => communityOf[block] = c);
                communities.Add(
                    new(AreaKind.Community, community, names.Community(c), code, residents[c], blocks)
                );
                managementGrids.AddRange(GridsOf(lattice, communities[c], 3 + grids[c], random));
            }
            var sum = communities.Skip(first).Sum(area => area.Residents);
            subdistricts.Add(new(AreaKind.Subdistrict, code, names.Subdistrict(s), null, sum, parts[s]));
        }
        return new SampleAreas(subdistricts, communities, managementGrids, communityOf);
    }

    private static IEnumerable<SampleArea> GridsOf(
        Lattice lattice,
        SampleArea community,
        int count,
        SampleRandom random
    )
    {
        var shares = Enumerable.Range(0, count).Select(_ => random.Next(0.9, 1.1)).ToArray();
        var weights = shares.Select(share => (int)(1000 * share * random.Next(0.7, 1.3))).ToArray();
        var residents = Apportion(community.Residents, weights);
        return AreaPartition
            .Split(lattice, community.Blocks, shares, random)
            .Select(
                (blocks, g) =>
                    new SampleArea(
                        AreaKind.ManagementGrid,
                        FormattableString.Invariant($"{community.Code}-{g + 1:00}"),
                        FormattableString.Invariant($"{community.Name} grid {g + 1}"),
                        community.Code,
                        residents[g],
                        blocks
                    )
            )
            .ToList();
    }

    /// <summary>Residents of each community within the recipe's limits, exact in total.</summary>
    private static int[] Residents(SampleRecipe recipe, int communities, SampleRandom random)
    {
        var (least, most) = recipe.CommunityResidents;
        var mean = (double)recipe.Residents / communities;
        while (true)
        {
            var residents = new int[communities];
            for (var c = 0; c < communities - 1; c++)
            {
                var reach = Math.Min(mean - least, most - mean) * 0.95;
                residents[c] = (int)Math.Round(mean + reach * random.Next(-1, 1));
            }
            residents[^1] = recipe.Residents - residents.Sum();
            if (residents[^1] >= least && residents[^1] <= most)
            {
                return residents;
            }
        }
    }

    /// <summary>Whole numbers that sum to a total, in proportion to weights (largest remainder, lowest index first).</summary>
    public static int[] Apportion(int total, IReadOnlyList<int> weights)
    {
        var sum = weights.Sum(weight => (long)weight);
        var whole = weights.Select(weight => (int)(total * (long)weight / sum)).ToArray();
        var order = Enumerable
            .Range(0, weights.Count)
            .OrderByDescending(k => total * (long)weights[k] % sum)
            .ThenBy(k => k);
        foreach (var k in order.Take(total - whole.Sum()).ToList())
        {
            whole[k]++;
        }
        return whole;
    }
}
