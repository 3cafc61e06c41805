using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Forecasts;

/// <summary>Small histories for tests.</summary>
internal static class Histories
{
    /// <summary>Incidents at the centers of cells.</summary>
    public static IncidentHistory At(
        AnalysisRaster raster,
        int weeks,
        IEnumerable<(int Cell, double Day)> incidents,
        Func<int, byte>? band = null
    )
    {
        var all = incidents.ToArray();
        return new IncidentHistory(
            raster,
            weeks,
            [.. all.Select(one => raster.Center(one.Cell).X)],
            [.. all.Select(one => raster.Center(one.Cell).Y)],
            [.. all.Select(one => one.Cell)],
            [.. all.Select(one => one.Day)],
            [.. all.Select(_ => 1f)],
            band is null ? null : [.. all.Select((_, i) => band(i))]
        );
    }

    /// <summary>Incidents of a few hot cells and of all others.</summary>
    public static (int Cell, double Day)[] Random(int seed, int cells, int weeks, int perWeek)
    {
        var random = new Random(seed);
        var hot = Enumerable.Range(0, Math.Max(1, cells / 20)).Select(_ => random.Next(cells)).ToArray();
        return
        [
            .. Enumerable
                .Range(0, weeks * perWeek)
                .Select(_ =>
                    (
                        random.NextDouble() < 0.5 ? hot[random.Next(hot.Length)] : random.Next(cells),
                        random.NextDouble() * weeks * 7
                    )
                ),
        ];
    }
}
