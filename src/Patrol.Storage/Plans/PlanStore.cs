using Dapper;
using NodaTime;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Optimization.Solving;
using Patrol.Engine.Planning;
using Patrol.Storage.Jobs;

namespace Patrol.Storage.Plans;

/// <summary>Plans of weeks: planning runs, and versions that never change but for where they stand.</summary>
public static class PlanStore
{
    private const string Columns = """
        v.number, v.week, v.plan, v.parent, v.state, v.created, v.actor, v.change::text as change, v.figures::text as figures,
        p.surface, coalesce(w.head = v.number, false) as "IsHead"
        """;

    private const string Tables = """
        patrol.plan_version v join patrol.week_plan p on p.district_id = v.district_id and p.number = v.plan
        left join patrol.plan_week w on w.district_id = v.district_id and w.week = v.week
        """;

    /// <summary>Stores what planning found; its number.</summary>
    public static async Task<int> AddRunAsync(
        DistrictSession session,
        LocalDate week,
        int surface,
        PlanDuties duties,
        RoutePlan routes
    )
    {
        var number = await DistrictLocks.TakeNumberAsync(session, "week_plan");
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.week_plan (district_id, number, week, surface, actor, duties, routes) values ($1, $2, $3, $4, $5, $6, $7)",
            Stage.Of(session.District.Value),
            Stage.Of(number),
            Stage.Of(week),
            Stage.Of(surface),
            Stage.Of(session.Actor!.Name),
            JsonDocumentStore.Of(duties),
            JsonDocumentStore.Of(routes)
        );
        return number;
    }

    /// <summary>Stores a version and makes it the one that is worked on.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="week">Monday of the local week.</param>
    /// <param name="run">Number of the planning run.</param>
    /// <param name="parent">Number of the version it was made from; null for the first.</param>
    /// <param name="change">What was done to it.</param>
    /// <param name="figures">What it comes to.</param>
    /// <param name="roster">Who serves.</param>
    /// <param name="brokenBefore">Rules that the parent breaks by now, which an edit may leave as they are.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentException">Its checks found broken rules.</exception>
    public static async Task<int> AddVersionAsync(
        DistrictSession session,
        LocalDate week,
        int run,
        int? parent,
        Reason change,
        PlanFigures figures,
        WeekRoster roster,
        int brokenBefore = 0
    )
    {
        if (figures.Checks.Roster > brokenBefore || figures.Checks.Routes > 0)
        {
            throw new ArgumentException($"The plan broke rules: {figures.Checks}.", nameof(figures));
        }
        var number = await DistrictLocks.TakeNumberAsync(session, "plan_version");
        await Stage.ExecuteAsync(
            session,
            """
            insert into patrol.plan_version (district_id, number, week, plan, parent, actor, change, figures, roster)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            Stage.Of(session.District.Value),
            Stage.Of(number),
            Stage.Of(week),
            Stage.Of(run),
            Stage.Of(parent),
            Stage.Of(session.Actor!.Name),
            JsonDocumentStore.Of(change),
            JsonDocumentStore.Of(figures),
            JsonDocumentStore.Of(roster)
        );
        await SetHeadAsync(session, week, number);
        return number;
    }

    /// <summary>Makes a version the one that is worked on.</summary>
    internal static async Task SetHeadAsync(DistrictSession session, LocalDate week, int number)
    {
        await Stage.ExecuteAsync(
            session,
            """
            insert into patrol.plan_week values ($1, $2, $3)
            on conflict (district_id, week) do update set head = excluded.head
            """,
            Stage.Of(session.District.Value),
            Stage.Of(week),
            Stage.Of(number)
        );
        await LiveNews.TellAsync(session, "plan", number);
    }

    /// <summary>The version that is worked on in a week, held until the session ends; null when there is none yet.</summary>
    internal static async Task<int?> HoldHeadAsync(DistrictSession session, LocalDate week)
    {
        await DistrictLocks.TakeWeekAsync(session, week);
        return await session.Connection.ExecuteScalarAsync<int?>(
            "select head from patrol.plan_week where week = @week",
            new { week }
        );
    }

    /// <summary>A version; null when there is none of that number.</summary>
    public static async Task<StoredVersion?> FindAsync(DistrictSession session, int number) =>
        (
            await session.Connection.QuerySingleOrDefaultAsync<Row>(
                $"select {Columns} from {Tables} where v.number = @number",
                new { number }
            )
        )?.Version();

    /// <summary>The version that is worked on in a week; null when there is none.</summary>
    public static async Task<StoredVersion?> FindHeadAsync(DistrictSession session, LocalDate week) =>
        (
            await session.Connection.QuerySingleOrDefaultAsync<Row>(
                $"select {Columns} from {Tables} where v.week = @week and w.head = v.number",
                new { week }
            )
        )?.Version();

    /// <summary>The version of a week that is in force; null when none is.</summary>
    public static async Task<StoredVersion?> FindPublishedAsync(DistrictSession session, LocalDate week) =>
        (
            await session.Connection.QuerySingleOrDefaultAsync<Row>(
                $"select {Columns} from {Tables} where v.week = @week and v.state = 'published'",
                new { week }
            )
        )?.Version();

    /// <summary>Number of the latest version made from one; null when there is none.</summary>
    internal static Task<int?> FindChildAsync(DistrictSession session, int number) =>
        session.Connection.ExecuteScalarAsync<int?>(
            "select max(number) from patrol.plan_version where parent = @number",
            new { number }
        );

    /// <summary>Versions, newest first: of one week all, else those that are worked on or in force.</summary>
    public static async Task<IReadOnlyList<StoredVersion>> ListAsync(
        DistrictSession session,
        LocalDate? week
    ) => (
            await session.Connection.QueryAsync<Row>(
                $"""
                select {Columns} from {Tables}
                where v.week = @week or (@week::date is null and (w.head = v.number or v.state = 'published'))
                order by v.number desc limit 200
                """,
                new { week }
            )
        ).Select(row => row.Version()).ToArray();

    /// <summary>Who serves in a version.</summary>
    public static async Task<WeekRoster> LoadRosterAsync(DistrictSession session, int number) =>
        JsonDocumentStore.Read<WeekRoster>(
            await session.Connection.QuerySingleAsync<string>(
                "select roster::text from patrol.plan_version where number = @number",
                new { number }
            )
        );

    /// <summary>Duties of a planning run.</summary>
    public static async Task<PlanDuties> LoadDutiesAsync(DistrictSession session, int run) =>
        JsonDocumentStore.Read<PlanDuties>(
            await session.Connection.QuerySingleAsync<string>(
                "select duties::text from patrol.week_plan where number = @run",
                new { run }
            )
        );

    /// <summary>Duties of planning runs without their slots, by number of the run.</summary>
    public static async Task<IReadOnlyDictionary<int, PlanDuties>> ListBriefsAsync(
        DistrictSession session,
        IEnumerable<int> runs
    ) =>
        (
            await session.Connection.QueryAsync<(int Number, string Duties)>(
                """
                select number, (duties || '{"slots": [], "curve": [], "passes": []}')::text
                from patrol.week_plan where number = any(@runs)
                """,
                new { runs = runs.Distinct().ToArray() }
            )
        ).ToDictionary(row => row.Number, row => JsonDocumentStore.Read<PlanDuties>(row.Duties));

    /// <summary>Routes of a planning run.</summary>
    public static async Task<RoutePlan> LoadRoutesAsync(DistrictSession session, int run) =>
        JsonDocumentStore.Read<RoutePlan>(
            await session.Connection.QuerySingleAsync<string>(
                "select routes::text from patrol.week_plan where number = @run",
                new { run }
            )
        );

    /// <summary>Changes where a version stands, with whose word that was.</summary>
    internal static async Task SetStateAsync(
        DistrictSession session,
        int number,
        string state,
        string name,
        string reason
    )
    {
        await Stage.ExecuteAsync(
            session,
            "update patrol.plan_version set state = $2 where number = $1",
            Stage.Of(number),
            Stage.Of(state)
        );
        await Stage.ExecuteAsync(
            session,
            """
            insert into patrol.plan_event (district_id, version, number, actor, name, state, reason)
            select $1, $2, count(*) + 1, $3, $4, $5, $6 from patrol.plan_event where version = $2
            """,
            Stage.Of(session.District.Value),
            Stage.Of(number),
            Stage.Of(session.Actor!.Name),
            Stage.Of(name),
            Stage.Of(state),
            Stage.Of(reason)
        );
        await LiveNews.TellAsync(session, "plan", number);
    }

    /// <summary>Decisions on versions by number of the version, oldest first.</summary>
    public static async Task<ILookup<int, PlanEventView>> ListEventsAsync(
        DistrictSession session,
        IEnumerable<int> numbers
    ) =>
        (
            await session.Connection.QueryAsync<(
                int Version,
                Instant At,
                string Name,
                bool IsVerified,
                string State,
                string Reason
            )>(
                """
                select version, at, name, is_verified, state, reason
                from patrol.plan_event where version = any(@numbers) order by version, number
                """,
                new { numbers = numbers.ToArray() }
            )
        ).ToLookup(
            row => row.Version,
            row => new PlanEventView(
                Documents.Codes.Of(row.At),
                row.Name,
                row.IsVerified,
                row.State,
                row.Reason
            )
        );

    private sealed record Row
    {
        public int Number { get; init; }
        public LocalDate Week { get; init; }
        public int Plan { get; init; }
        public int? Parent { get; init; }
        public required string State { get; init; }
        public Instant Created { get; init; }
        public required string Actor { get; init; }
        public required string Change { get; init; }
        public required string Figures { get; init; }
        public int Surface { get; init; }
        public bool IsHead { get; init; }

        public StoredVersion Version() =>
            new(
                Number,
                Week,
                Plan,
                Parent,
                State,
                Created,
                Actor,
                JsonDocumentStore.Read<Reason>(Change),
                JsonDocumentStore.Read<PlanFigures>(Figures),
                Surface,
                IsHead
            );
    }
}
