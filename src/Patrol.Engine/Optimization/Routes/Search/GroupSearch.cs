using Patrol.Engine.Optimization.Routes.Tours;
using Patrol.Engine.Optimization.Routes.Towns;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes.Search;

/// <summary>
/// Improves the tours of a group while all others stay: takes some visits out and fills the tours anew by gain for time,
/// with chance; a loss is kept with a probability that falls to nothing (ruin and recreate with simulated annealing).
/// Source: Schrimpf et al. 2000, doi:10.1006/jcph.1999.6413; Kirkpatrick et al. 1983, doi:10.1126/science.220.4598.671.
/// </summary>
internal sealed class GroupSearch
{
    /// <summary>Positions and cells looked at that make one unit of work.</summary>
    public const double StepsPerWork = 3.5e7;

    private const double FirstTemperature = 0.01;

    // A round costs something even where it looks at nothing, so that every search ends.
    private const double StepsPerRound = 100;

    private readonly GroupGains gains;
    private readonly InsertionFinder finder;
    private readonly SolveMeter meter;
    private readonly Random random;
    private readonly Tour[] tours;
    private readonly Visit[][] current;
    private readonly Visit[][] best;
    private readonly bool[] isChanged;
    private double steps;
    private long rounds;

    /// <summary>Takes over the tours' visits, which <paramref name="counts"/> must not hold, and counts them.</summary>
    public GroupSearch(
        RouteProblem problem,
        WatchGroup group,
        CoverCounts counts,
        Tour[] tours,
        SolveMeter meter,
        Random random
    )
    {
        (this.tours, this.meter, this.random) = (tours, meter, random);
        gains = new GroupGains(problem, group, counts);
        finder = new InsertionFinder(problem, group, gains);
        isChanged = new bool[tours.Length];
        foreach (var tour in tours)
        {
            foreach (var visit in tour.Visits)
            {
                gains.Add(visit);
            }
        }
        current = [.. tours.Select(tour => tour.Visits.ToArray())];
        best = [.. current];
        BestValue = gains.Value;
    }

    /// <summary>Σ risk that the best visits cover and no other group's.</summary>
    public double BestValue { get; private set; }

    /// <summary>Searches; the tours hold the best visits when it returns, and so do the counts.</summary>
    /// <param name="work">Units of work that it may spend.</param>
    /// <param name="enough">Value at which it is content.</param>
    public void Run(double work, double enough)
    {
        Fill();
        Keep(gains.Value);
        var value = gains.Value;
        var until = work * StepsPerWork;
        // Where nothing fits, there is nothing to try.
        var isFree = tours.Any(tour => tour.Visits.ToArray().Any(visit => !visit.IsPass));
        while (isFree && BestValue < enough && Steps < until)
        {
            rounds++;
            if (Spend() && meter.MustStop())
            {
                break;
            }
            var progress = Steps / until;
            finder.IsGainSquared = random.Next(3) == 0;
            finder.Shake(random, random.Next(4) == 0 ? 0 : 1.2 * random.NextDouble());
            Ruin();
            Fill();
            var temperature = FirstTemperature * BestValue * (1 - progress) * (1 - progress);
            if (gains.Value >= value + temperature * Math.Log(1 - random.NextDouble()))
            {
                value = gains.Value;
                Keep(value);
            }
            else
            {
                Return(current);
            }
        }
        Array.Fill(isChanged, true);
        Return(best);
        Spend();
    }

    private double Steps => finder.Work + gains.Work / 8.0 + StepsPerRound * rounds;

    // The clock is looked at once in a while only.
    private bool Spend()
    {
        if (Steps - steps < 20_000)
        {
            return false;
        }
        meter.Spend((Steps - steps) / StepsPerWork);
        steps = Steps;
        return true;
    }

    private void Keep(double value)
    {
        for (var k = 0; k < tours.Length; k++)
        {
            if (isChanged[k])
            {
                current[k] = tours[k].Visits.ToArray();
                isChanged[k] = false;
            }
        }
        if (value > BestValue + gains.Least)
        {
            BestValue = value;
            current.CopyTo(best, 0);
        }
    }

    private void Return(Visit[][] to)
    {
        for (var k = 0; k < tours.Length; k++)
        {
            if (!isChanged[k])
            {
                continue;
            }
            foreach (var visit in tours[k].Visits)
            {
                gains.Remove(visit);
            }
            tours[k].Set(to[k]);
            foreach (var visit in to[k])
            {
                gains.Add(visit);
            }
            isChanged[k] = false;
        }
    }

    private void Ruin()
    {
        var kind = random.Next(10);
        if (kind < 5)
        {
            var k = random.Next(tours.Length);
            var length = 1 + random.Next(Math.Max(1, Math.Min(4, tours[k].Count)));
            TakeOut(k, random.Next(tours[k].Count + 1), length);
        }
        else if (kind < 9)
        {
            for (var left = 1 + random.Next(2 + tours.Length / 2); left > 0; left--)
            {
                var k = random.Next(tours.Length);
                TakeOut(k, random.Next(tours[k].Count + 1), 1);
            }
        }
        else
        {
            TakeOut(random.Next(tours.Length), 0, int.MaxValue);
        }
    }

    private void TakeOut(int k, int from, int length)
    {
        var tour = tours[k];
        for (
            var position = Math.Max(0, Math.Min(from, tour.Count - 1));
            length > 0 && position < tour.Count;
            length--
        )
        {
            var visit = tour.Visits[position];
            if (visit.IsPass)
            {
                position++;
                continue;
            }
            gains.Remove(visit);
            tour.RemoveAt(position);
            isChanged[k] = true;
        }
    }

    private void Fill()
    {
        var found = new Insertion?[tours.Length];
        for (var k = 0; k < tours.Length; k++)
        {
            found[k] = finder.Find(tours[k]);
        }
        while (true)
        {
            var next = -1;
            for (var k = 0; k < tours.Length; k++)
            {
                // Gains only fall while tours are filled, so what has kept its gain is still the best of its tour.
                if (found[k] is { } old && gains.Of(old.Visit) < old.Gain - gains.Least)
                {
                    found[k] = finder.Find(tours[k]);
                }
                if (found[k] is { } one && (next < 0 || one.Score > found[next]!.Value.Score))
                {
                    next = k;
                }
            }
            if (next < 0)
            {
                return;
            }
            var chosen = found[next]!.Value;
            tours[next].Insert(chosen.Position, chosen.Visit);
            gains.Add(chosen.Visit);
            isChanged[next] = true;
            found[next] = finder.Find(tours[next]);
        }
    }
}
