using NodaTime;

namespace Patrol.Engine.Sample;

/// <summary>Numbers of the sample's recipe by size; distances in meters, areas in square kilometers.</summary>
internal sealed record SampleRecipe
{
    public required SampleSize Size { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required TransverseMercator Projection { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>Easting and northing of the south-west corner in the metric CRS, multiples of 200 m.</summary>
    public required (double X, double Y) SouthWest { get; init; }
    public required double Width { get; init; }
    public required double Height { get; init; }
    public required int Columns { get; init; }
    public required int Rows { get; init; }

    /// <summary>Blocks between the border and the outermost street; only arterials cross them.</summary>
    public required int Margin { get; init; }
    public required double CellMeters { get; init; }

    /// <summary>[subdistrict] share of the district's area.</summary>
    public required double[] SubdistrictShares { get; init; }

    /// <summary>[subdistrict] number of communities.</summary>
    public required int[] Communities { get; init; }
    public required int ManagementGrids { get; init; }
    public required int Residents { get; init; }
    public required (int Least, int Most) CommunityResidents { get; init; }

    /// <summary>[enterprise] square kilometers.</summary>
    public required double[] EnterpriseAreas { get; init; }
    public required int Staff { get; init; }

    /// <summary>[park] square kilometers.</summary>
    public required double[] ParkAreas { get; init; }

    /// <summary>[compound] blocks of streets wide and high, larger first.</summary>
    public required (int Wide, int High, int Number)[] Compounds { get; init; }
    public required int TargetFaces { get; init; }
    public required int TargetNodes { get; init; }
    public required bool HasRailway { get; init; }
    public required int Schools { get; init; }
    public required int Hospitals { get; init; }
    public required int Markets { get; init; }
    public required int MetroStations { get; init; }
    public required int BusHubs { get; init; }
    public required bool HasStadium { get; init; }
    public required int ServicePoints { get; init; }
    public required double CallsPerDay { get; init; }
    public required int PersistentTraps { get; init; }
    public required bool HasOtherTraps { get; init; }
    public required PeopleRecipe People { get; init; }

    /// <summary>Patrols a week that the district states.</summary>
    public required int WeeklyPatrols { get; init; }

    /// <summary>First day of the incidents, a Monday.</summary>
    public LocalDate FirstDay { get; } = new(2024, 1, 1);

    /// <summary>Days of incidents: 104 weeks and two days.</summary>
    public int Days { get; } = 730;

    public static SampleRecipe For(SampleSize size) =>
        size switch
        {
            SampleSize.Standard => Standard,
            SampleSize.Wide => Wide,
            SampleSize.Tiny => Tiny,
            _ => throw new ArgumentOutOfRangeException(nameof(size), size, "No such size of sample."),
        };

    private static SampleRecipe Standard { get; } =
        new()
        {
            Size = SampleSize.Standard,
            Code = "sample",
            Name = "Sample district",
            Projection = TransverseMercator.Epsg25832,
            TimeZone = "Europe/Berlin",
            SouthWest = (500_000, 5_820_000),
            Width = 8000,
            Height = 6000,
            Columns = 56,
            Rows = 42,
            Margin = 3,
            CellMeters = 200,
            SubdistrictShares = [6 / 48.0, 7 / 48.0, 9 / 48.0, 12 / 48.0, 14 / 48.0],
            Communities = [4, 4, 4, 3, 3],
            ManagementGrids = 91,
            Residents = 260_000,
            CommunityResidents = (6_000, 24_000),
            EnterpriseAreas = [0.75, 0.64, 0.53, 0.42, 0.33, 0.25, 0.19],
            Staff = 32_000,
            ParkAreas = [1.3, 0.34, 0.25, 0.25, 0.17, 0.17, 0.11, 0.11, 0.11, 0.06, 0.06],
            Compounds = [(3, 2, 36), (2, 2, 24)],
            TargetFaces = 1_200,
            TargetNodes = 2_700,
            HasRailway = true,
            Schools = 12,
            Hospitals = 2,
            Markets = 9,
            MetroStations = 4,
            BusHubs = 6,
            HasStadium = true,
            ServicePoints = 2,
            CallsPerDay = 40,
            PersistentTraps = 6,
            HasOtherTraps = true,
            People = PeopleRecipe.Full,
            WeeklyPatrols = 371,
        };

    private static SampleRecipe Wide { get; } =
        Standard with
        {
            Size = SampleSize.Wide,
            Code = "sample_wide",
            Name = "Sample district, wide",
            Width = 14_500,
            Height = 12_000,
            Columns = 72,
            Rows = 60,
            Margin = 1,
            Compounds = [(3, 2, 12), (2, 2, 30), (2, 1, 18)],
            Residents = 250_000,
            CommunityResidents = (5_500, 23_000),
            TargetFaces = 3_400,
            TargetNodes = 7_500,
            CallsPerDay = 38.5,
        };

    private static SampleRecipe Tiny { get; } =
        new()
        {
            Size = SampleSize.Tiny,
            Code = "sample_tiny",
            Name = "Sample district, tiny",
            Projection = TransverseMercator.Epsg5186,
            TimeZone = "Asia/Seoul",
            SouthWest = (190_000, 451_000),
            Width = 1500,
            Height = 1200,
            Columns = 10,
            Rows = 8,
            Margin = 1,
            CellMeters = 100,
            SubdistrictShares = [1],
            Communities = [2],
            ManagementGrids = 6,
            Residents = 9_000,
            CommunityResidents = (3_500, 5_500),
            EnterpriseAreas = [0.08],
            Staff = 600,
            ParkAreas = [0.05],
            Compounds = [(2, 1, 3)],
            TargetFaces = 45,
            TargetNodes = 110,
            HasRailway = false,
            Schools = 1,
            Hospitals = 0,
            Markets = 1,
            MetroStations = 1,
            BusHubs = 1,
            HasStadium = false,
            ServicePoints = 1,
            CallsPerDay = 0.7,
            PersistentTraps = 1,
            HasOtherTraps = false,
            People = PeopleRecipe.Few,
            WeeklyPatrols = 12,
        };
}
