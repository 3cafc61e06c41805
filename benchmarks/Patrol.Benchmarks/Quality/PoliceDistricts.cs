using NetTopologySuite.Operation.Union;
using NodaTime;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Import;
using Patrol.Engine.Import.Incidents;
using Patrol.Engine.Import.Places;
using Patrol.Engine.Import.Rasters;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Quality;

/// <summary>
/// The seven police districts of Washington, DC, each with a raster of its own, and where incidents were reported in the
/// city from 2010 to 2012, sensitive categories left out.
/// </summary>
internal sealed class PoliceDistricts
{
    private readonly double[] x;
    private readonly double[] y;
    private readonly float[] weight;

    private PoliceDistricts(
        IReadOnlyList<(string Name, AnalysisRaster Raster)> districts,
        IReadOnlyDictionary<(double X, double Y), int> places
    )
    {
        Districts = districts;
        x = [.. places.Keys.Select(at => at.X)];
        y = [.. places.Keys.Select(at => at.Y)];
        weight = [.. places.Values.Select(count => (float)count)];
    }

    /// <summary>Names and rasters, ordered by code.</summary>
    public IReadOnlyList<(string Name, AnalysisRaster Raster)> Districts { get; }

    /// <summary>Incidents counted.</summary>
    public double Incidents => weight.Sum();

    /// <summary>Reads boundaries and incidents.</summary>
    /// <param name="profiles">Folder of mapping profiles.</param>
    /// <param name="data">Folder of the city's files.</param>
    /// <param name="cellMeters">Edge of a cell, meters.</param>
    public static PoliceDistricts Read(string profiles, string data, double cellMeters)
    {
        var city = new District(
            new DistrictId(1),
            "dc",
            "Washington, DC",
            -77.0365,
            38.8977,
            26985,
            DateTimeZoneProviders.Tzdb["America/New_York"],
            null
        );
        var areas = PlaceReader
            .ReadAreas(
                Path.Combine(data, "boundaries", "police-districts-mpd.geojson"),
                AreaProfile.Read(Path.Combine(profiles, "areas-dc-subdistricts.json")),
                city
            )
            .Items.OrderBy(area => area.Code, StringComparer.Ordinal)
            .ToArray();
        var boundary = CascadedPolygonUnion.Union([.. areas.Select(area => area.Shape)]);
        var frame = IncidentFrame.Of(
            city,
            boundary,
            RasterBuilder.Build(1, boundary, [], cellMeters),
            SystemClock.Instance.GetCurrentInstant(),
            null
        );
        var profile = IncidentProfile.Read(Path.Combine(profiles, "incidents-dc-wards.json"));
        var sensitive = profile.Categories.Where(one => one.Sensitive).Select(one => one.Code).ToHashSet();
        var places = new SortedDictionary<(double, double), int>();
        for (var ward = 1; ward <= 8; ward++)
        {
            var file = Path.Combine(data, "incidents", $"ward{ward}.csv.gz");
            foreach (var row in IncidentReader.Read(file, profile, frame, new ImportTally(file)))
            {
                if (!sensitive.Contains(row.Category))
                {
                    places[(row.X, row.Y)] = places.GetValueOrDefault((row.X, row.Y)) + 1;
                }
            }
        }
        return new PoliceDistricts(
            [
                .. areas.Select(area =>
                    ($"DC {area.Code}", RasterBuilder.Build(1, area.Shape, [], cellMeters))
                ),
            ],
            places
        );
    }

    /// <summary>[cell] incidents a square meter by the quartic kernel, those across the border counted in; no surface of
    /// ours falls toward a border that is only administrative.</summary>
    public double[] Density(AnalysisRaster raster, double bandwidthMeters) =>
        QuarticKernel.Density(x, y, weight, raster, bandwidthMeters);

    /// <summary>[cell] incidents in the cell itself, unsmoothed.</summary>
    public double[] Counts(AnalysisRaster raster)
    {
        var counts = new double[raster.Count];
        for (var place = 0; place < x.Length; place++)
        {
            if (raster.FindCell(x[place], y[place]) is >= 0 and var cell)
            {
                counts[cell] += weight[place];
            }
        }
        return counts;
    }
}
