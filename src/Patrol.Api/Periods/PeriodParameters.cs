using Patrol.Contracts.Periods;

namespace Patrol.Api.Periods;

/// <summary>A query of periods as an address says it.</summary>
internal sealed record PeriodParameters(
    string? Categories,
    string? From,
    int? Weeks,
    string? To,
    string? Hours,
    string? Community,
    bool? WithDiscovered,
    int? Windows,
    int? ShortestHours,
    int? MostHours
)
{
    /// <summary>The query; what the address does not say is as usual, and what it leaves empty too.</summary>
    public PeriodQuery ToQuery() =>
        new()
        {
            Categories = OrNull(Categories),
            From = OrNull(From),
            Weeks = Weeks,
            To = OrNull(To),
            Hours = OrNull(Hours),
            Community = OrNull(Community),
            WithDiscovered = WithDiscovered ?? false,
            Windows = Windows ?? PeriodQuery.UsualWindows,
            ShortestHours = ShortestHours ?? PeriodQuery.UsualShortestHours,
            MostHours = MostHours,
        };

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
