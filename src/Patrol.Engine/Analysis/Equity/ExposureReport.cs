namespace Patrol.Engine.Analysis.Equity;

/// <summary>
/// Whether patrols are spread as reported demand is, <c>r_z = (minutes_z / Σ minutes) / (demand_z / Σ demand)</c>, and how
/// evenly. Sworn members and volunteers are looked at apart: one report for each. It audits; it never enters a score.
/// </summary>
/// <remarks>The limits of r are our own choice. Reported demand is not need: see <see cref="ReportingCheck"/>.</remarks>
/// <param name="Zones">Zones, in the order given.</param>
/// <param name="MinutesGini">Gini's coefficient of the minutes.</param>
/// <param name="PerResidentGini">Gini's coefficient of minutes for each resident, zones with known residents; null without any.</param>
/// <param name="TopDecileShare">Share of the minutes in the tenth of the zones with the most.</param>
public sealed record ExposureReport(
    IReadOnlyList<ZoneExposure> Zones,
    double MinutesGini,
    double? PerResidentGini,
    double TopDecileShare
)
{
    /// <summary>Ratio above which a zone has more patrol than its demand asks for.</summary>
    public const double Over = 1.5;

    /// <summary>Ratio below which it has less.</summary>
    public const double Under = 0.67;

    private const double Residents = 1000;

    /// <summary>Makes a report.</summary>
    /// <exception cref="ArgumentException">A number is negative or not finite.</exception>
    public static ExposureReport Of(IReadOnlyList<ZoneCount> zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        foreach (var zone in zones)
        {
            if (
                !double.IsFinite(zone.PatrolMinutes + zone.Demand)
                || zone.PatrolMinutes < 0
                || zone.Demand < 0
                || zone.Residents < 0
            )
            {
                throw new ArgumentException($"{zone}: numbers must be 0 or more.", nameof(zones));
            }
        }
        var (minutes, demand) = (zones.Sum(zone => zone.PatrolMinutes), zones.Sum(zone => zone.Demand));
        var perResident = zones
            .Where(zone => zone.Residents > 0)
            .Select(zone => zone.PatrolMinutes / zone.Residents!.Value)
            .ToArray();
        return new ExposureReport(
            [.. zones.Select(zone => Expose(zone, minutes, demand))],
            Inequality.Gini([.. zones.Select(zone => zone.PatrolMinutes)]),
            perResident.Length > 0 ? Inequality.Gini(perResident) : null,
            Inequality.TopShare([.. zones.Select(zone => zone.PatrolMinutes)])
        );
    }

    private static ZoneExposure Expose(ZoneCount zone, double minutes, double demand)
    {
        var patrolShare = minutes > 0 ? zone.PatrolMinutes / minutes : 0;
        var demandShare = demand > 0 ? zone.Demand / demand : 0;
        double? ratio = demandShare > 0 ? patrolShare / demandShare : null;
        return new ZoneExposure(
            zone.Zone,
            patrolShare,
            demandShare,
            ratio,
                // Without any patrol or any demand there is nothing to be fair about.
                minutes == 0
                || demand == 0
                    ? ExposureFlag.None
                : ratio is null ? (patrolShare > 0 ? ExposureFlag.Over : ExposureFlag.None)
                : ratio > Over ? ExposureFlag.Over
                : ratio < Under ? ExposureFlag.Under
                : ExposureFlag.None,
            zone.Residents > 0 ? zone.PatrolMinutes / zone.Residents * Residents : null
        );
    }
}
