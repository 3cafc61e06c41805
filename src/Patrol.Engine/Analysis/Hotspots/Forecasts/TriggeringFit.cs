using MathNet.Numerics;
using Patrol.Engine.Analysis.Hotspots.Density;

namespace Patrol.Engine.Analysis.Hotspots.Forecasts;

/// <summary>Parameters and background of a self-exciting process, as fitted so far.</summary>
internal sealed class TriggeringFit
{
    private const double LongestDays = 60;
    private const double LongestMeters = 500;
    private const int Rounds = 30;
    private const double MostTriggered = 0.9;
    private const double Small = 1e-4;

    private readonly TrainingWindow window;
    private readonly double bandwidth;
    private readonly int[] incident;
    private readonly double[] day;
    private readonly float[] background;
    private readonly (int Earlier, float Days, float Square)[][] pairs;
    private readonly double end;
    private double[] mu = [];

    public TriggeringFit(TrainingWindow window, double bandwidth)
    {
        this.window = window;
        this.bandwidth = bandwidth;
        var history = window.History;
        var range = history.Of(window.From, window.To);
        incident =
        [
            .. Enumerable
                .Range(range.Start.Value, range.End.Value - range.Start.Value)
                .Where(i => history.Band[i] == window.Band),
        ];
        day = [.. incident.Select(i => history.Day[i])];
        end = window.To * IncidentHistory.DaysPerWeek;
        background = [.. incident.Select(i => history.Weight[i])];
        Sigma = Math.Max(NarrowestSigma, 100);
        pairs = Pair();
    }

    /// <summary>Mean number that an incident triggers, θ.</summary>
    public double Triggered { get; private set; } = 0.2;

    /// <summary>ω, a day.</summary>
    public double Decay { get; private set; } = 1.0 / 14;

    /// <summary>σ, meters.</summary>
    public double Sigma { get; private set; }

    private double NarrowestSigma => window.Raster.CellMeters / 4;

    /// <summary>Fits until a round hardly moves anything.</summary>
    public TriggeringFit Fit()
    {
        mu = Background();
        for (var round = 0; round < Rounds && incident.Length > 0; round++)
        {
            var before = (Triggered, Decay, Sigma);
            Step();
            mu = Background();
            if (
                Math.Abs(Triggered - before.Triggered) < Small
                && Math.Abs(Decay / before.Decay - 1) < Small
                && Math.Abs(Sigma / before.Sigma - 1) < Small
            )
            {
                break;
            }
        }
        return this;
    }

    /// <summary>[cell] incidents expected in the week after the window.</summary>
    public double[] Rate()
    {
        var (raster, history) = (window.Raster, window.History);
        var rate = new double[raster.Count];
        for (var cell = 0; cell < rate.Length; cell++)
        {
            rate[cell] = mu[cell] * raster.CellMeters * raster.CellMeters * IncidentHistory.DaysPerWeek;
        }
        for (var i = 0; i < incident.Length; i++)
        {
            var age = end - day[i];
            if (age <= LongestDays)
            {
                var week = Math.Exp(-Decay * age) - Math.Exp(-Decay * (age + IncidentHistory.DaysPerWeek));
                Spread(
                    history.X[incident[i]],
                    history.Y[incident[i]],
                    Triggered * week * history.Weight[incident[i]],
                    rate
                );
            }
        }
        return rate;
    }

    private (int, float, float)[][] Pair()
    {
        var history = window.History;
        var squares = new Dictionary<(int, int), List<int>>();
        var found = new (int, float, float)[incident.Length][];
        for (var j = 0; j < incident.Length; j++)
        {
            var (x, y) = (history.X[incident[j]], history.Y[incident[j]]);
            var (column, row) = ((int)Math.Floor(x / LongestMeters), (int)Math.Floor(y / LongestMeters));
            var near = new List<(int, float, float)>();
            for (var r = row - 1; r <= row + 1; r++)
            {
                for (var c = column - 1; c <= column + 1; c++)
                {
                    foreach (var i in squares.GetValueOrDefault((c, r)) ?? [])
                    {
                        var days = day[j] - day[i];
                        var (dx, dy) = (history.X[incident[i]] - x, history.Y[incident[i]] - y);
                        var square = dx * dx + dy * dy;
                        if (days is > 0 and <= LongestDays && square <= LongestMeters * LongestMeters)
                        {
                            near.Add((i, (float)days, (float)square));
                        }
                    }
                }
            }
            found[j] = [.. near];
            if (!squares.TryGetValue((column, row), out var own))
            {
                squares.Add((column, row), own = []);
            }
            own.Add(j);
        }
        return found;
    }

