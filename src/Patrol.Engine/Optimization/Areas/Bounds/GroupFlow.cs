using Patrol.Engine.Optimization.Areas.Search;

namespace Patrol.Engine.Optimization.Areas.Bounds;

/// <summary>
/// Flows from where areas begin to cells of a group, with the held parts as capacities of the cells passed: the least cut
/// before some cells is the set around them with the least <c>Σ y[in] + Σ x[border]</c>.
/// </summary>
internal sealed class GroupFlow
{
    private const double Unlimited = 1000;

    private readonly int[] group;
    private readonly Dictionary<int, int> number;
    private readonly int[] sinkArc;
    private readonly Flow flow;

    public GroupFlow(AreaGround ground, IEnumerable<int> cells, double[] held, double[] begun)
    {
        group = [.. cells.Order()];
        number = group.Select((cell, k) => (cell, k)).ToDictionary(one => one.cell, one => one.k);
        sinkArc = new int[group.Length];
        flow = new Flow(2 * group.Length + 2);
        for (var k = 0; k < group.Length; k++)
        {
            flow.Add(2 * k, 2 * k + 1, held[group[k]]);
            sinkArc[k] = flow.Add(2 * k, Sink, 0);
            if (begun[group[k]] > 0)
            {
                flow.Add(Source, 2 * k, begun[group[k]]);
            }
            foreach (var next in ground.Neighbors[group[k]])
            {
                if (number.TryGetValue(next, out var other))
                {
                    flow.Add(2 * k + 1, 2 * other, Unlimited);
                }
            }
        }
    }

    /// <summary>Arcs looked at so far: the measure of work.</summary>
    public long Steps => flow.Steps;

    private int Source => 2 * group.Length;

    private int Sink => 2 * group.Length + 1;

    /// <summary>What flows to some cells at most, up to a limit; when it stays below, the least set of the group around them
    /// that nothing more gets into.</summary>
    public (double Sent, HashSet<int> Within) CutBefore(IReadOnlyCollection<int> cells, double limit)
    {
        foreach (var cell in cells)
        {
            flow.Set(sinkArc[number[cell]], Unlimited);
        }
        var sent = flow.Send(Source, Sink, limit);
        var within = new HashSet<int>();
        if (sent < limit)
        {
            var near = flow.SinkSide(Sink);
            within = [.. group.Where((_, k) => near[2 * k])];
        }
        foreach (var cell in cells)
        {
            flow.Set(sinkArc[number[cell]], 0);
        }
        return (sent, within);
    }
}
