using Dapper;
using NodaTime;
using Npgsql;
using Patrol.Engine.Model;

namespace Patrol.Storage.Demand;

/// <summary>Demand as a surface needs it: eligible incidents only, neither discovered nor sensitive.</summary>
public static class DemandStore
{
    private const string Eligible = """
        patrol.incident i join patrol.incident_category c using (district_id, category)
        where i.source <> 3 and not c.is_sensitive
        """;

    private const string EligibleExpired = """
        patrol.demand_count d join patrol.incident_category c using (district_id, category)
        where d.is_expired and d.source <> 3 and not c.is_sensitive
          and d.raster = (select number from patrol.analysis_raster where is_current)
        """;

    /// <summary>When and how much.</summary>
    /// <param name="session">A session.</param>
    /// <param name="zone">The district's zone, for the dates of the window.</param>
    /// <returns>Null when there are no eligible incidents.</returns>
    public static async Task<DemandWeeks?> LoadWeeksAsync(DistrictSession session, DateTimeZone zone)
    {
        var rows = await session.Connection.QueryAsync<WeekRow>(
            """
            select w.*, c.is_sensitive as "IsSensitive" from (
              select local_week as week, category, source, count(*)::int as count, count(hour_of_week)::int as timed,
                min(from_time) as first, max(from_time) as last
              from patrol.incident group by local_week, category, source
              union all
              select local_week, category, source, round(sum(weight))::int,
                round(coalesce(sum(weight) filter (where hour_of_week is not null), 0))::int, null, null
              from patrol.demand_count
              where is_expired and raster = (select number from patrol.analysis_raster where is_current)
              group by local_week, category, source
            ) w join patrol.incident_category c using (category)
            """
        );
        var (eligible, discovered, sensitive) = (new SortedDictionary<LocalDate, WeekRow>(), 0, 0);
        foreach (var row in rows)
        {
            if ((IncidentSource)row.Source == IncidentSource.Discovered)
            {
                discovered += row.Count;
            }
            else if (row.IsSensitive)
            {
                sensitive += row.Count;
            }
            else
            {
                eligible[row.Week] = eligible.TryGetValue(row.Week, out var other) ? row.Plus(other) : row;
            }
        }
        if (eligible.Count == 0)
        {
            return null;
        }
        var (first, last) = (eligible.First().Value, eligible.Last().Value);
        return new DemandWeeks(
            eligible.Values.Select(row => new WeekCount(row.Week, row.Count)).ToArray(),
            first.First?.InZone(zone).Date ?? first.Week,
            (last.Last?.InZone(zone).Date ?? last.Week.PlusDays(6)).PlusDays(1),
            eligible.Values.Sum(row => row.Timed),
            discovered,
            sensitive
        );
    }

