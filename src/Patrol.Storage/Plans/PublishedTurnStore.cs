using Dapper;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Patrol.Engine.Model;

namespace Patrol.Storage.Plans;

/// <summary>Turns of the versions that are in force: rest, hours and continuity of the next week count them.</summary>
public static class PublishedTurnStore
{
    /// <summary>Turns of a published week; empty when none is published.</summary>
    /// <param name="session">A session.</param>
    /// <param name="week">Monday of the local week.</param>
    public static async Task<IReadOnlyList<PastTurn>> LoadWeekAsync(
        DistrictSession session,
        LocalDate week
    ) => (
            await session.Connection.QueryAsync<(string Member, Instant From, Instant To, string Area)>(
                """
                select member_code, lower(during), upper(during), area from patrol.published_turn t
                join patrol.plan_version v on v.number = t.version
                where v.week = @week order by member_code, lower(during)
                """,
                new { week }
            )
        ).Select(row => new PastTurn(row.Member, row.From, row.To, row.Area)).ToArray();

    /// <summary>[member code] hours of published turns that start in the month of a Monday and before it.</summary>
    /// <param name="session">A session.</param>
    /// <param name="zone">Clock of the district.</param>
    /// <param name="week">Monday of the local week.</param>
    public static async Task<IReadOnlyDictionary<string, double>> LoadHoursAsync(
        DistrictSession session,
        DateTimeZone zone,
        LocalDate week
    ) =>
        (
            await session.Connection.QueryAsync<(string Member, double Hours)>(
                """
                select member_code, sum(extract(epoch from upper(during) - lower(during)) / 3600)::double precision
                from patrol.published_turn
                where lower(during) >= @from and lower(during) < @to
                group by member_code
                """,
                new
                {
                    from = zone.AtStartOfDay(new LocalDate(week.Year, week.Month, 1)).ToInstant(),
                    to = zone.AtStartOfDay(week).ToInstant(),
                }
            )
        ).ToDictionary(row => row.Member, row => row.Hours);

    /// <summary>Puts a version's turns in force, in the place of those of the version before.</summary>
    /// <exception cref="InputException"><c>plan.overlap</c>: a member would be at two places at a time.</exception>
    internal static async Task ReplaceAsync(
        DistrictSession session,
        int? before,
        int version,
        IReadOnlyList<DutySlot> slots,
        IReadOnlyList<Assignment> assignments
    )
    {
        await Stage.ExecuteAsync(
            session,
            "delete from patrol.published_turn where version = $1",
            Stage.Of(before ?? version)
        );
        var slotOf = slots.ToDictionary(slot => slot.Code);
        await Stage.LoadAsync(
            session,
            "turn_stage",
            "slot text, member_code text, area text, is_lead boolean, during tstzrange",
            assignments,
            (copy, one) =>
            {
                var slot = slotOf[one.Slot];
                copy.Write(one.Slot);
                copy.Write(one.Member);
                copy.Write(slot.Area);
                copy.Write(one.IsLead);
                copy.Write(new Interval(slot.From, slot.To), NpgsqlDbType.TimestampTzRange);
            }
        );
        try
        {
            await Stage.ExecuteAsync(
                session,
                "insert into patrol.published_turn select $1, $2, * from turn_stage",
                Stage.Of(session.District.Value),
                Stage.Of(version)
            );
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            throw new InputException(
                new InputIssue(
                    "plan.overlap",
                    null,
                    null,
                    null,
                    null,
                    "A member would be at two places at a time, or is on duty in a published week already: plan again."
                )
            );
        }
    }
}
