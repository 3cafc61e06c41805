namespace Patrol.Engine.Sample.Ground;

/// <summary>Cuts connected sets of blocks into connected parts of given areas by recursive slanted cuts.</summary>
internal static class AreaPartition
{
    /// <summary>Parts in the order of their shares; each within about a block of its share of the area.</summary>
    public static List<List<int>> Split(
        Lattice lattice,
        List<int> blocks,
        double[] shares,
        SampleRandom random
    )
    {
        if (shares.Length == 1)
        {
            return [blocks];
        }
        var half = shares.Length / 2;
        var share = shares[..half].Sum() / shares.Sum();
        var (first, second) = Cut(lattice, blocks, share, random);
        return
        [
            .. Split(lattice, first, shares[..half], random),
            .. Split(lattice, second, shares[half..], random),
        ];
    }

    private static (List<int> First, List<int> Second) Cut(
        Lattice lattice,
        List<int> blocks,
        double share,
        SampleRandom random
    )
    {
        var centers = blocks.ConvertAll(lattice.Center);
        var wide =
            centers.Max(place => place.X) - centers.Min(place => place.X)
            >= centers.Max(place => place.Y) - centers.Min(place => place.Y);
        var tilt = random.Next(-0.25, 0.25);
        var (dx, dy) = wide ? (1.0, tilt) : (tilt, 1.0);
        var order = Enumerable
            .Range(0, blocks.Count)
            .OrderBy(k => centers[k].X * dx + centers[k].Y * dy)
            .Select(k => blocks[k])
            .ToList();
        var goal = share * blocks.Sum(lattice.AreaOf);
        var count = 0;
        for (var sum = 0.0; count < order.Count - 1; count++)
        {
            var area = lattice.AreaOf(order[count]);
            if (count > 0 && sum + area / 2 > goal)
            {
                break;
            }
            sum += area;
        }
        var first = order[..count].ToHashSet();
        var second = order[count..].ToHashSet();
        for (var pass = 0; pass < 4 && (Mend(lattice, first, second) | Mend(lattice, second, first)); pass++)
        { }
        return ([.. first.Order()], [.. second.Order()]);
    }

    /// <summary>Hands blocks that are cut off from the main body of a part to the other part.</summary>
    private static bool Mend(Lattice lattice, HashSet<int> part, HashSet<int> other)
    {
        var bodies = new List<List<int>>();
        var seen = new HashSet<int>();
        foreach (var start in part.Order())
        {
            if (!seen.Add(start))
            {
                continue;
            }
            var body = new List<int> { start };
            for (var k = 0; k < body.Count; k++)
            {
                body.AddRange(
                    lattice.Neighbors(body[k]).Where(next => part.Contains(next) && seen.Add(next))
                );
            }
            bodies.Add(body);
        }
        foreach (var body in bodies.OrderByDescending(body => body.Count).Skip(1))
        {
            part.ExceptWith(body);
            other.UnionWith(body);
        }
        return bodies.Count > 1;
    }
}
