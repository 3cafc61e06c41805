using Patrol.Engine.Optimization.Areas.Exact;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas.Search;

/// <summary>Areas that rounds of the search ended with; the best that go together may never have met in one round.</summary>
internal sealed class AreaAlbum(AreaGround ground)
{
    /// <summary>Areas with less than this fraction of the best are not kept.</summary>
    private const double LeastShare = 0.4;

    private const int MostAreas = 3_000;

    private readonly HashSet<string> keys = [];
    private readonly List<PooledArea> areas = [];

    public void Add(IEnumerable<List<int>> cells)
    {
        foreach (var area in cells.Where(area => area.Count > 0))
        {
            int[] sorted = [.. area.Order()];
            if (keys.Add(string.Join(' ', sorted)))
            {
                areas.Add(new PooledArea(sorted, ground.ValueOf(sorted)));
            }
        }
    }

    /// <summary>Offers the best pick of areas kept; true when it is better than the best so far.</summary>
    public bool Pack(Incumbent incumbent, SolveMeter meter, double work, int seed)
    {
        var top = areas.Max(area => area.Value);
        var before = incumbent.Value;
        Packing.Solve(
            ground,
            [
                .. areas
                    .Where(area => area.Value >= LeastShare * top)
                    .OrderByDescending(area => area.Value)
                    .Take(MostAreas),
            ],
            incumbent,
            meter,
            new PackingOrder(work, seed, HoldsAll: false)
        );
        return incumbent.Value > before;
    }
}
