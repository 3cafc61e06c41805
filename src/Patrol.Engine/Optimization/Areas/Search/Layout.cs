namespace Patrol.Engine.Optimization.Areas.Search;

/// <summary>
/// Areas while they are searched: who owns each cell, and moves of one cell that keep every area connected and of a fitting
/// size once they are finished. Moves since the last <see cref="Keep"/> can be taken back.
/// </summary>
internal sealed class Layout
{
    private const int Nobody = -1;

    private readonly AreaGround ground;
    private readonly int[] owner;
    private readonly int[] place;
    private readonly int[] seen;
    private readonly int[] stack;
    private readonly List<int>[] cells;
    private readonly double[] size;
    private readonly Stack<(int Cell, int Owner)> journal = new();
    private int stamp;

    public Layout(AreaGround ground)
    {
        this.ground = ground;
        owner = new int[ground.Count];
        Array.Fill(owner, Nobody);
        place = new int[ground.Count];
        seen = new int[ground.Count];
        stack = new int[ground.Count];
        cells = [.. Enumerable.Range(0, ground.Areas).Select(_ => new List<int>())];
        size = new double[ground.Areas];
    }

    /// <summary>Σ risk of all owned cells.</summary>
    public double Value { get; private set; }

    /// <summary>Cells looked at so far: the measure of work.</summary>
    public long Steps { get; private set; }

    public IReadOnlyList<List<int>> Cells => cells;

    public int OwnerOf(int cell) => owner[cell];

    public double SizeOf(int area) => size[area];

    public bool[] Taken() => [.. owner.Select(one => one != Nobody)];

    /// <summary>Counts looks at cells that others did for a move.</summary>
    public void Count(int looks) => Steps += looks;

    /// <summary>Begins anew with areas that keep the rules.</summary>
    public void Load(IReadOnlyList<List<int>> areas)
    {
        for (var area = 0; area < cells.Length; area++)
        {
            foreach (var cell in cells[area].ToArray())
            {
                Give(cell, Nobody);
            }
        }
        for (var area = 0; area < areas.Count; area++)
        {
            areas[area].ForEach(cell => Give(cell, area));
        }
        Keep();
        Value = areas.Sum(ground.ValueOf);
    }

    /// <summary>Moves a cell to an area, or to nobody (-1).</summary>
    public void Move(int cell, int area)
    {
        journal.Push((cell, owner[cell]));
        Give(cell, area);
    }

    public void Keep() => journal.Clear();

    public void TakeBack()
    {
        while (journal.TryPop(out var move))
        {
            Give(move.Cell, move.Owner);
        }
    }

    /// <summary>True when an area without one of its cells is still connected and not empty.</summary>
    public bool CanSpare(int cell)
    {
        var area = owner[cell];
        var first = Nobody;
        var beside = 0;
        foreach (var next in ground.Neighbors[cell])
        {
            if (owner[next] == area)
            {
                beside++;
                first = next;
            }
        }
        Steps += 4;
        return beside == 1 || (beside > 1 && Reach(first, cell, area) == cells[area].Count - 1);
    }

    private int Reach(int from, int without, int area)
    {
        stamp++;
        seen[from] = seen[without] = stamp;
        stack[0] = from;
        var (top, reached) = (1, 1);
        while (top > 0)
        {
            foreach (var next in ground.Neighbors[stack[--top]])
            {
                if (owner[next] == area && seen[next] != stamp)
                {
                    seen[next] = stamp;
                    stack[top++] = next;
                    reached++;
                }
            }
        }
        Steps += 4 * reached;
        return reached;
    }

    private void Give(int cell, int area)
    {
        Steps++;
        if (owner[cell] is not Nobody and var from)
        {
            var list = cells[from];
            var last = list[^1];
            (list[place[cell]], place[last]) = (last, place[cell]);
            list.RemoveAt(list.Count - 1);
            size[from] = list.Count == 0 ? 0 : size[from] - ground.Size[cell];
            Value -= ground.Risk[cell];
        }
        owner[cell] = area;
        if (area != Nobody)
        {
            place[cell] = cells[area].Count;
            cells[area].Add(cell);
            size[area] += ground.Size[cell];
            Value += ground.Risk[cell];
        }
    }
}
