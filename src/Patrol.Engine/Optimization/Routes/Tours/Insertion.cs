using Patrol.Engine.Optimization.Routes.Search;
using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Tours;

/// <summary>Where a visit would go.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Position">Its place in the tour.</param>
/// <param name="Gain">Risk that it adds.</param>
/// <param name="Score">What the choice goes by.</param>
internal readonly record struct Insertion(Visit Visit, int Position, double Gain, double Score);

/// <summary>Finds the visit of a tour with the most risk for the time that it takes.</summary>
internal sealed class InsertionFinder
{
    private const int NoiseLength = 1024;

    private readonly RouteProblem problem;
    private readonly GroupGains gains;
    private readonly Town town;
    private readonly double[] noise = new double[NoiseLength];

    public InsertionFinder(RouteProblem problem, WatchGroup group, GroupGains gains)
    {
        (this.problem, this.gains, town) = (problem, gains, group.Town);

        Array.Fill(noise, 1);
    }

    /// <summary>Positions tried: a measure of the work.</summary>
    public long Work { get; private set; }

    /// <summary>True to prefer large gains to gains for little time.</summary>
    public bool IsGainSquared { get; set; }

    /// <summary>Draws new factors, 1 ± half the width, by which scores are multiplied.</summary>
    public void Shake(Random random, double width)
    {
        for (var k = 0; k < NoiseLength; k++)
        {
            noise[k] = 1 + width * (random.NextDouble() - 0.5);
        }
    }

    /// <summary>The best visit that fits; null when none adds anything.</summary>
    public Insertion? Find(Tour tour)
    {
        var watch = tour.Watch;
        var stay = Math.Max(watch.Stay, problem.Cover);
        if (tour.MostDelay < stay)
        {
            return null;
        }
        var best = new Insertion(default, -1, 0, 0);
        for (var h = 0; h < watch.Hours.Length; h++)
        {
            var hour = watch.Hours[h];
            Scan(tour, hour, hour, stay, ref best);
            if (h + 1 < watch.Hours.Length && watch.Hours[h + 1] == hour + 1 && IsNext(hour))
            {
                Scan(tour, hour, hour + 1, Math.Max(stay, 2 * problem.Cover), ref best);
            }
        }
        return best.Position < 0 ? null : best;
    }

    private bool IsNext(int hour) => problem.HourBegin[hour + 1] == problem.HourBegin[hour] + 3600;

    private void Scan(Tour tour, int first, int last, int stay, ref Insertion best)
    {
        var (gain, more) = (gains.Of(first), gains.Of(last));
        Work += gain.Length / 4;
        for (var stop = 0; stop < gain.Length; stop++)
        {
            var value = first == last ? gain[stop] : gain[stop] + more[stop];
            if (value <= gains.Least || (first != last && more[stop] <= gains.Least))
            {
                continue;
            }
            var weight = value * noise[(stop * 37 + first) & (NoiseLength - 1)];
            weight *= IsGainSquared ? value : 1;
            if (weight <= best.Score * stay)
            {
                continue;
            }
            var visit = Visit.Covering(problem, tour.Watch, stop, first, last);
            for (var position = 0; position <= tour.Count; position++)
            {
                if (tour.DelayBorne(position) < visit.Stay)
                {
                    continue;
                }
                Work++;
                if (tour.Fits(position, visit, out var delay) && weight > best.Score * delay)
                {
                    best = new Insertion(visit, position, value, weight / Math.Max(1, delay));
                }
            }
        }
    }
}
