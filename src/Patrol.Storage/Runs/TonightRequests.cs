using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Patrol.Contracts;
using Patrol.Engine.Model;

namespace Patrol.Storage.Runs;

/// <summary>What may be asked of a search for tonight's patrols.</summary>
public static class TonightRequests
{
    private const double FewestHours = 0.25;
    private const double MostHours = 24;
    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const int MostPatrols = 500;
    private const double MostSeconds = 600;
    private static readonly LocalDateTimePattern FromPattern =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Refuses a request that can't be planned.</summary>
    /// <returns>Start of the window on the district's clock.</returns>
    /// <exception cref="InputException"><c>tonight.*</c>: every fault.</exception>
    public static LocalDateTime Validate(TonightRequest request, District district)
    {
        var issues = new List<InputIssue>();
        void Check(bool holds, string field, object? value, string remedy) =>
            issues.Require(holds, "tonight.request", field, value, remedy);
        Check(
            FromPattern.Parse(request.From ?? "").TryGetValue(default, out var from)
                && from.Year is >= FirstYear and <= LastYear,
            "from",
            request.From,
            $"Write the start on the clock of {district.TimeZone.Id} as 2016-08-12T20:00, in the years {FirstYear} to {LastYear}."
        );
        Check(
            request.Hours is >= FewestHours and <= MostHours,
            "hours",
            request.Hours,
            $"Give {FewestHours.ToString(CultureInfo.InvariantCulture)} to {MostHours} hours."
        );
        Check(
            request.Patrols is >= 1 and <= MostPatrols,
            "patrols",
            request.Patrols,
            $"Give 1 to {MostPatrols} patrols."
        );
        Check(
            request.BudgetSeconds is >= 1 and <= MostSeconds,
            "budgetSeconds",
            request.BudgetSeconds,
            $"Give 1 to {MostSeconds} seconds."
        );
        Check(request.Seed >= 0, "seed", request.Seed, "Give a seed of 0 or more.");
        Check(
            request.Surface is null
                || (NumberedKey.TryParse(request.Surface, out var key) && key.District == district.Code),
            "surface",
            request.Surface,
            $"Name a surface of this district, such as {district.Code}-1, or leave it out for the newest."
        );
        return issues.Count > 0 ? throw new InputException(issues) : from;
    }
}
