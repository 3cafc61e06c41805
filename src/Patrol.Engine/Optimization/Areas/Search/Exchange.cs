using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas.Search;

/// <summary>
/// Betters areas by exchanging cells at their borders under simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983,
/// doi:10.1126/science.220.4598.671). Each round begins with the best so far, places up to three areas anew and cools down. The areas that rounds end with are
/// kept, and the best of them that go together are picked now and then.
/// </summary>
internal sealed class Exchange(AreaGround ground, Incumbent incumbent, SolveMeter meter, int seed)
{
    /// <summary>Cells looked at that make one unit of work.</summary>
    private const double StepsPerWork = 1.2e8;

    private const int MovesPerCell = 600;
    private const int MovesBetweenLooks = 1_000;
    private const int Tries = 4;
    private const int RoundsPerPacking = 30;
    private const double PackingWork = 0.5;

    private readonly Random random = new(seed);
    private readonly Layout layout = new(ground);
    private readonly Growth growth = new(ground);
    private readonly AreaAlbum album = new(ground);
    private int[] starts = Hottest(ground);
    private int rounds;
    private readonly double margin = Margin(ground);
    private readonly double moves = MovesPerCell * HeldCells(ground);

    /// <summary>Searches by no more than some work, until the gap is good, or until so many rounds in a row gained nothing.</summary>
    public void Run(double work, int idleRounds)
    {
        if (incumbent.Areas.Count == 0)
        {
            return;
        }
        var until = meter.Work + work;
        var idle = 0;
        while (idle < idleRounds && meter.Work < until && !incumbent.IsGood && !meter.MustStop())
        {
            layout.Load(incumbent.Areas);
            for (var anew = random.Next(idle == 0 ? 1 : 3); anew >= 0; anew--)
            {
                PlaceAnew(random.Next(ground.Areas));
            }
            var gained = CoolDown(until);
            album.Add(layout.Cells);
            if (++rounds % RoundsPerPacking == 0 && !meter.MustStop())
            {
                gained |= album.Pack(incumbent, meter, Math.Min(PackingWork, until - meter.Work), seed);
            }
            idle = gained ? 0 : idle + 1;
        }
    }

    /// <summary>Lets areas begin anew where a relaxation holds cells, most held first.</summary>
    public void BeginAt(double[] held)
    {
        const double leastHeld = 0.1;
        int[] cells =
        [
            .. Enumerable
                .Range(0, ground.Count)
                .Where(cell => held[cell] > leastHeld)
                .OrderByDescending(cell => held[cell] * ground.Risk[cell]),
        ];
        starts = cells.Length > 0 ? cells : starts;
    }

    /// <summary>Exchanges cells while it cools; true when that bettered the best.</summary>
    private bool CoolDown(double until)
    {
        var (hottest, coldest) = (0.4 * margin, 0.01 * margin);
        var gained = false;
        for (var move = 0; move < moves; move += MovesBetweenLooks)
        {
            var temperature = hottest * Math.Pow(coldest / hottest, move / moves);
            var before = layout.Steps;
            for (var k = 0; k < MovesBetweenLooks; k++)
            {
                Try(temperature);
            }
            meter.Spend((layout.Steps - before) / StepsPerWork);
            gained |= incumbent.Offer(layout.Cells);
            if (meter.Work >= until || meter.MustStop())
            {
                break;
            }
        }
        return gained;
    }

    /// <summary>Gives an area a cell beside it, of nobody or of another area, and takes others away where it is too large.</summary>
    private void Try(double temperature)
    {
        layout.Count(1);
        var area = random.Next(ground.Areas);
        var own = layout.Cells[area];
        if (own.Count == 0)
        {
            PlaceAnew(area);
            return;
        }
        var beside = ground.Neighbors[own[random.Next(own.Count)]];
        if (beside.Length == 0)
        {
            return;
        }
        var cell = beside[random.Next(beside.Length)];
        var other = layout.OwnerOf(cell);
        if (other == area || (other >= 0 && !layout.CanSpare(cell)))
        {
            return;
        }
        var before = layout.Value;
        layout.Move(cell, area);
        if (!Shrink(area, cell))
        {
            layout.TakeBack();
            return;
        }
        if (other >= 0)
        {
            Extend(other);
        }
        var change = layout.Value - before;
        if (change >= 0 || random.NextDouble() < Math.Exp(change / temperature))
        {
            layout.Keep();
        }
        else
        {
            layout.TakeBack();
        }
    }

    /// <summary>Takes cells that can be spared, rather those with little risk, until an area fits.</summary>
    private bool Shrink(int area, int keep)
    {
        while (!AreaGround.Fits(layout.SizeOf(area)))
        {
            var own = layout.Cells[area];
            var (least, at) = (double.PositiveInfinity, -1);
            for (var k = 0; k < Tries; k++)
            {
                var cell = own[random.Next(own.Count)];
                if (cell != keep && ground.Risk[cell] < least && layout.CanSpare(cell))
                {
                    (least, at) = (ground.Risk[cell], cell);
                }
            }
            if (at < 0)
            {
                return false;
            }
            layout.Move(at, -1);
        }
        return true;
    }

    /// <summary>Gives an area the riskiest free cell beside it that fits.</summary>
    private void Extend(int area)
    {
        var (most, at) = (0.0, -1);
        foreach (var cell in layout.Cells[area])
        {
            foreach (var next in ground.Neighbors[cell])
            {
                if (
                    layout.OwnerOf(next) < 0
                    && ground.Risk[next] > most
                    && AreaGround.Fits(layout.SizeOf(area) + ground.Size[next])
                )
                {
                    (most, at) = (ground.Risk[next], next);
                }
            }
        }
        if (at >= 0)
        {
            layout.Move(at, area);
        }
    }

    /// <summary>Lets an area grow anew from a free cell, one of the riskiest.</summary>
    private void PlaceAnew(int area)
    {
        foreach (var cell in layout.Cells[area].ToArray())
        {
            layout.Move(cell, -1);
        }
        layout.Count(ground.Count);
        for (var tries = 0; tries < 50; tries++)
        {
            var start = starts[(int)(starts.Length * Math.Pow(random.NextDouble(), 2))];
            if (layout.OwnerOf(start) < 0)
            {
                foreach (
                    var cell in growth.From(start, layout.Taken(), () => 0.7 + 0.6 * random.NextDouble())
                )
                {
                    layout.Move(cell, area);
                }
                break;
            }
        }
        layout.Keep();
    }

    /// <summary>Cells that the areas can hold, about.</summary>
    private static double HeldCells(AreaGround ground) =>
        Math.Min(ground.Count, ground.Areas * ground.Count / Math.Max(1e-9, ground.Size.Sum()));

    /// <summary>Usable cells with risk, most first: four times what the areas can hold.</summary>
    private static int[] Hottest(AreaGround ground)
    {
        var left = 4.0 * ground.Areas;
        return
        [
            .. Enumerable
                .Range(0, ground.Count)
                .Where(cell => ground.IsUsable(cell) && ground.Risk[cell] > 0)
                .OrderByDescending(cell => ground.Risk[cell])
                .TakeWhile(cell => (left -= ground.Size[cell]) > -1),
        ];
    }

    /// <summary>Risk of the last cell that fits when the areas take the riskiest cells: the scale of an exchange.</summary>
    private static double Margin(AreaGround ground)
    {
        var left = (double)ground.Areas;
        var last = 1.0;
        foreach (var cell in Hottest(ground).TakeWhile(_ => left > 0))
        {
            left -= ground.Size[cell];
            last = ground.Risk[cell];
        }
        return Math.Max(last, 1e-6);
    }
}
