using Patrol.Contracts;

namespace Patrol.Viewer.Surfaces;

/// <summary>
/// Values of cells in units that people read: a cell's size would make them tiny. Demand of a week is told as
/// <c>value · 10⁶ / cell²</c> reported calls per km² and week, demand of one hour of the week as 52.18 times that, a
/// year; plain counts stay counts.
/// </summary>
internal static class Density
{
    private const double WeeksPerYear = 365.25 / 7;

    /// <summary>Factor from a value of the surface to the unit shown.</summary>
    public static double Factor(string show, int? hour, double cellMeters) =>
        show == "counts" ? 1
        : hour is null ? 1e6 / (cellMeters * cellMeters)
        : WeeksPerYear * 1e6 / (cellMeters * cellMeters);

    /// <summary>Name of the unit among the words.</summary>
    public static string Unit(string show, int? hour) =>
        show == "counts" ? "unit.counts"
        : hour is null ? "unit.week"
        : "unit.hour";

    /// <summary>The scale of what is shown.</summary>
    public static ValueScale Scale(SurfaceView surface, string show, int? hour) =>
        show == "counts" ? surface.CountScale
        : hour is null ? surface.WeekScale
        : surface.HourScale;
}
