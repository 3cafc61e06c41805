using NodaTime;

namespace Patrol.Engine.Model;

/// <summary>
/// Where and when reported demand is high: for each analysis cell a rate and the hour profile it follows. The
/// expected reported incidents of cell c in hour h of a week are <c>RatePerWeek[c] · Profiles[ProfileOfCell[c]][h]</c>.
/// Immutable; made by Analysis, referenced by each plan.
/// </summary>
/// <param name="RasterNumber">Number of the raster whose cells it covers.</param>
/// <param name="RatePerWeek">[cell] severity-weighted reported incidents a week.</param>
/// <param name="ProfileOfCell">[cell] index into the profiles.</param>
/// <param name="Profiles">Day type → [profile][hour of week], each summing to 1. Day type <c>any</c> is always there.</param>
/// <param name="Card">How it was made, from what, and how well it does.</param>
public sealed record RiskSurface(
    int RasterNumber,
    float[] RatePerWeek,
    short[] ProfileOfCell,
    IReadOnlyDictionary<string, float[][]> Profiles,
    MethodCard Card
) : DemandRates(RasterNumber, RatePerWeek, ProfileOfCell, Profiles);

/// <summary>The rates and profiles of a surface, without how they were made.</summary>
/// <param name="RasterNumber">Number of the raster whose cells they cover.</param>
/// <param name="RatePerWeek">[cell] severity-weighted reported incidents a week.</param>
/// <param name="ProfileOfCell">[cell] index into the profiles.</param>
/// <param name="Profiles">Day type → [profile][hour of week], each summing to 1. Day type <c>any</c> is always there.</param>
public record DemandRates(
    int RasterNumber,
    float[] RatePerWeek,
    short[] ProfileOfCell,
    IReadOnlyDictionary<string, float[][]> Profiles
)
{
    /// <summary>The day type whose profiles hold for every day.</summary>
    public const string AnyDay = "any";

    /// <summary>[cell] expected reported incidents in one hour of the week.</summary>
    /// <param name="hourOfWeek">0 = Monday 00:00 … 167.</param>
    /// <param name="dayType">Day type; a type without profiles of its own uses <see cref="AnyDay"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hour is not 0–167.</exception>
    public float[] At(int hourOfWeek, string dayType = AnyDay)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)hourOfWeek, 167u, nameof(hourOfWeek));
        var profiles = Profiles.GetValueOrDefault(dayType) ?? Profiles[AnyDay];
        var values = new float[RatePerWeek.Length];
        for (var cell = 0; cell < values.Length; cell++)
        {
            values[cell] = RatePerWeek[cell] * profiles[ProfileOfCell[cell]][hourOfWeek];
        }
        return values;
    }
}

/// <summary>A window of the week in which reported demand is high.</summary>
/// <param name="From">First hour of the week, 0–167.</param>
/// <param name="To">Hour after the last, 1–168.</param>
/// <param name="Share">Fraction of the week's demand in it.</param>
public sealed record HighIncidencePeriod(int From, int To, double Share);

/// <summary>What a surface is made of, so that a reader can judge it. Dates are local and half-open.</summary>
/// <param name="Method">Name of the method, such as <c>kernelPrior</c>.</param>
/// <param name="BandwidthMeters">Radius of the kernel; null for methods without one, or that mix several.</param>
/// <param name="CellMeters">Edge of an analysis cell.</param>
/// <param name="From">First local date of the data.</param>
/// <param name="To">Local date after the last.</param>
/// <param name="ObservedWeeks">Weeks with data; gaps of more than 28 days without any record are left out.</param>
/// <param name="Gaps">The gaps left out.</param>
/// <param name="Incidents">Incidents used.</param>
/// <param name="TimedIncidents">Of these, known to the minute or an interval: the ones in the hour profiles.</param>
/// <param name="ExcludedDiscovered">Left out because police discovered them.</param>
/// <param name="ExcludedSensitive">Left out because their category is sensitive.</param>
/// <param name="PriorStrength">Weight of the district's profile in each community's, in incidents.</param>
/// <param name="PeakHourOfWeek">Hour of the week with the largest aoristic sum; null without timed incidents.</param>
/// <param name="Periods">High-incidence periods of the district, by hour.</param>
/// <param name="Reading">How much of later demand the top of the map held; null with too little data.</param>
/// <param name="Limits">Codes of the limits that a reader must know, such as <c>no-hour-profile</c>.</param>
public sealed record MethodCard(
    string Method,
    double? BandwidthMeters,
    double CellMeters,
    LocalDate From,
    LocalDate To,
    double ObservedWeeks,
    IReadOnlyList<DateGap> Gaps,
    int Incidents,
    int TimedIncidents,
    int ExcludedDiscovered,
    int ExcludedSensitive,
    double PriorStrength,
    int? PeakHourOfWeek,
    IReadOnlyList<HighIncidencePeriod> Periods,
    HeldOutReading? Reading,
    IReadOnlyList<string> Limits
)
{
    /// <summary>Weeks that the method looked at, its last ones.</summary>
    public int WeeksLookedAt { get; init; }

    /// <summary>Why this method.</summary>
    public MethodChoice Choice { get; init; } = MethodChoice.Untested;

    /// <summary>Categories counted, with what an incident of each weighs.</summary>
    public IReadOnlyList<CategoryWeight> Categories { get; init; } = [];

    /// <summary>True when discovered incidents are in it.</summary>
    public bool WithDiscovered { get; init; }

    /// <summary>What plans made on it have to keep; null where nothing is stated.</summary>
    public PresencePolicy? Policy { get; init; }
}

/// <summary>A stretch without any record, local dates, half-open.</summary>
public sealed record DateGap(LocalDate From, LocalDate To);

/// <summary>
/// The map judged on weeks it has not seen: made from the weeks before, its top cells held these fractions of the
/// incidents that followed.
/// </summary>
/// <param name="AreaShare">Fraction of the district's cells looked at, such as 0.05.</param>
/// <param name="From">First Monday of the held-out weeks.</param>
/// <param name="To">Monday after the last.</param>
/// <param name="Incidents">Incidents in the held-out weeks.</param>
/// <param name="Surface">Fraction held by the surface's top cells.</param>
/// <param name="PlainCount">Fraction held by the top cells of a plain count map.</param>
public sealed record HeldOutReading(
    double AreaShare,
    LocalDate From,
    LocalDate To,
    int Incidents,
    double Surface,
    double PlainCount
);
