using Dapper;
using NodaTime;
using NpgsqlTypes;
using Patrol.Engine.Import.People;
using Patrol.Engine.Model;

namespace Patrol.Storage.People;

/// <summary>
/// Units, teams and members of a district. Each import replaces its table whole; members that stay keep what other
/// tables say of them.
/// </summary>
public static class PeopleStore
{
    /// <summary>Codes of all members.</summary>
    public static async Task<IReadOnlySet<string>> ListCodesAsync(DistrictSession session) =>
        (await session.Connection.QueryAsync<string>("select code from patrol.member")).ToHashSet();

    /// <summary>Replaces the units.</summary>
    public static async Task ReplaceUnitsAsync(DistrictSession session, IReadOnlyList<Unit> units)
    {
        await Stage.ExecuteAsync(session, "delete from patrol.unit");
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.unit select $1, * from unnest($2, $3, $4, $5, $6)",
            Stage.Of(session.District.Value),
            Stage.Of(units.Select(unit => unit.Code).ToArray()),
            Stage.Of(units.Select(unit => unit.Kind).ToArray()),
            Stage.Of(units.Select(unit => unit.Name).ToArray()),
            Stage.Of(units.Select(unit => unit.FilingNumber).ToArray()),
            Stage.Of(units.Select(unit => unit.FilingDate).ToArray())
        );
    }

    /// <summary>Replaces the teams.</summary>
    public static async Task ReplaceTeamsAsync(DistrictSession session, IReadOnlyList<Team> teams)
    {
        await Stage.ExecuteAsync(session, "delete from patrol.team");
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.team select $1, * from unnest($2, $3, $4, $5)",
            Stage.Of(session.District.Value),
            Stage.Of(teams.Select(team => team.Code).ToArray()),
            Stage.Of(teams.Select(team => team.Kind).ToArray()),
            Stage.Of(teams.Select(team => team.Name).ToArray()),
            Stage.Of(teams.Select(team => team.AreaCode).ToArray())
        );
    }

    /// <summary>
    /// Replaces the members. Those that stay keep their clearances and availability; of those that go, both go too.
    /// </summary>
    public static async Task ReplaceMembersAsync(DistrictSession session, IReadOnlyList<Member> members)
    {
        await Stage.LoadAsync(
            session,
            "member_stage",
            """
            code text, force smallint, serves_as smallint, status smallint, age_band text, role text, team_code text, unit_code text,
            area_code text, squad text, monthly_hours double precision, is_generated boolean
            """,
            members,
            (copy, member) =>
            {
                copy.Write(member.Code);
                copy.Write((short)member.Force);
                copy.Write((short)member.ServesAs);
                copy.Write((short)member.Status);
                copy.Write(member.AgeBand);
                copy.WriteOrNull(member.Role);
                copy.WriteOrNull(member.TeamCode);
                copy.WriteOrNull(member.UnitCode);
                copy.WriteOrNull(member.AreaCode);
                copy.WriteOrNull(member.Squad);
                copy.Write(member.MonthlyHours);
                copy.Write(member.IsGenerated);
            }
        );
        foreach (
            var (table, code) in new[]
            {
                ("availability", "member_code"),
                ("clearance", "member_code"),
                ("member", "code"),
            }
        )
        {
            await Stage.ExecuteAsync(
                session,
                $"delete from patrol.{table} old where not exists (select from member_stage s where s.code = old.{code})"
            );
        }
        const string Facts =
            "force, serves_as, status, age_band, role, team_code, unit_code, area_code, squad, monthly_hours, is_generated";
        var given = $"excluded.{Facts.Replace(", ", ", excluded.", StringComparison.Ordinal)}";
        var stored = $"old.{Facts.Replace(", ", ", old.", StringComparison.Ordinal)}";
        await Stage.ExecuteAsync(
            session,
            $"""
            insert into patrol.member as old (district_id, code, {Facts})
            select $1, code, {Facts} from member_stage
            on conflict (district_id, code) do update set ({Facts}) = ({given})
            where ({stored}) is distinct from ({given})
            """,
            Stage.Of(session.District.Value)
        );
        await Stage.ExecuteAsync(session, "drop table member_stage");
    }

    /// <summary>Replaces the clearances.</summary>
    /// <returns>Rows whose member is not registered: nothing was changed then.</returns>
    public static async Task<IReadOnlyList<string>> ReplaceClearancesAsync(
        DistrictSession session,
        IReadOnlyList<ClearanceRow> rows
    )
    {
        if (await StrangersAsync(session, rows.Select(row => row.MemberCode)) is { Count: > 0 } strangers)
        {
            return strangers;
        }
        await Stage.ExecuteAsync(session, "delete from patrol.clearance");
        await Stage.LoadAsync(
            session,
            "clearance_stage",
            "member_code text, kind text, valid_from date, valid_to date",
            rows,
            (copy, row) =>
            {
                copy.Write(row.MemberCode);
                copy.Write(row.Clearance.Kind);
                copy.Write(row.Clearance.From, NpgsqlDbType.Date);
                if (row.Clearance.To is { } to)
                {
                    copy.Write(to, NpgsqlDbType.Date);
                }
                else
                {
                    copy.WriteNull();
                }
            }
        );
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.clearance select $1, * from clearance_stage",
            Stage.Of(session.District.Value)
        );
        await Stage.ExecuteAsync(session, "drop table clearance_stage");
        return [];
    }

    /// <summary>Replaces the availability.</summary>
    /// <returns>Rows whose member is not registered: nothing was changed then.</returns>
    public static async Task<IReadOnlyList<string>> ReplaceAvailabilityAsync(
        DistrictSession session,
        IReadOnlyList<AvailabilityRow> rows
    )
    {
        if (await StrangersAsync(session, rows.Select(row => row.MemberCode)) is { Count: > 0 } strangers)
        {
            return strangers;
        }
        await Stage.ExecuteAsync(session, "delete from patrol.availability");
        await Stage.LoadAsync(
            session,
            "availability_stage",
            "member_code text, from_minute smallint, to_minute smallint",
            rows,
            (copy, row) =>
            {
                copy.Write(row.MemberCode);
                copy.Write((short)row.Window.FromMinute);
                copy.Write((short)row.Window.ToMinute);
            }
        );
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.availability select $1, * from availability_stage",
            Stage.Of(session.District.Value)
        );
        await Stage.ExecuteAsync(session, "drop table availability_stage");
        return [];
    }

    /// <summary>Members with their clearances and availability, ordered by code.</summary>
    public static async Task<IReadOnlyList<Member>> LoadMembersAsync(DistrictSession session)
    {
        var clearances = (
            await session.Connection.QueryAsync<(string Member, string Kind, LocalDate From, LocalDate? To)>(
                "select member_code, kind, valid_from, valid_to from patrol.clearance order by member_code, kind, valid_from"
            )
        ).ToLookup(row => row.Member, row => new Clearance(row.Kind, row.From, row.To));
        var windows = (
            await session.Connection.QueryAsync<(string Member, short From, short To)>(
                "select member_code, from_minute, to_minute from patrol.availability order by member_code, from_minute"
            )
        ).ToLookup(row => row.Member, row => new WeeklyWindow(row.From, row.To));
        return await LoadRollAsync(session, clearances, windows);
    }

    private static async Task<IReadOnlyList<Member>> LoadRollAsync(
        DistrictSession session,
        ILookup<string, Clearance> clearances,
        ILookup<string, WeeklyWindow> windows
    ) =>
        [
            .. (
                await session.Connection.QueryAsync<MemberRow>(
                    """
                    select code, force, serves_as as "ServesAs", status, age_band as "AgeBand", role, team_code as "TeamCode",
                      unit_code as "UnitCode", area_code as "AreaCode", squad, monthly_hours as "MonthlyHours",
                      is_generated as "IsGenerated"
                    from patrol.member order by code collate "C"
                    """
                )
            ).Select(row => new Member(
                row.Code,
                (Force)row.Force,
                (ServesAs)row.ServesAs,
                (MemberStatus)row.Status,
                row.AgeBand,
                row.Role,
                row.TeamCode,
                row.UnitCode,
                row.AreaCode,
                row.Squad,
                row.MonthlyHours,
                [.. clearances[row.Code]],
                [.. windows[row.Code]]
            )
            {
                IsGenerated = row.IsGenerated,
            }),
        ];

    /// <summary>Members without clearances and availability, ordered by code.</summary>
    public static async Task<IReadOnlyList<Member>> LoadRollAsync(DistrictSession session) =>
        await LoadRollAsync(
            session,
            Enumerable.Empty<Clearance>().ToLookup(_ => ""),
            Enumerable.Empty<WeeklyWindow>().ToLookup(_ => "")
        );

    /// <summary>Codes of units whose filing is missing.</summary>
    public static async Task<IReadOnlySet<string>> LoadUnfiledAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<string>(
                "select code from patrol.unit where filing_number is null"
            )
        ).ToHashSet();

    /// <summary>True when a member is registered who was not generated.</summary>
    public static Task<bool> HasImportedAsync(DistrictSession session) =>
        session.Connection.ExecuteScalarAsync<bool>(
            "select exists (select from patrol.member where not is_generated)"
        );

    /// <summary>Number of members by force and status, for reports.</summary>
    public static async Task<IReadOnlyList<(Force Force, MemberStatus Status, int Count)>> CountAsync(
        DistrictSession session
    ) =>
        (
            await session.Connection.QueryAsync<(short Force, short Status, int Count)>(
                "select force, status, count(*)::int from patrol.member group by force, status order by 1, 2"
            )
        )
            .Select(row => ((Force)row.Force, (MemberStatus)row.Status, row.Count))
            .ToArray();

    private static async Task<IReadOnlyList<string>> StrangersAsync(
        DistrictSession session,
        IEnumerable<string> codes
    ) =>
        (
            await session.Connection.QueryAsync<string>(
                "select distinct code from unnest(@codes) code where code not in (select code from patrol.member) order by code limit 100",
                new { codes = codes.Distinct().ToArray() }
            )
        ).AsList();

    private sealed record MemberRow
    {
        public required string Code { get; init; }
        public short Force { get; init; }
        public short ServesAs { get; init; }
        public short Status { get; init; }
        public required string AgeBand { get; init; }
        public string? Role { get; init; }
        public string? TeamCode { get; init; }
        public string? UnitCode { get; init; }
        public string? AreaCode { get; init; }
        public string? Squad { get; init; }
        public double MonthlyHours { get; init; }
        public bool IsGenerated { get; init; }
    }
}
