using NodaTime;
using Patrol.Contracts.Briefings;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Briefings;

/// <summary>
/// Cells with the highest smoothed counts of twelve weeks. Cells with as many incidents are told apart by those of the weeks
/// before, up to a year.
/// </summary>
internal sealed class TopPlaces
{
    private const int YearWeeks = 52;
    private readonly CellCounts counts;
    private readonly double[] year;

    private TopPlaces(DemandSelection selection, AnalysisRaster raster, CellCounts counts)
    {
        (Selection, Raster, this.counts) = (selection, raster, counts);
        From = Math.Max(0, selection.Weeks - SmoothedCounts.Window);
        Recent = counts.Count(raster.Count, From, selection.Weeks);
        year = counts.Count(raster.Count, 0, selection.Weeks);
        Rate = new SmoothedCounts().Rate(
            new TrainingWindow(IncidentHistory.Of(raster, counts), 0, selection.Weeks)
        );
    }

    /// <summary>The demand counted: the twelve weeks and up to a year before.</summary>
    public DemandSelection Selection { get; }

    /// <summary>The raster.</summary>
    public AnalysisRaster Raster { get; }

    /// <summary>First of the twelve weeks.</summary>
    public int From { get; }

    /// <summary>First Monday of the twelve weeks.</summary>
    public LocalDate FirstMonday => Selection.Window.From.PlusWeeks(From);

    /// <summary>[cell] incidents of the twelve weeks.</summary>
    public double[] Recent { get; }

    /// <summary>[cell] expected incidents a week.</summary>
    public double[] Rate { get; }

    /// <summary>Loads the counts of the weeks before a Monday.</summary>
    public static async Task<TopPlaces> LoadAsync(DistrictSession session, string? categories, LocalDate to)
    {
        var selection = await DemandQueries.ResolveAsync(
            session,
            new DemandQuery
            {
                Categories = categories,
                From = Codes.Of(to.PlusWeeks(-YearWeeks - SmoothedCounts.Window)),
                To = Codes.Of(to),
            }
        );
        var raster = (await RasterStore.LoadCurrentAsync(session))!;
        return new TopPlaces(selection, raster, await CountStore.LoadAsync(session, selection));
    }

    /// <summary>The highest cells with at least some incidents in the twelve weeks, highest first.</summary>
    public int[] Highest(int most, double least = 1, Func<int, bool>? among = null) =>
        [
            .. Enumerable
                .Range(0, Raster.Count)
                .Where(cell => Recent[cell] >= least && (among?.Invoke(cell) ?? true))
                .OrderByDescending(cell => Recent[cell])
                .ThenByDescending(cell => year[cell])
                .ThenBy(cell => cell)
                .Take(most),
        ];

    /// <summary>The same map drawn on the twelve weeks before some last ones, and what its top held of them.</summary>
    /// <param name="areaShare">Share of the cells that are the top.</param>
    /// <param name="weeks">Last weeks, left out of the map.</param>
    /// <returns>Null with fewer than twelve weeks before, or with nothing in the last ones.</returns>
    public MapReading? Read(double areaShare, int weeks)
    {
        var split = Selection.Weeks - weeks;
        if (weeks < 1 || split < SmoothedCounts.Window)
        {
            return null;
        }
        var before = counts.Count(Raster.Count, split - SmoothedCounts.Window, split);
        var earlier = counts.Count(Raster.Count, 0, split);
        var after = counts.Count(Raster.Count, split, Selection.Weeks);
        var all = after.Sum();
        if (all <= 0)
        {
            return null;
        }
        var top = Enumerable
            .Range(0, Raster.Count)
            .OrderByDescending(cell => before[cell])
            .ThenByDescending(cell => earlier[cell])
            .ThenBy(cell => cell)
            .Take(Math.Max(1, (int)Math.Round(areaShare * Raster.Count)))
            .ToArray();
        var held = top.Sum(cell => after[cell]) / all;
        return new MapReading(
            top.Length / (double)Raster.Count,
            Codes.Of(Selection.Window.From.PlusWeeks(split)),
            Codes.Of(Selection.Window.To),
            all,
            held,
            // Smoothed counts rank cells as a plain count does.
            held
        );
    }

    /// <summary>Cells as places, in their order.</summary>
    public async Task<IReadOnlyList<PlaceView>> DescribeAsync(
        DistrictSession session,
        int[] cells,
        IReadOnlyList<Area> communities
    )
    {
        var places = await CellPlace.LoadAsync(session, cells);
        return
        [
            .. cells.Select(
                (cell, index) =>
                    new PlaceView(
                        index + 1,
                        cell,
                        places[cell].Center,
                        places[cell].Outline,
                        places[cell].Community is >= 0 and var code ? communities[code].Code : null,
                        places[cell].Community is >= 0 and var name ? communities[name].Name : null,
                        places[cell].Streets,
                        Rate[cell]
                    )
            ),
        ];
    }
}
