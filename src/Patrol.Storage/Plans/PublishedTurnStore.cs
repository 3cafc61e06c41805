using Dapper;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;

namespace Patrol.Storage.Plans;

/// <summary>Turns of the versions that are in force: rest, hours and continuity of other weeks count them.</summary>
public static class PublishedTurnStore
{
    /// <summary>Turns of a published week; empty when none is published.</summary>
    /// <param name="session">A session.</param>
    /// <param name="week">Monday of the local week.</param>
    public static async Task<IReadOnlyList<PublishedTurn>> LoadWeekAsync(
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
        ).Select(row => new PublishedTurn(row.Member, row.From, row.To, row.Area)).ToArray();

    /// <summary>[member, month] hours of published turns outside of a week, in the months that it touches.</summary>
    /// <param name="session">A session.</param>
    /// <param name="zone">Clock of the district.</param>
    /// <param name="week">Monday of the local week.</param>
    public static async Task<IReadOnlyDictionary<MemberMonth, double>> LoadHoursAsync(
        DistrictSession session,
        DateTimeZone zone,
        LocalDate week
    )
    {
        Instant StartOf(LocalDate date) => zone.AtStartOfDay(date).ToInstant();
        var months = new[] { week.ToYearMonth(), week.PlusDays(6).ToYearMonth() };
        var hours = new Dictionary<MemberMonth, double>();
        foreach (var month in months.Distinct())
        {
            var rows = await session.Connection.QueryAsync<(string Member, double Hours)>(
                """
                select member_code, sum(extract(epoch from upper(during) - lower(during)) / 3600)::double precision
                from patrol.published_turn
                where lower(during) >= @from and lower(during) < @to
                  and not (lower(during) >= @monday and lower(during) < @next)
                group by member_code
                """,
                new
                {
                    from = StartOf(month.OnDayOfMonth(1)),
                    to = StartOf(month.OnDayOfMonth(1).PlusMonths(1)),
                    monday = StartOf(week),
                    next = StartOf(week.PlusWeeks(1)),
                }
            );
            foreach (var row in rows)
            {
                hours[new MemberMonth(row.Member, month)] = row.Hours;
            }
        }
        return hours;
    }

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
