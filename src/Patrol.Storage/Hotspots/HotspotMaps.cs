using Dapper;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Analysis.Hotspots.Maps;
using Patrol.Engine.Model;
using Patrol.Storage.Analyses;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Hotspots;

/// <summary>
/// Draws hotspot maps from the running counts, without reading incidents. A map is kept in memory, bounded, until an import, a
/// raster, an area, a category or a back-test changes what it was drawn from.
/// </summary>
public static class HotspotMaps
{
    // Members of a week count about two kilobytes each, and so does what is kept here.
    private const int KeptUnit = 2048;
    private const int BytesOfCell = 72;

    /// <summary>Draws a map; a look that counts discovered incidents leaves a row in the audit.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="query">What to draw, and how.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Ends the work before it has begun.</param>
    /// <exception cref="InputException"><c>hotspot.*</c> and <c>demand.*</c>, all that hold of the request at once.</exception>
    public static async Task<ComputedMap> ComputeAsync(
        PatrolDatabase database,
        District district,
        HotspotQuery query,
        Actor actor,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(query);
        var map = await database.ReadAsync(
            district.Id,
            session => ComputeAsync(session, district, query),
            cancel
        );
        if (query.WithDiscovered)
        {
            await database.WriteAsync(
                district.Id,
                actor,
                session => LogLookAsync(session, map.Map.Demand),
                cancel
            );
        }
        return map;
    }

    /// <summary>The same inside a session, for work that logs for itself what it counts.</summary>
    /// <exception cref="InputException"><c>hotspot.*</c> and <c>demand.*</c>.</exception>
    public static async Task<ComputedMap> ComputeAsync(
        DistrictSession session,
        District district,
        HotspotQuery query
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(query);
        var asked = HotspotQueries.Canonical(query);
        var state = await session.Connection.QuerySingleAsync<State>(
            """
            select (select number from patrol.analysis_raster where is_current) as raster,
              (select columns * rows from patrol.analysis_raster where is_current) as squares,
              (select coalesce(max(number), 0) from patrol.analysis where kind = @Kind) as "BackTest"
            """,
            new { BackTestChoice.Kind }
        );
        if (state.Raster is null)
        {
            throw Wrong(
                "hotspot.no-cells",
                null,
                null,
                "Import the areas of the district first: the raster is laid over them."
            );
        }
        var revision = await DemandRevision.FindAsync(session);
        var kept = await session.RecallAsync(
            (session.District, state, revision, asked),
            () => Task.FromResult(new KeptMap()),
            _ => state.Squares * BytesOfCell / KeptUnit
        );
        return await kept.GetAsync(() => DrawAsync(session, district, asked, state, revision));
    }

    private static async Task<ComputedMap> DrawAsync(
        DistrictSession session,
        District district,
        HotspotQuery asked,
        State state,
        DemandRevision revision
    )
    {
        var raster = await session.RecallAsync(
            (session.District, nameof(AnalysisRaster), state.Raster, revision),
            () => RasterStore.LoadAsync(session, state.Raster!.Value),
            one => one.Count * BytesOfCell / KeptUnit
        );
        var (method, reason) = await MethodAsync(session, asked);
        var issues = new List<InputIssue>();
        var options = HotspotQueries.Options(asked, method, raster, issues);
        var selection = await SelectAsync(session, asked, issues);
        var counts = await CountStore.LoadAsync(session, selection);
        if (counts.Cell.Length == 0)
        {
            throw Nothing(selection);
        }
        var part = RasterPart.Of(raster, selection.Community);
        var drawn = CellMapBuilder.Build(
            new MapDemand(part.Raster, part.Within(counts), selection.Observed),
            options
        );
        var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
        return new HotspotDocument(district, raster, part, [.. communities.Select(area => area.Name)]).Of(
            drawn,
            counts,
            selection,
            asked,
            reason
        );
    }

    // What is wrong with the demand is said together with what is wrong with the drawing.
    private static async Task<DemandSelection> SelectAsync(
        DistrictSession session,
        HotspotQuery asked,
        List<InputIssue> issues
    )
    {
        try
        {
            var selection = await DemandQueries.ResolveAsync(session, asked);
            return issues.Count == 0 ? selection : throw new InputException(issues);
        }
        catch (InputException fault) when (issues.Count > 0 && fault.Issues != issues)
        {
            throw new InputException([.. issues, .. fault.Issues]);
        }
    }

    private static async Task<(string Method, string Reason)> MethodAsync(
        DistrictSession session,
        HotspotQuery asked
    )
    {
        if (asked.Method is { } method)
        {
            return (method, "asked");
        }
        var choice = await AnalysisStore.FindLatestAsync<BackTestChoice>(session, BackTestChoice.Kind);
        return choice switch
        {
            { IsSwitchedOff: true } => (ForecastMethod.Baseline.Name, "switched-off"),
            { Chosen: { } chosen } when MapOptions.Methods.Contains(chosen) => (chosen, "backtest"),
            _ => (MapOptions.KernelDensity, "no-backtest"),
        };
    }

    private static InputException Nothing(DemandSelection selection) =>
        selection switch
        {
            { IsHour: not null, Summary.TimedIncidents: <= 0 } => Wrong(
                "hotspot.no-timed-incidents",
                "hours",
                selection.Summary.Hours,
                "No incident of this window has a time of day: ask for all hours."
            ),
            { Community: not null } => Wrong(
                "hotspot.no-incidents-there",
                "community",
                selection.Summary.Community,
                "Nothing on record there at these times: widen the window, the hours or the categories."
            ),
            _ => Wrong(
                "hotspot.no-incidents-then",
                "hours",
                selection.Summary.Hours,
                "Nothing on record in these hours: widen the window, the hours or the categories."
            ),
        };

    private static InputException Wrong(string code, string? field, string? value, string remedy) =>
        new(new InputIssue(code, null, null, field, value, remedy));

    private static Task<int> LogLookAsync(DistrictSession session, DemandSummary demand) =>
        Stage.ExecuteAsync(
            session,
            """
            insert into patrol.audit (district_id, actor, reason, relation, operation, rows)
            values ($1, $2, $3, 'demand_count', 'look with discovered', $4)
            """,
            Stage.Of(session.District.Value),
            Stage.Of(session.Actor!.Name),
            Stage.Of(session.Actor.Reason),
            Stage.Of((long)Math.Ceiling(demand.Incidents))
        );

    private sealed record State
    {
        public int? Raster { get; init; }
        public int Squares { get; init; }
        public int BackTest { get; init; }
    }

    /// <summary>A map that is drawn once for all who ask for it at the same time; who fails leaves the next to try.</summary>
    private sealed class KeptMap
    {
        private readonly SemaphoreSlim turn = new(1);
        private ComputedMap? map;

        public async Task<ComputedMap> GetAsync(Func<Task<ComputedMap>> draw)
        {
            if (map is { } known)
            {
                return known;
            }
            await turn.WaitAsync();
            try
            {
                return map ??= await draw();
            }
            finally
            {
                turn.Release();
            }
        }
    }
}
