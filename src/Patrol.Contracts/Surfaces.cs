namespace Patrol.Contracts;

/// <summary>A surface of reported demand without its values.</summary>
/// <param name="Id">Such as <c>dc-1</c>.</param>
/// <param name="District">Code of the district.</param>
/// <param name="Created">When it was computed, UTC, ISO 8601.</param>
/// <param name="Cells">Number of cells.</param>
/// <param name="TotalPerWeek">Expected reported incidents a week over the district.</param>
/// <param name="WeekScale">How a byte stands for a value of a whole week.</param>
/// <param name="HourScale">How a byte stands for a value of one hour; the same for all 168 hours, so that colors compare.</param>
/// <param name="CountScale">How a byte stands for the plain count of incidents on record in a cell.</param>
/// <param name="Card">How it was made and how well it does.</param>
public sealed record SurfaceView(
    string Id,
    string District,
    string Created,
    int Cells,
    double TotalPerWeek,
    ValueScale WeekScale,
    ValueScale HourScale,
    ValueScale CountScale,
    MethodCardView Card
);

/// <summary>
/// Values are sent as one byte a cell, in the order of cell ordinals: 0 stands for none, b ≥ 1 for
/// <c>Low · (High / Low)^((b - 1) / 254)</c>, in expected reported incidents per cell and week or hour.
/// </summary>
/// <param name="Low">Value of byte 1; smaller values are sent as 0.</param>
/// <param name="High">Value of byte 255.</param>
/// <param name="ClassLimits">Lower limits of the color classes, ascending: quantiles of the values, in the same unit.</param>
public sealed record ValueScale(double Low, double High, double[] ClassLimits)
{
    /// <summary>Value that a byte stands for.</summary>
    public double Decode(byte code) => code == 0 ? 0 : Low * Math.Pow(High / Low, (code - 1) / 254.0);

    /// <summary>Byte that stands for a value.</summary>
    public byte Encode(double value) =>
        value < Low || Low <= 0 ? (byte)0
        : High <= Low ? (byte)255
        : (byte)Math.Clamp(1 + Math.Round(254 * Math.Log(value / Low) / Math.Log(High / Low)), 1, 255);

    /// <summary>
    /// Color class of a value, told from its byte so that every picture of a map agrees: 0 for none, else the number of limits
    /// at or under it, at least 1.
    /// </summary>
    public int ClassOf(double value)
    {
        // A limit's own byte may stand for a little less than the limit.
        var told = Decode(Encode(value)) * (1 + 1e-9);
        return told <= 0 ? 0 : Math.Max(1, ClassLimits.Count(limit => told >= limit));
    }
}

/// <summary>The method card. Dates are local, half-open, ISO 8601.</summary>
/// <param name="Method">Code of the method, such as <c>kernelPrior</c>.</param>
/// <param name="BandwidthMeters">Radius of the kernel; null for methods without one, or that mix several.</param>
/// <param name="CellMeters">Edge of a cell.</param>
/// <param name="From">First date of the data.</param>
/// <param name="To">Date after the last.</param>
/// <param name="ObservedWeeks">Weeks with data.</param>
/// <param name="Gaps">Stretches without data that were left out.</param>
/// <param name="Incidents">Incidents used.</param>
/// <param name="TimedIncidents">Of these, with a time of day.</param>
/// <param name="ExcludedDiscovered">Left out: discovered by police.</param>
/// <param name="ExcludedSensitive">Left out: sensitive category.</param>
/// <param name="PriorStrength">Weight of the district's hour profile in each community's, in incidents.</param>
/// <param name="PeakHourOfWeek">0–167; null without timed incidents.</param>
/// <param name="HighIncidencePeriods">Windows of the week in which demand is high.</param>
/// <param name="Reading">Held-out reading; null with too little data.</param>
/// <param name="Limits">Codes of limits a reader must know.</param>
public sealed record MethodCardView(
    string Method,
    double? BandwidthMeters,
    double CellMeters,
    string From,
    string To,
    double ObservedWeeks,
    IReadOnlyList<DateRange> Gaps,
    int Incidents,
    int TimedIncidents,
    int ExcludedDiscovered,
    int ExcludedSensitive,
    double PriorStrength,
    int? PeakHourOfWeek,
    IReadOnlyList<PeriodView> HighIncidencePeriods,
    ReadingView? Reading,
    IReadOnlyList<string> Limits
)
{
    /// <summary>Weeks that the method looked at; 0 on older cards.</summary>
    public int WeeksLookedAt { get; init; }

    /// <summary>Why this method, and how it did; null on older cards.</summary>
    public MethodChoiceView? Choice { get; init; }

    /// <summary>Categories counted, with what an incident of each weighs; null on older cards.</summary>
    public IReadOnlyList<CategoryWeightView>? Categories { get; init; }

    /// <summary>True when discovered incidents are in it.</summary>
    public bool WithDiscovered { get; init; }

    /// <summary>What plans made on it have to keep; null on older cards.</summary>
    public PresencePolicyView? Policy { get; init; }
}

