using Npgsql;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Hotspots.Streets;

/// <summary>Where the incidents of a selection lie, to the meter; only those whose detail has not expired.</summary>
/// <param name="X">[place] easting, meters.</param>
/// <param name="Y">[place] northing, meters.</param>
/// <param name="Weight">[place] incidents; a fraction where only a part of an interval counts.</param>
internal sealed record StreetPlaces(double[] X, double[] Y, float[] Weight)
{
    // An incident counts in its hour, or in none; an interval by its shares, as in the running counts.
    private const string Text = """
        select st_x(place) as x, st_y(place) as y, sum(weight)::real
        from (
          select place, cell, local_week as week, hour_of_week as hour, category, source, 1::double precision as weight
          from patrol.incident where part_slots is null and local_week >= $1
          union all
          select place, cell, local_week + 7 * (slot / 168), (slot % 168)::smallint, category, source, share
          from patrol.incident cross join lateral unnest(part_slots, part_shares) as part (slot, share)
          where part_slots is not null
        ) i
        where week >= $1 and week < $2 and category = any($3) and ($4 or source <> 3)
          and ($5::smallint[] is null or hour = any($5))
          and ($6::smallint is null or cell in (
            select cell from patrol.raster_cell
            where raster = (select number from patrol.analysis_raster where is_current) and community = $6))
        group by x, y
        """;

    /// <summary>Loads them, each place once, in an order that does not change.</summary>
    public static async Task<StreetPlaces> LoadAsync(DistrictSession session, DemandSelection selection)
    {
        // The planner expects far more places than there are and sorts every row; adding up by hash takes a third of it.
        await Stage.ExecuteAsync(session, "set local enable_sort = off");
        await using var command = new NpgsqlCommand(Text, session.Connection, session.Transaction);
        CountStore.Name(command, selection);
        var found = new List<(double X, double Y, float Weight)>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                found.Add((reader.GetDouble(0), reader.GetDouble(1), reader.GetFloat(2)));
            }
        }
        found.Sort();
        return new StreetPlaces(
            [.. found.Select(place => place.X)],
            [.. found.Select(place => place.Y)],
            [.. found.Select(place => place.Weight)]
        );
    }
}
