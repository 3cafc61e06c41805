namespace Patrol.Papers.Features;

/// <summary>Triggers that keep a spatial index with its layer where a program edits it (GeoPackage 1.3, annex F.3).</summary>
internal static class GeoPackageTriggers
{
    private const string Box = "ST_MinX(new.geom), ST_MaxX(new.geom), ST_MinY(new.geom), ST_MaxY(new.geom)";
    private const string IsThere = "(new.geom not null and not ST_IsEmpty(new.geom))";
    private const string IsGone = "(new.geom isnull or ST_IsEmpty(new.geom))";

    /// <summary>Their SQL.</summary>
    /// <param name="table">Table with columns fid and geom.</param>
    /// <param name="index">Its index.</param>
    public static string Of(string table, string index) =>
        $"""
            create trigger {index}_insert after insert on {table} when {IsThere}
              begin insert or replace into {index} values (new.fid, {Box}); end;
            create trigger {index}_update1 after update of geom on {table} when old.fid = new.fid and {IsThere}
              begin insert or replace into {index} values (new.fid, {Box}); end;
            create trigger {index}_update2 after update of geom on {table} when old.fid = new.fid and {IsGone}
              begin delete from {index} where id = old.fid; end;
            create trigger {index}_update3 after update on {table} when old.fid != new.fid and {IsThere}
              begin delete from {index} where id = old.fid; insert or replace into {index} values (new.fid, {Box}); end;
            create trigger {index}_update4 after update on {table} when old.fid != new.fid and {IsGone}
              begin delete from {index} where id in (old.fid, new.fid); end;
            create trigger {index}_delete after delete on {table} when old.geom not null
              begin delete from {index} where id = old.fid; end;
            """;
}