/// <summary>Why a surface is drawn by its method.</summary>
/// <param name="Reason"><c>backtest</c>, <c>switched-off</c>, <c>asked</c> or <c>no-backtest</c>.</param>
/// <param name="Backtest">Id of the back-test; null where none is stored.</param>
/// <param name="Figures">By share of the area; empty where nothing was tested.</param>
public sealed record MethodChoiceView(
    string Reason,
    string? Backtest,
    IReadOnlyList<ChoiceFigureView> Figures
);

/// <summary>A method beside the plain count. Intervals hold 95 %: low, high.</summary>
/// <param name="AreaShare">Share of the area.</param>
/// <param name="HitRate">Fraction of the incidents in the method's best cells.</param>
/// <param name="Pai">Prediction accuracy index; chance is 1.</param>
/// <param name="PaiInterval">Its interval.</param>
/// <param name="BaselinePai">That of the plain count.</param>
/// <param name="BaselineInterval">Its interval.</param>
/// <param name="OverBaseline">Index less that of the plain count.</param>
/// <param name="OverBaselineInterval">Its interval, both in the same weeks.</param>
public sealed record ChoiceFigureView(
    double AreaShare,
    double HitRate,
    double Pai,
    double[] PaiInterval,
    double BaselinePai,
    double[] BaselineInterval,
    double OverBaseline,
    double[] OverBaselineInterval
);

/// <summary>A category counted.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Weight">What an incident of it weighs.</param>
public sealed record CategoryWeightView(string Code, double Weight);

/// <summary>What plans have to keep, whatever the surface says.</summary>
/// <param name="CapMinutes">Most minutes that patrols stay in one cell on one day.</param>
/// <param name="FloorShare">Least share of the week's patrol minutes of each community.</param>
public sealed record PresencePolicyView(double CapMinutes, double FloorShare);

/// <summary>Local dates, half-open, ISO 8601.</summary>
public sealed record DateRange(string From, string To);

/// <summary>Hours of the week, half-open, 0–168, with their fraction of the week's demand.</summary>
public sealed record PeriodView(int From, int To, double Share);

/// <summary>What the map's top cells held of weeks it had not seen; fractions.</summary>
public sealed record ReadingView(
    double AreaShare,
    string From,
    string To,
    int Incidents,
    double Surface,
    double PlainCount
);

/// <summary>The 24 × 7 table of the district or of one community.</summary>
/// <param name="Community">Code of the community; null for the district.</param>
/// <param name="Share">[hour of week] fraction of the week's demand, summing to 1, after shrinkage.</param>
/// <param name="Incidents">[hour of week] aoristic sum of the timed incidents.</param>
/// <param name="Periods">High-incidence periods.</param>
public sealed record HourTable(
    string? Community,
    float[] Share,
    float[] Incidents,
    IReadOnlyList<PeriodView> Periods
);

/// <summary>What a click on a cell tells.</summary>
/// <param name="Cell">Ordinal.</param>
/// <param name="Center">Longitude, latitude.</param>
/// <param name="CenterMeters">Easting, northing in the district's metric CRS.</param>
/// <param name="Community">Code; null outside any.</param>
/// <param name="CommunityName">Name; null outside any.</param>
/// <param name="PerWeek">Expected reported incidents a week.</param>
/// <param name="Rank">1 = highest of all cells.</param>
/// <param name="Profile">[hour of week] fraction of the cell's week.</param>
/// <param name="Categories">Incidents on record in the cell by category; counts under 5 are merged into <c>other</c>.</param>
/// <param name="Streets">Names of streets that cross it.</param>
/// <param name="Sites">Sites within 250 m, nearest first.</param>
/// <param name="NearestBase">Name of the nearest base by straight line; null without bases.</param>
public sealed record CellView(
    int Cell,
    double[] Center,
    double[] CenterMeters,
    string? Community,
    string? CommunityName,
    double PerWeek,
    int Rank,
    float[] Profile,
    IReadOnlyList<CategoryCount> Categories,
    IReadOnlyList<string> Streets,
    IReadOnlyList<NearSite> Sites,
    string? NearestBase
);

/// <summary>Incidents of one category.</summary>
/// <param name="Code">Code of the category, or <c>other</c> for merged small counts.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Incidents">Number; null when under 5 in all and so not shown.</param>
public sealed record CategoryCount(string Code, string Name, int? Incidents);

/// <summary>A site near a place.</summary>
public sealed record NearSite(string Kind, string Name, double DistanceMeters);
