using Dapper;
using NodaTime;
using NodaTime.Text;
using Patrol.Contracts.Comparisons;
using Patrol.Contracts.Patterns;
using Patrol.Engine.Analysis.Hotspots.Patterns;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Patterns;

/// <summary>Near repeats by category: the incidents are read inside the district, the test runs without holding it.</summary>
public static class NearRepeatRun
{
    /// <summary>Fewest incidents of a category that are looked at; our own choice.</summary>
    public const int Fewest = 30;

    private const int Usual = 999;
    private const int UsualYears = 1;
    private const double LongestDays = 3;

    /// <summary>Runs the test.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="query">Which categories, when, how many orders.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">
    /// <c>near-repeat.dates</c>, <c>near-repeat.permutations</c>, <c>near-repeat.pairs</c>, <c>demand.category</c>,
    /// <c>demand.no-incidents</c>.
    /// </exception>
    public static async Task<NearRepeatView> RunAsync(
        PatrolDatabase database,
        District district,
        NearRepeatQuery query,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(query);
        var input = await database.ReadAsync(
            district.Id,
            session => LoadAsync(session, district, query),
            cancel
        );
        var found = new List<NearRepeatCategory>();
        foreach (var category in input.Categories.Where(one => one.Days.Length >= Fewest))
        {
            found.Add(await Task.Run(() => Test(category, input.Permutations, cancel), cancel));
        }
        return new NearRepeatView(
            district.Code,
            Codes.Of(input.From),
            Codes.Of(input.To),
            input.Permutations,
            found,
            [.. input.Categories.Where(one => one.Days.Length < Fewest).Select(one => one.Name)],
            input.Blurred,
            input.Expired,
            [.. Limits(input)]
        );
    }

    private static IEnumerable<string> Limits(Input input)
    {
        if (input.Blurred > 0)
        {
            yield return "blurred-left-out";
        }
        if (input.Expired > 0)
        {
            yield return "expired-left-out";
        }
    }

    private static NearRepeatCategory Test(Places category, int permutations, CancellationToken cancel)
    {
        NearRepeatReport report;
        try
        {
            report = NearRepeat.Of(
                category.X,
                category.Y,
                category.Days,
                new NearRepeatOptions { Permutations = permutations },
                cancel
            );
        }
        catch (ArgumentException)
        {
            throw new InputException(
                new InputIssue(
                    "near-repeat.pairs",
                    null,
                    null,
                    "categories",
                    category.Name.Code,
                    FormattableString.Invariant(
                        $"Its {category.Days.Length} incidents make more than {NearRepeat.MostPairs} near pairs: ask for a shorter time."
                    )
                )
            );
        }
        return new NearRepeatCategory(
            category.Name.Code,
            category.Name.Name,
            report.Incidents,
            report.NearPairs,
            [
                .. report.Bands.Select(band => new NearRepeatRow(
                    band.FromMeters,
                    band.ToMeters,
                    band.FromDays,
                    band.ToDays,
                    band.Pairs,
                    band.Expected,
                    band.Ratio,
                    band.Probability,
                    band.IsFlagged
                )),
            ]
        );
    }

    private static async Task<Input> LoadAsync(
        DistrictSession session,
        District district,
        NearRepeatQuery query
    )
    {
        var issues = new List<InputIssue>();
        var categories = await DemandQueries.ChooseCategoriesAsync(session, query.Categories, issues);
        var permutations = query.Permutations ?? Usual;
        issues.Require(
            permutations is >= 99 and <= 9999,
            "near-repeat.permutations",
            "permutations",
            permutations,
            "Give 99 to 9999 orders."
        );
        var (asked, end) = (Date(query.From, "from", issues), Date(query.To, "to", issues));
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var observed = await RecordSpan.LoadAsync(session, district.TimeZone, categories);
        var to = LocalDate.Min(end ?? observed.To, observed.To);
        var from = LocalDate.Max(asked ?? to.PlusYears(-UsualYears), observed.From);
        issues.Require(
            from < to,
            "near-repeat.dates",
            "from",
            Codes.Of(asked ?? from),
            $"{RecordSpan.Say(observed)} The window has to end after it starts."
        );
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var rows = (
            await session.Connection.QueryAsync<(
                short Category,
                double X,
                double Y,
                double Day,
                bool IsBlurred
            )>(
                """
                select category, st_x(place), st_y(place),
                  (extract(epoch from from_time) + extract(epoch from to_time)) / 172800.0, to_time - from_time > @longest
                from patrol.incident
                where local_week >= @week and local_week < @to and from_time >= @start and from_time < @end
                  and category = any(@numbers) and source <> 3
                order by from_time, dataset, source_id
                """,
                new
                {
                    longest = TimeSpan.FromDays(LongestDays),
                    week = WeekClock.WeekOf(from),
                    to,
                    start = district.TimeZone.AtStartOfDay(from).ToInstant(),
                    end = district.TimeZone.AtStartOfDay(to).ToInstant(),
                    numbers = categories.Select(category => category.Number).ToArray(),
                }
            )
        ).AsList();
        var sharp = rows.Where(row => !row.IsBlurred).ToLookup(row => row.Category);
        return new Input(
            from,
            to,
            permutations,
            [
                .. categories.Select(category => new Places(
                    new NamedCode(category.Code, category.Name),
                    [.. sharp[category.Number].Select(row => row.X)],
                    [.. sharp[category.Number].Select(row => row.Y)],
                    [.. sharp[category.Number].Select(row => row.Day)]
                )),
            ],
            rows.Count(row => row.IsBlurred),
            await RecordSpan.CountExpiredAsync(session, categories, (from, to))
        );
    }

    private static LocalDate? Date(string? text, string field, List<InputIssue> issues)
    {
        if (text is null)
        {
            return null;
        }
        var date = Codes.FindDate(text);
        issues.Require(
            date is not null,
            "near-repeat.dates",
            field,
            text,
            "Write a date such as 2026-01-31."
        );
        return date;
    }

    private sealed record Input(
        LocalDate From,
        LocalDate To,
        int Permutations,
        IReadOnlyList<Places> Categories,
        int Blurred,
        int Expired
    );

    private sealed record Places(NamedCode Name, double[] X, double[] Y, double[] Days);
}
