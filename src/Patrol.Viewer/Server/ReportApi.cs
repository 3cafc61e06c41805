using Patrol.Contracts.Briefings;
using Patrol.Contracts.Cards;
using Patrol.Contracts.Comparisons;
using Patrol.Contracts.Equity;
using Patrol.Contracts.Patterns;
using Patrol.Contracts.Quality;

namespace Patrol.Viewer.Server;

/// <summary>The part of the server's API that reports.</summary>
internal sealed class ReportApi(PatrolApi api)
{
    /// <summary>A month beside the one before and that of a year before.</summary>
    public Task<MonthView> CompareAsync(string district, string? month, string? category) =>
        api.GetAsync<MonthView>(Address(district, "comparisons", ("month", month), ("categories", category)));

    /// <summary>What became of an area after a measure began.</summary>
    public Task<MeasureView> JudgeAsync(string district, MeasureQuery query) =>
        api.GetAsync<MeasureView>(
            Address(
                district,
                "comparisons/measure",
                ("communities", query.Communities),
                ("longitude", Text(query.Longitude)),
                ("latitude", Text(query.Latitude)),
                ("radiusMeters", Text(query.RadiusMeters)),
                ("ringMeters", Text(query.RingMeters)),
                ("began", query.Began),
                ("to", query.To),
                ("categories", query.Categories)
            )
        );

    /// <summary>Data quality by month.</summary>
    public Task<QualityView> GetQualityAsync(string district) =>
        api.GetAsync<QualityView>(Address(district, "quality"));

    /// <summary>Exposure, reporting and sensitivity.</summary>
    public Task<EquityView> GetEquityAsync(string district, double missing) =>
        api.GetAsync<EquityView>(Address(district, "equity", ("missingPercent", Text(missing))));

    /// <summary>Near repeats by category.</summary>
    public Task<NearRepeatView> GetNearRepeatAsync(string district, string? category) =>
        api.GetAsync<NearRepeatView>(Address(district, "near-repeat", ("categories", category)));

    /// <summary>Briefings, newest first.</summary>
    public Task<BriefingBrief[]> ListBriefingsAsync(string district) =>
        api.GetAsync<BriefingBrief[]>(Address(district, "briefings"));

    /// <summary>A briefing.</summary>
    public Task<BriefingView> GetBriefingAsync(string id) =>
        api.GetAsync<BriefingView>($"api/briefings/{Uri.EscapeDataString(id)}");

    /// <summary>Makes a briefing.</summary>
    public Task<BriefingView> MakeBriefingAsync(string district, BriefingRequest request) =>
        api.PostAsync<BriefingView>(Address(district, "briefings"), request);

    /// <summary>Asks the same of the month after.</summary>
    public Task<BriefingView> MakeNextAsync(string id) =>
        api.PostAsync<BriefingView>($"api/briefings/{Uri.EscapeDataString(id)}/rerun");

    /// <summary>Weekly cards, the latest week first.</summary>
    public Task<CardBrief[]> ListCardsAsync(string district) =>
        api.GetAsync<CardBrief[]>(Address(district, "cards"));

    /// <summary>Makes the cards of a week.</summary>
    public Task<CardsResult> MakeCardsAsync(string district, string? week) =>
        api.PostAsync<CardsResult>(Address(district, "cards"), new CardsRequest(week));

    private static string? Text(double? number) =>
        number?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Address(string district, string what, params (string Name, string? Value)[] parts)
    {
        var query = string.Join(
            '&',
            parts
                .Where(part => !string.IsNullOrEmpty(part.Value))
                .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
        );
        return $"api/districts/{district}/{what}{(query.Length > 0 ? $"?{query}" : "")}";
    }
}
