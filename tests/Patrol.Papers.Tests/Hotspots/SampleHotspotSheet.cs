using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Papers;

namespace Patrol.Papers.Tests.Hotspots;

/// <summary>
/// A small made-up map: 6 × 4 cells of 200 m without the north-east one, demand that grows to the north and east, a hot corner of two
/// cells that stands out.
/// </summary>
internal static class SampleHotspotSheet
{
    public const int Columns = 6;
    public const int Rows = 4;
    public const int CellCount = Columns * Rows - 1;
    public const double CellMeters = 200;
    private const double West = 9;
    private const double South = 52.5;
    private const double MetersPerDegree = 6_371_008.8 * Math.PI / 180;

    /// <summary>EPSG:25832, shortened.</summary>
    public const string Definition =
        "PROJCS[\"ETRS89 / UTM zone 32N\",GEOGCS[\"ETRS89\",DATUM[\"European_Terrestrial_Reference_System_1989\",SPHEROID[\"GRS 1980\",6378137,298.257222101]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",9],PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1],AUTHORITY[\"EPSG\",\"25832\"]]";

    public static readonly ValueScale Scale = new(0.1, 3.2, [0.1, 0.2, 0.4, 0.8, 1.2, 1.6, 2.4, 3.0]);

    /// <summary>Expected incidents a week of a cell: nothing in the first.</summary>
    public static float PerWeek(int cell) => cell == 0 ? 0 : 3.2f * cell / (CellCount - 1);

    public static HotspotSheet Create(bool isPlain = false) =>
        new(
            Map(isPlain),
            "Test district",
            "2026-12-01T09:30:00+01:00",
            Cells(isPlain),
            Ground,
            ["Theft", "Burglary"]
        );

    public static readonly PaperMap Ground = new(
        [
            new("Linden Street", "local", [At(0, 450), At(1_200, 450)]),
            new("Harbor Road", "collector", [At(700, 0), At(700, 800)]),
        ],
        [],
        [],
        [],
        [
            new(
                "C1",
                "North, \"old\" town",
                [
                    [At(0, 0), At(1_200, 0), At(1_200, 800), At(0, 800), At(0, 0)],
                ]
            ),
        ]
    );

    /// <summary>A place so many meters east and north of the south-west corner.</summary>
    public static double[] At(double east, double north) =>
        [West + east / (MetersPerDegree * Math.Cos(South * Math.PI / 180)), South + north / MetersPerDegree];

    private static HotspotMap Map(bool isPlain) =>
        new(
            "test",
            new DemandSummary(
                ["theft", "burglary"],
                "2025-12-01",
                "2026-11-30",
                52,
                "90-94,114-118",
                null,
                false,
                1_234,
                1_100,
                []
            ),
            "kernelDensity",
            "backtest",
            "quartic",
            300,
            true,
            CellMeters,
            CellCount,
            36.8,
            Scale,
            isPlain
                ? null
                : new SignificanceSummary("gistar", "queen", 999, 0.004, [1, 1, 1], [1, 0, 0], 2, 0),
            isPlain ? null : new Dictionary<string, int> { ["persistent"] = 1, ["new"] = 1 },
            isPlain ? null : new MapReading(0.05, "2026-09-07", "2026-11-30", 290, 0.21, 0.18),
            [Top(1, 22, 7, 5.1, 0.0001, "persistent"), Top(2, 21, 3, 3.2, 0.002, null)],
            ["no-edge-correction"]
        );

    private static TopCell Top(int rank, int cell, double count, double z, double p, string? pattern) =>
        new(
            rank,
            cell,
            At((cell % Columns + 0.5) * CellMeters, (cell / Columns + 0.5) * CellMeters),
            "North, \"old\" town",
            PerWeek(cell),
            count,
            z,
            p,
            99,
            95,
            pattern
        );

    private static HotspotCells Cells(bool isPlain)
    {
        int[] cells = [.. Enumerable.Range(0, CellCount)];
        int[] columns = [.. cells.Select(cell => cell % Columns)];
        int[] rows = [.. cells.Select(cell => cell / Columns)];
        return new HotspotCells(
            new CellFrame(
                25832,
                "ETRS89 / UTM zone 32N",
                Definition,
                500_000,
                5_816_000,
                CellMeters,
                Columns,
                Rows
            ),
            cells,
            columns,
            rows,
            [.. cells.SelectMany(cell => CornersOf(columns[cell], rows[cell]))],
            [.. cells.Select(cell => cell == 0 ? 31_415.9f : 40_000)],
            [.. cells.Select(cell => (short)(cell == 0 ? -1 : cell % 2))],
            [new("C1", "North, \"old\" town"), new("C2", "=三里屯")],
            [.. cells.Select(PerWeek)],
            [.. cells.Select(cell => (float)(cell / 3))],
            isPlain
                ? null
                : new CellScores(
                    [.. cells.Select(cell => cell / 4f - 0.3f)],
                    [.. cells.Select(cell => 1 / (1f + cell))],
                    [
                        .. cells.Select(cell =>
                            (byte)(
                                cell >= 21 ? 3
                                : cell == 20 ? 2
                                : cell == 1 ? 4
                                : 0
                            )
                        ),
                    ],
                    [.. cells.Select(cell => (byte)(cell >= 21 ? 2 : 0))],
                    ["", "high90", "high95", "high99", "low90", "low95", "low99"]
                ),
            isPlain
                ? null
                :
                [
                    .. cells.Select(cell =>
                        (byte)(
                            cell == 22 ? 1
                            : cell == 15 ? 2
                            : 0
                        )
                    ),
                ],
            ["", "persistent", "new"]
        );
    }

    private static IEnumerable<double> CornersOf(int column, int row) =>
        new[] { (0, 0), (1, 0), (1, 1), (0, 1) }.SelectMany(corner =>
            At((column + corner.Item1) * CellMeters, (row + corner.Item2) * CellMeters)
        );
}