    /// <summary>Where, with the held-out weeks apart.</summary>
    /// <param name="session">A session.</param>
    /// <param name="test">Held-out weeks, half-open; null for none.</param>
    public static async Task<DemandPlaces> LoadPlacesAsync(
        DistrictSession session,
        (LocalDate From, LocalDate To)? test
    )
    {
        // The planner expects far more places than there are and sorts every row; adding up by hash takes a third of it.
        // It holds to the end of the transaction, and so for the other sums of a surface too.
        await Stage.ExecuteAsync(session, "set local enable_sort = off");
        await using var command = new NpgsqlCommand(
            $"""
            select st_x(place) as x, st_y(place) as y, i.cell, sum(c.severity_weight),
              coalesce(sum(c.severity_weight) filter (where local_week < $1), 0::real),
              count(*)::int, (count(*) filter (where local_week < $1))::int,
              (count(*) filter (where local_week >= $1 and local_week < $2))::int
            from {Eligible} group by x, y, i.cell
            union all
            select r.origin_x + (k.column_index + 0.5) * r.cell_meters, r.origin_y + (k.row_index + 0.5) * r.cell_meters, e.*
            from (
              select d.cell, sum(c.severity_weight * weight)::real,
                coalesce(sum(c.severity_weight * weight) filter (where local_week < $1), 0)::real,
                round(sum(weight))::int, round(coalesce(sum(weight) filter (where local_week < $1), 0))::int,
                round(coalesce(sum(weight) filter (where local_week >= $1 and local_week < $2), 0))::int
              from {EligibleExpired} group by d.cell
            ) e
            join patrol.analysis_raster r on r.is_current
            join patrol.raster_cell k on k.raster = r.number and k.cell = e.cell
            """,
            session.Connection,
            session.Transaction
        );
        command.Parameters.Add(Stage.Of(test?.From ?? LocalDate.MaxIsoValue.PlusYears(-5000)));
        command.Parameters.Add(Stage.Of(test?.To ?? LocalDate.MaxIsoValue.PlusYears(-5000)));
        var (x, y, cell) = (new List<double>(), new List<double>(), new List<int>());
        var (weight, trainWeight) = (new List<float>(), new List<float>());
        var (count, trainCount, testCount) = (new List<int>(), new List<int>(), new List<int>());
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            x.Add(reader.GetDouble(0));
            y.Add(reader.GetDouble(1));
            cell.Add(reader.GetInt32(2));
            weight.Add(reader.GetFloat(3));
            trainWeight.Add(reader.GetFloat(4));
            count.Add(reader.GetInt32(5));
            trainCount.Add(reader.GetInt32(6));
            testCount.Add(reader.GetInt32(7));
        }
        return new DemandPlaces(
            [.. x],
            [.. y],
            [.. cell],
            [.. weight],
            [.. trainWeight],
            [.. count],
            [.. trainCount],
            [.. testCount]
        );
    }

    /// <summary>At which hours, by community.</summary>
    /// <param name="session">A session.</param>
    /// <param name="communities">Number of communities.</param>
    public static async Task<DemandHours> LoadHoursAsync(DistrictSession session, int communities)
    {
        var sums = NoHours(communities);
        foreach (
            var (community, hour, weight) in await session.Connection.QueryAsync<(
                short Community,
                short Hour,
                double Weight
            )>(
                """
                select k.community, d.hour_of_week, sum(d.weight)
                from patrol.demand_count d
                join patrol.incident_category c using (district_id, category)
                join patrol.raster_cell k using (district_id, raster, cell)
                where d.raster = (select number from patrol.analysis_raster where is_current)
                  and d.hour_of_week is not null and d.source <> 3 and not c.is_sensitive
                group by k.community, d.hour_of_week
                """
            )
        )
        {
            sums[community < 0 ? communities : community][hour] += weight;
        }
        return new DemandHours(sums);
    }

    /// <summary>[cell] plain count of incidents on record, sensitive categories left out.</summary>
    /// <param name="session">A session.</param>
    /// <param name="raster">Number of the raster.</param>
    /// <param name="cells">Number of its cells.</param>
    public static async Task<float[]> LoadCellCountsAsync(DistrictSession session, int raster, int cells)
    {
        var counts = new float[cells];
        foreach (
            var (cell, weight) in await session.Connection.QueryAsync<(int Cell, double Weight)>(
                """
                select cell, sum(weight) from patrol.demand_count join patrol.incident_category c using (district_id, category)
                where raster = @raster and not c.is_sensitive group by cell
                """,
                new { raster }
            )
        )
        {
            counts[cell] = (float)weight;
        }
        return counts;
    }

    /// <summary>Both at once, in one pass: at which hours, by community, and [cell] the plain count.</summary>
    /// <param name="session">A session.</param>
    /// <param name="raster">The current raster.</param>
    /// <param name="communities">Number of communities.</param>
    /// <param name="withDiscovered">True when discovered incidents count in the hours too.</param>
    public static async Task<(DemandHours Hours, float[] Counts)> LoadCountsAsync(
        DistrictSession session,
        AnalysisRaster raster,
        int communities,
        bool withDiscovered
    )
    {
        ArgumentNullException.ThrowIfNull(raster);
        var sums = NoHours(communities);
        var counts = new float[raster.Count];
        // Read row by row: there may be as many as there are cells.
        await using var command = new NpgsqlCommand(
            """
            select d.cell, k.community, d.hour_of_week, sum(d.weight),
              coalesce(sum(d.weight) filter (where $2 or d.source <> 3), 0)
            from patrol.demand_count d
            join patrol.incident_category c using (district_id, category)
            join patrol.raster_cell k using (district_id, raster, cell)
            where d.raster = $1 and not c.is_sensitive
            group by grouping sets ((d.cell), (k.community, d.hour_of_week))
            """,
            session.Connection,
            session.Transaction
        );
        command.Parameters.Add(Stage.Of(raster.Number));
        command.Parameters.Add(Stage.Of(withDiscovered));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (!reader.IsDBNull(0))
            {
                counts[reader.GetInt32(0)] = (float)reader.GetDouble(3);
            }
            else if (!reader.IsDBNull(2))
            {
                var community = reader.GetInt16(1);
                sums[community < 0 ? communities : community][reader.GetInt16(2)] += reader.GetDouble(4);
            }
        }
        return (new DemandHours(sums), counts);
    }

    private static double[][] NoHours(int communities) =>
        [.. Enumerable.Range(0, communities + 1).Select(_ => new double[WeekClock.HoursPerWeek])];

    private sealed record WeekRow
    {
        public LocalDate Week { get; init; }
        public short Source { get; init; }
        public bool IsSensitive { get; init; }
        public int Count { get; init; }
        public int Timed { get; init; }
        public Instant? First { get; init; }
        public Instant? Last { get; init; }

        public WeekRow Plus(WeekRow other) =>
            this with
            {
                Count = Count + other.Count,
                Timed = Timed + other.Timed,
                First = First is { } a && other.First is { } b ? Instant.Min(a, b) : First ?? other.First,
                Last = Last is { } c && other.Last is { } d ? Instant.Max(c, d) : Last ?? other.Last,
            };
    }
}
