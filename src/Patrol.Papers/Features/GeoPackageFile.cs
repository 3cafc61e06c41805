using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Patrol.Papers.Features;

/// <summary>
/// Writes a GeoPackage (OGC 12-128r18, version 1.3): an SQLite file with tables of features and of attributes. Made in a file of its
/// own and copied when it is whole.
/// </summary>
internal sealed class GeoPackageFile : IDisposable
{
    // Text "GPKG" and 1.3.0, as the standard wants them.
    private const string Marks = "pragma application_id = 0x47504B47; pragma user_version = 10300;";

    // Nothing else sees the file before it is whole: a journal would only cost time.
    private const string Quick =
        "pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off;";

    private const string Tables = """
        create table gpkg_spatial_ref_sys (
          srs_name text not null, srs_id integer primary key, organization text not null,
          organization_coordsys_id integer not null, definition text not null, description text);
        create table gpkg_contents (
          table_name text not null primary key, data_type text not null, identifier text unique, description text default '',
          last_change datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x double, min_y double, max_x double, max_y double, srs_id integer,
          constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys(srs_id));
        create table gpkg_geometry_columns (
          table_name text not null, column_name text not null, geometry_type_name text not null, srs_id integer not null,
          z tinyint not null, m tinyint not null,
          constraint pk_geom_cols primary key (table_name, column_name),
          constraint uk_gc_table_name unique (table_name),
          constraint fk_gc_tn foreign key (table_name) references gpkg_contents(table_name),
          constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));
        create table gpkg_extensions (
          table_name text, column_name text, extension_name text not null, definition text not null, scope text not null,
          constraint ge_tce unique (table_name, column_name, extension_name));
        insert into gpkg_spatial_ref_sys values
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
          ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]',
            'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
        """;

    private readonly string path = Path.Combine(Path.GetTempPath(), $"patrol-{Guid.NewGuid():N}.gpkg");
    private readonly SqliteConnection database;
    private readonly GeoPackageCrs crs;
    private readonly string changed;

    /// <summary>Begins one.</summary>
    /// <param name="crs">CRS of all its features.</param>
    /// <param name="made">When it was made, ISO 8601 with its offset.</param>
    public GeoPackageFile(GeoPackageCrs crs, string made)
    {
        this.crs = crs;
        changed = DateTimeOffset
            .Parse(made, CultureInfo.InvariantCulture)
            .UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        database = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()
        );
        database.Open();
        Run(Quick);
        Run(Marks);
        Run("begin");
        Run(Tables);
        if (crs.Srid != 4326)
        {
            Run(
                "insert into gpkg_spatial_ref_sys values (@name, @srid, 'EPSG', @srid, @definition, null)",
                ("@name", crs.Name),
                ("@srid", crs.Srid),
                ("@definition", crs.Definition)
            );
        }
    }

    /// <summary>Adds a layer of polygons of one ring each, with a spatial index.</summary>
    /// <param name="name">Name of its table, letters and underscores.</param>
    /// <param name="title">Name shown to people.</param>
    /// <param name="description">What it is.</param>
    /// <param name="columns">Names and SQL types of its columns.</param>
    /// <param name="count">Number of polygons.</param>
    /// <param name="ring">[polygon] x, y, x, y … of its ring, counter-clockwise, the last place the first.</param>
    /// <param name="row">[polygon] values of its columns.</param>
    public void AddPolygons(
        string name,
        string title,
        string description,
        IReadOnlyList<(string Name, string Type)> columns,
        int count,
        Func<int, double[]> ring,
        Func<int, IEnumerable<object?>> row
    )
    {
        Run(
            $"create table {name} (fid integer primary key autoincrement not null, geom POLYGON{string.Concat(columns.Select(column => $", {column.Name} {column.Type}"))})"
        );
        var bounds = GeoPackageBox.Empty;
        using var insert = Prepare(
            $"insert into {name} values (@fid, @geom{string.Concat(columns.Select((_, index) => $", @v{index}"))})",
            ["@fid", "@geom", .. columns.Select((_, index) => $"@v{index}")]
        );
        for (var polygon = 0; polygon < count; polygon++)
        {
            var places = ring(polygon);
            var box = GeoPackageBox.Of(places);
            bounds = bounds.With(box);
            insert.Parameters[0].Value = polygon + 1;
            insert.Parameters[1].Value = GeoPackageGeometry.OfPolygon(crs.Srid, places, box);
            var at = 2;
            foreach (var value in row(polygon))
            {
                insert.Parameters[at++].Value = value is null or double.NaN ? DBNull.Value : value;
            }
            insert.ExecuteNonQuery();
        }
        AddContents(name, "features", title, description, count == 0 ? null : bounds);
        Run(
            "insert into gpkg_geometry_columns values (@name, 'geom', 'POLYGON', @srid, 0, 0)",
            ("@name", name),
            ("@srid", crs.Srid)
        );
        AddIndex(name, count, ring);
    }

    /// <summary>Adds a table of items and values without geometry.</summary>
    public void AddTable(string name, string title, IReadOnlyList<(string Item, string Value)> lines)
    {
        Run($"create table {name} (id integer primary key autoincrement not null, item text, value text)");
        foreach (var (item, value) in lines)
        {
            Run(
                $"insert into {name} (item, value) values (@item, @value)",
                ("@item", item),
                ("@value", value)
            );
        }
        AddContents(name, "attributes", title, "", null);
    }

    /// <summary>Ends it and copies it; the stream stays open.</summary>
    public void CopyTo(Stream target)
    {
        Run("commit");
        database.Close();
        using var whole = File.OpenRead(path);
        whole.CopyTo(target);
    }

    /// <summary>Takes the file away.</summary>
    public void Dispose()
    {
        database.Dispose();
        File.Delete(path);
    }

    // Annex F.3, spatial indexes. The rows come first: its triggers need functions that plain SQLite lacks.
    private void AddIndex(string name, int count, Func<int, double[]> ring)
    {
        var index = $"rtree_{name}_geom";
        Run($"create virtual table {index} using rtree(id, minx, maxx, miny, maxy)");
        using var insert = Prepare(
            $"insert into {index} values (@id, @west, @east, @south, @north)",
            ["@id", "@west", "@east", "@south", "@north"]
        );
        for (var polygon = 0; polygon < count; polygon++)
        {
            var box = GeoPackageBox.Of(ring(polygon));
            insert.Parameters[0].Value = polygon + 1;
            insert.Parameters[1].Value = box.West;
            insert.Parameters[2].Value = box.East;
            insert.Parameters[3].Value = box.South;
            insert.Parameters[4].Value = box.North;
            insert.ExecuteNonQuery();
        }
        Run(GeoPackageTriggers.Of(name, index));
        Run(
            "insert into gpkg_extensions values (@name, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')",
            ("@name", name)
        );
    }

    private void AddContents(
        string name,
        string type,
        string title,
        string description,
        GeoPackageBox? bounds
    ) =>
        Run(
            "insert into gpkg_contents values (@name, @type, @title, @description, @changed, @west, @south, @east, @north, @srid)",
            ("@name", name),
            ("@type", type),
            ("@title", title),
            ("@description", description),
            ("@changed", changed),
            ("@west", bounds?.West),
            ("@south", bounds?.South),
            ("@east", bounds?.East),
            ("@north", bounds?.North),
            ("@srid", type == "features" ? crs.Srid : null)
        );

    private SqliteCommand Prepare(string sql, IEnumerable<string> parameters)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }
        return command;
    }

    private void Run(string sql, params (string Name, object? Value)[] values)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
        command.ExecuteNonQuery();
    }
}