    private void Step()
    {
        var history = window.History;
        var (parts, partDays, partSquares) = (0.0, 0.0, 0.0);
        var peak = Triggered * Decay / (2 * Math.PI * Sigma * Sigma);
        for (var j = 0; j < incident.Length; j++)
        {
            var weight = history.Weight[incident[j]];
            var own = Math.Max(mu[history.Cell[incident[j]]] - Own(j), 1e-15);
            var total = own;
            foreach (var (i, days, square) in pairs[j])
            {
                total += history.Weight[incident[i]] * Trigger(peak, days, square);
            }
            background[j] = (float)(weight * own / total);
            foreach (var (i, days, square) in pairs[j])
            {
                var part = weight * history.Weight[incident[i]] * Trigger(peak, days, square) / total;
                parts += part;
                partDays += part * days;
                partSquares += part * square;
            }
        }
        var exposed = 0.0;
        for (var i = 0; i < incident.Length; i++)
        {
            exposed += history.Weight[incident[i]] * (1 - Math.Exp(-Decay * (end - day[i])));
        }
        Triggered = Math.Clamp(exposed > 0 ? parts / exposed : 0, Small, MostTriggered);
        if (parts > Small)
        {
            Decay = Math.Clamp(parts / partDays, 1 / LongestDays, 1);
            Sigma = Math.Clamp(Math.Sqrt(partSquares / (2 * parts)), NarrowestSigma, LongestMeters);
        }
    }

    private double Trigger(double peak, float days, float square) =>
        peak * Math.Exp(-Decay * days - square / (2 * Sigma * Sigma));

    // What an incident itself adds to the background at its cell's center: it must not foretell itself.
    private double Own(int j)
    {
        var (x, y) = window.Raster.Center(window.History.Cell[incident[j]]);
        var (dx, dy) = (window.History.X[incident[j]] - x, window.History.Y[incident[j]] - y);
        var share = 1 - (dx * dx + dy * dy) / (bandwidth * bandwidth);
        return share <= 0 ? 0 : background[j] * 3 / (Math.PI * bandwidth * bandwidth) * share * share / Days;
    }

    private double Days => window.Weeks * IncidentHistory.DaysPerWeek;

    // [cell] background incidents a square meter and day; one incident spread evenly keeps all cells possible.
    private double[] Background()
    {
        var history = window.History;
        double[] x = [.. incident.Select(i => history.X[i])];
        double[] y = [.. incident.Select(i => history.Y[i])];
        var density = QuarticKernel.Density(x, y, background, window.Raster, bandwidth);
        var even = 1 / (window.Raster.CellMeters * window.Raster.CellMeters * density.Length);
        return [.. density.Select(one => (one + even) / Days)];
    }

    private void Spread(double x, double y, double amount, double[] rate)
    {
        var raster = window.Raster;
        var reach = 3 * Sigma;
        var (firstColumn, lastColumn) = Cells(x - reach, x + reach, raster.OriginX);
        var (firstRow, lastRow) = Cells(y - reach, y + reach, raster.OriginY);
        for (var row = firstRow; row <= lastRow; row++)
        {
            var up = Part(raster.OriginY + row * raster.CellMeters - y);
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                if (raster.CellAt(column, row) is >= 0 and var cell)
                {
                    rate[cell] += amount * up * Part(raster.OriginX + column * raster.CellMeters - x);
                }
            }
        }

        (int, int) Cells(double low, double high, double origin) =>
            (
                (int)Math.Floor((low - origin) / raster.CellMeters),
                (int)Math.Floor((high - origin) / raster.CellMeters)
            );

        double Part(double from) =>
            0.5
            * (
                SpecialFunctions.Erf((from + raster.CellMeters) / (Sigma * Math.Sqrt(2)))
                - SpecialFunctions.Erf(from / (Sigma * Math.Sqrt(2)))
            );
    }
}
