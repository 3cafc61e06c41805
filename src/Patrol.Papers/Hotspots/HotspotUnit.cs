using Patrol.Contracts.Papers;

namespace Patrol.Papers.Hotspots;

/// <summary>Demand by area, which does not change with the size of cells.</summary>
internal static class HotspotUnit
{
    private const double SquareMetersPerSquareKilometer = 1e6;

    /// <summary>What is shown.</summary>
    public const string Words = "Reported incidents per km² and week";

    /// <summary>Incidents per km² and week of a whole cell's incidents per week.</summary>
    public static double Density(HotspotSheet sheet, double perWeek) =>
        Density(perWeek, sheet.Map.CellMeters * sheet.Map.CellMeters);

    /// <summary>Incidents per km² and week of an area's incidents per week.</summary>
    public static double Density(double perWeek, double squareMeters) =>
        perWeek * SquareMetersPerSquareKilometer / squareMeters;
}
