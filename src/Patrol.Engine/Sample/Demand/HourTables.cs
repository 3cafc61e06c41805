namespace Patrol.Engine.Sample.Demand;

/// <summary>
/// Joint shares of category, hour of day and kind of time. The district's hour weights bind twice: the hours of the
/// times known to the minute follow them, and so does the aoristic sum over the intervals, whose true hours are found by
/// dividing out the smear of the intervals.
/// </summary>
internal sealed class HourTables
{
    private const int Hours = 24;
    private const int Rounds = 60;

    private static readonly double[] Weights =
    [
        2.6,
        1.9,
        1.4,
        1.0,
        0.8,
        0.8,
        1.2,
        2.6,
        3.9,
        4.2,
        4.4,
        4.3,
        4.1,
        4.0,
        4.2,
        4.4,
        4.7,
        5.6,
        6.4,
        7.2,
        8.0,
        8.1,
        6.9,
        4.3,
    ];

    private readonly double[] running;
    private readonly double[] runningTheft;

    private HourTables(double[][] minutes, double[][] intervals)
    {
        var cells = minutes.Zip(intervals).SelectMany(pair => pair.First.Concat(pair.Second)).ToArray();
        running = Running(cells);
        runningTheft = Running(
            cells[(2 * Hours * SampleCategories.Theft)..(2 * Hours * (SampleCategories.Theft + 1))]
        );
    }

    /// <summary>[hour] share of the day's demand; the six highest hold 43.5 %.</summary>
    public static double[] District { get; } = [.. Weights.Select(weight => weight / Weights.Sum())];

    public static HourTables Create()
    {
        var all = SampleCategories.All;
        var minuteShares = all.Select(category => category.Share * (1 - category.IntervalShare)).ToArray();
        var intervalShares = all.Select(category => category.Share * category.IntervalShare).ToArray();
        var smearOf = all.Select(category => category.MeanHours).Distinct().ToDictionary(mean => mean, Smear);
        var smears = all.Select(category => smearOf[category.MeanHours]).ToArray();
        var latent = District.ToArray();
        double[][] intervals = [];
        for (var round = 0; round < Rounds; round++)
        {
            intervals = Rake(intervalShares, latent);
            var smeared = new double[Hours];
            for (var c = 0; c < all.Length; c++)
            {
                for (var h = 0; h < Hours; h++)
                {
                    for (var k = 0; k < Hours; k++)
                    {
                        smeared[(h + k) % Hours] += intervals[c][h] * smears[c][k];
                    }
                }
            }
            var total = smeared.Sum();
            latent = [.. latent.Select((weight, h) => weight * District[h] / (smeared[h] / total))];
        }
        return new HourTables(Rake(minuteShares, District), intervals);
    }

    /// <summary>Draws category, hour of day and whether the time is an interval.</summary>
    public (int Category, int Hour, bool IsInterval) Draw(SampleRandom random) =>
        Split(random.PickRunning(running));

    /// <summary>Draws hour and kind of time of a theft.</summary>
    public (int Hour, bool IsInterval) DrawTheft(SampleRandom random)
    {
        var (_, hour, isInterval) = Split(random.PickRunning(runningTheft));
        return (hour, isInterval);
    }

    private static (int Category, int Hour, bool IsInterval) Split(int cell) =>
        (cell / (2 * Hours), cell % Hours, cell / Hours % 2 == 1);

    /// <summary>Category shapes scaled to the categories' shares and the hours' weights (iterative proportional fitting).</summary>
    private static double[][] Rake(double[] shares, double[] hours)
    {
        var table = SampleCategories
            .All.Select(category =>
                Enumerable
                    .Range(0, Hours)
                    .Select(h => category.Peaks.Contains(h) ? category.PeakFactor : 1)
                    .ToArray()
            )
            .ToArray();
        var (total, hourTotal) = (shares.Sum(), hours.Sum());
        for (var round = 0; round < Rounds; round++)
        {
            for (var h = 0; h < Hours; h++)
            {
                var factor = hours[h] / hourTotal * total / table.Sum(row => row[h]);
                foreach (var row in table)
                {
                    row[h] *= factor;
                }
            }
            for (var c = 0; c < table.Length; c++)
            {
                var factor = shares[c] / table[c].Sum();
                table[c] = [.. table[c].Select(value => value * factor)];
            }
        }
        return table;
    }

    /// <summary>
    /// [hours later, modulo 24] share of an interval's aoristic weight, for an interval of exponential length that holds
    /// the true time at a uniform place. Midpoint rule over quantiles of the length and both uniforms.
    /// </summary>
    private static double[] Smear(double meanHours)
    {
        const int Steps = 48;
        var smear = new double[Hours];
        for (var q = 0; q < Steps; q++)
        {
            var length = -meanHours * Math.Log(1 - (q + 0.5) / Steps);
            for (var a = 0; a < Steps; a++)
            {
                for (var b = 0; b < Steps; b++)
                {
                    for (var start = 0; start < 12; start++)
                    {
                        var hour = (int)Math.Floor((start + 0.5) / 12 + (a - b) / (double)Steps * length);
                        smear[(hour % Hours + Hours) % Hours] += 1.0 / (Steps * Steps * Steps * 12);
                    }
                }
            }
        }
        return smear;
    }

    private static double[] Running(double[] values)
    {
        var sum = 0.0;
        return [.. values.Select(value => sum += value)];
    }
}
