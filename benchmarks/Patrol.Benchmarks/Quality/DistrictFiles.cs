using NodaTime;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Import;
using Patrol.Engine.Import.Incidents;
using Patrol.Engine.Import.People;
using Patrol.Engine.Import.Places;
using Patrol.Engine.Import.Rasters;
using Patrol.Engine.Import.Streets;
using Patrol.Engine.Model;
using Patrol.Engine.Planning;

namespace Patrol.Benchmarks.Quality;

/// <summary>A district read from the files of its recipe, without a database: what a week is planned on, its streets, how
/// many incidents happened where, and its land.</summary>
internal sealed record DistrictFiles(
    WeekGround Ground,
    IReadOnlyList<StreetSegment> Streets,
    IReadOnlyList<(double X, double Y, int Count)> Places,
    IReadOnlyList<Land> Land
)
{
    /// <summary>Radius of the kernel of its surface.</summary>
    public const double BandwidthMeters = 200;

    /// <summary>Reads a district and makes its surface.</summary>
    /// <param name="recipePath">The recipe; its profiles are named relative to it.</param>
    /// <param name="data">Folder of the files.</param>
    public static DistrictFiles Read(string recipePath, string data)
    {
        var recipe = DistrictRecipe.Read(recipePath);
        var district = new District(
            new DistrictId(1),
            recipe.Code,
            recipe.Name,
            recipe.AnchorLongitude,
            recipe.AnchorLatitude,
            recipe.MetricSrid,
            recipe.TimeZone,
            null
        );
        string At(RecipeFile file) => Path.Combine(data, file.Path);
        string Profile(RecipeFile file) => Path.Combine(Path.GetDirectoryName(recipePath)!, file.Profile!);
        IEnumerable<RecipeFile> Of(FileKind kind) => recipe.Files.Where(file => file.Kind == kind);
        IReadOnlyList<Area> Areas(FileKind kind) =>
            [
                .. Of(kind)
                    .SelectMany(file =>
                        PlaceReader.ReadAreas(At(file), AreaProfile.Read(Profile(file)), district).Items
                    )
                    .OrderBy(area => area.Code, StringComparer.Ordinal),
            ];
        var communities = Areas(FileKind.Communities);
        var boundary = NetTopologySuite.Operation.Union.CascadedPolygonUnion.Union([
            .. Areas(FileKind.Subdistricts).Select(area => area.Shape),
        ]);
        var raster = RasterBuilder.Build(
            1,
            boundary,
            [.. communities.Select(area => area.Shape)],
            recipe.CellMeters
        );
        var frame = IncidentFrame.Of(
            district,
            boundary,
            raster,
            SystemClock.Instance.GetCurrentInstant(),
            null
        );
        var demand = new Demand(communities.Count);
        foreach (var file in Of(FileKind.Incidents))
        {
            var profile = IncidentProfile.Read(Profile(file));
            var sensitive = profile
                .Categories.Where(one => one.Sensitive)
                .Select(one => one.Code)
                .ToHashSet();
            foreach (var row in IncidentReader.Read(At(file), profile, frame, new ImportTally(file.Path)))
            {
                if (row.Source != IncidentSource.Discovered && !sensitive.Contains(row.Category))
                {
                    demand.Add(row, raster, district.TimeZone);
                }
            }
        }
        var calendar = Of(FileKind.Calendar)
            .Select(file => PeopleReader.ReadCalendar(At(file)))
            .FirstOrDefault();
        return new DistrictFiles(
            new WeekGround(
                district.TimeZone,
                calendar ?? new DayCalendar(new Dictionary<LocalDate, DayType>()),
                raster,
                demand.Surface(raster),
                communities,
                [
                    .. Of(FileKind.Bases)
                        .SelectMany(file =>
                            PlaceReader.ReadBases(At(file), BaseProfile.Read(Profile(file)), district).Items
                        ),
                ],
                []
            ),
            Of(FileKind.Streets)
                .Select(file => StreetReader.Read(At(file), StreetProfile.Read(Profile(file)), district))
                .First()
                .Segments,
            demand.Places,
            [
                .. Of(FileKind.Land)
                    .SelectMany(file =>
                        PlaceReader.ReadLand(At(file), LandProfile.Read(Profile(file)), district).Items
                    ),
            ]
        );
    }

    /// <summary>Adds up incidents as the database does, every record once.</summary>
    private sealed class Demand(int communities)
    {
        private readonly Dictionary<(double, double), (int Cell, int Count)> places = [];
        private readonly SortedDictionary<LocalDate, int> weeks = [];
        private readonly double[][] hours =
        [
            .. Enumerable.Range(0, communities + 1).Select(_ => new double[WeekClock.HoursPerWeek]),
        ];
        private int timed;
        private (LocalDate From, LocalDate To) days = (LocalDate.MaxIsoValue, LocalDate.MinIsoValue);

        public IReadOnlyList<(double X, double Y, int Count)> Places =>
            [.. places.Select(one => (one.Key.Item1, one.Key.Item2, one.Value.Count))];

        public void Add(IncidentRow row, AnalysisRaster raster, DateTimeZone zone)
        {
            places[(row.X, row.Y)] = (row.Cell.Value, places.GetValueOrDefault((row.X, row.Y)).Count + 1);
            weeks[row.LocalWeek] = weeks.GetValueOrDefault(row.LocalWeek) + 1;
            var day = row.From.InZone(zone).Date;
            days = (LocalDate.Min(days.From, day), LocalDate.Max(days.To, day.PlusDays(1)));
            if (row.HourOfWeek is not { } hour)
            {
                return;
            }
            timed++;
            var community = raster.CellCommunity[row.Cell.Value];
            var sums = hours[community < 0 ? communities : community];
            if (row.Parts is { } parts)
            {
                for (var k = 0; k < parts.Slots.Length; k++)
                {
                    sums[parts.Slots[k] % WeekClock.HoursPerWeek] += parts.Shares[k];
                }
            }
            else
            {
                sums[hour]++;
            }
        }

        // Of places to the meter, by one kernel: benchmarks of plans stay comparable whatever method a district's maps use.
        public DemandRates Surface(AnalysisRaster raster)
        {
            var observed = ObservedPeriod.Of(
                new DemandWeeks(
                    [.. weeks.Select(one => new WeekCount(one.Key, one.Value))],
                    days.From,
                    days.To,
                    timed,
                    0,
                    0
                )
            );
            var density = QuarticKernel.Density(
                [.. places.Keys.Select(at => at.Item1)],
                [.. places.Keys.Select(at => at.Item2)],
                [.. places.Values.Select(one => (float)one.Count)],
                raster,
                BandwidthMeters
            );
            var scale = raster.CellMeters * raster.CellMeters / observed.Weeks;
            return new DemandRates(
                raster.Number,
                [.. density.Select(value => (float)(value * scale))],
                [
                    .. raster.CellCommunity.Select(community =>
                        community < 0 ? (short)(hours.Length - 1) : community
                    ),
                ],
                new Dictionary<string, float[][]>
                {
                    [DemandRates.AnyDay] = HourProfiles.Of(new DemandHours(hours)).Communities,
                }
            );
        }
    }
}
