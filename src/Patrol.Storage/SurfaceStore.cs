using Dapper;
using NodaTime;
using Npgsql;
using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;

namespace Patrol.Storage;

/// <summary>Surfaces: immutable, numbered within the district.</summary>
public static class SurfaceStore
{
    /// <summary>Stores a surface.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="districtCode">Code of the district.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="counts">[cell] incidents on record.</param>
    /// <param name="now">When it was made.</param>
    /// <returns>The surface without its values.</returns>
    public static async Task<SurfaceView> SaveAsync(
        DistrictSession session,
        string districtCode,
        RiskSurface surface,
        float[] counts,
        Instant now
    )
    {
        var number = await DistrictLocks.TakeNumberAsync(session, "risk_surface");
        var view = SurfaceDocuments.Of(
            $"{new NumberedKey(districtCode, number)}",
            districtCode,
            Codes.Of(now),
            surface,
            counts
        );
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.risk_surface values ($1, $2, $3, $4, $5, $6, $7)",
            Stage.Of(session.District.Value),
            Stage.Of(number),
            Stage.Of(surface.RasterNumber),
            Stage.Of(now),
            Stage.Of(surface.RatePerWeek),
            Stage.Of(surface.ProfileOfCell),
            JsonDocumentStore.Of(view)
        );
        foreach (var (dayType, profiles) in surface.Profiles)
        {
            await Stage.ExecuteAsync(
                session,
                """
                insert into patrol.surface_profile
                select $1, $2, $3, p, ($4::real[])[p * $5 + 1 : (p + 1) * $5] from generate_series(0, $6 - 1) p
                """,
                Stage.Of(session.District.Value),
                Stage.Of(number),
                Stage.Of(dayType),
                Stage.Of(profiles.SelectMany(shares => shares).ToArray()),
                Stage.Of(WeekClock.HoursPerWeek),
                Stage.Of(profiles.Length)
            );
        }
        return view;
    }

    /// <summary>A surface without its values; null when there is none of that number.</summary>
    public static async Task<SurfaceView?> FindAsync(DistrictSession session, int number) =>
        await session.Connection.QuerySingleOrDefaultAsync<string>(
            "select card::text from patrol.risk_surface where number = @number",
            new { number }
        )
            is { } text
            ? JsonDocumentStore.Read<SurfaceView>(text)
            : null;

    /// <summary>Surfaces without their values, newest first.</summary>
    public static async Task<IReadOnlyList<SurfaceView>> ListAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<string>(
                "select card::text from patrol.risk_surface order by number desc limit 100"
            )
        )
            .Select(JsonDocumentStore.Read<SurfaceView>)
            .ToArray();

    /// <summary>Number of the newest surface; null without one.</summary>
    public static Task<int?> LatestAsync(DistrictSession session) =>
        session.Connection.ExecuteScalarAsync<int?>("select max(number) from patrol.risk_surface");

    /// <summary>The policy of the newest surface; null without one, or where it states none.</summary>
    public static async Task<PresencePolicy?> FindLatestPolicyAsync(DistrictSession session) =>
        await LatestAsync(session) is { } number
        && (await FindAsync(session, number))?.Card.Policy is { } policy
            ? new PresencePolicy(policy.CapMinutes, policy.FloorShare)
            : null;

    /// <summary>The values of a surface; null when there is none of that number.</summary>
    public static async Task<SurfaceValues?> LoadAsync(DistrictSession session, int number)
    {
        await using var command = new NpgsqlCommand(
            "select raster, rate, profile_of_cell, card::text from patrol.risk_surface where number = $1",
            session.Connection,
            session.Transaction
        );
        command.Parameters.Add(Stage.Of(number));
        int raster;
        float[] rate;
        short[] profileOfCell;
        SurfaceView view;
        await using (var reader = await command.ExecuteReaderAsync())
        {
            if (!await reader.ReadAsync())
            {
                return null;
            }
            raster = reader.GetInt32(0);
            rate = reader.GetFieldValue<float[]>(1);
            profileOfCell = reader.GetFieldValue<short[]>(2);
            view = JsonDocumentStore.Read<SurfaceView>(reader.GetString(3));
        }
        var profiles = (
            await session.Connection.QueryAsync<(string DayType, float[] Share)>(
                "select day_type, share from patrol.surface_profile where surface = @number order by day_type, profile",
                new { number }
            )
        )
            .GroupBy(row => row.DayType)
            .ToDictionary(group => group.Key, group => group.Select(row => row.Share).ToArray());
        return new SurfaceValues(view, new DemandRates(raster, rate, profileOfCell, profiles));
    }
}

/// <summary>A stored surface with its values.</summary>
/// <param name="View">The surface without its values.</param>
/// <param name="Rates">Its rates and profiles.</param>
public sealed record SurfaceValues(SurfaceView View, DemandRates Rates);
