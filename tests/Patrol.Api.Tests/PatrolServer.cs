using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Npgsql;
using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;
using Patrol.Storage.Runs;
using Patrol.Storage.Tests;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Api.Tests;

/// <summary>The API on a database of its own with district <c>here</c>: ten by ten cells, a street grid, one base.</summary>
public class PatrolServer(TestCluster cluster) : IAsyncLifetime
{
    private WebApplicationFactory<Program>? factory;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>A superuser's connection to the server's database.</summary>
    public NpgsqlConnection Admin { get; private set; } = null!;

    /// <summary>The server's database.</summary>
    internal PatrolDatabaseOptions Options { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        var name = $"api_{Guid.NewGuid():N}";
        var options = Options = new PatrolDatabaseOptions(null, cluster.Options, name);
        await using (var database = await PatrolDatabase.OpenAsync(options))
        {
            await FillAsync(database);
        }
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton(options))
        );
        Client = factory.CreateClient();
        Admin = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
            {
                Database = name,
            }.ConnectionString
        );
        await Admin.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Admin.DisposeAsync();
        await factory!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Puts into the database what its tests start from.</summary>
    protected virtual async Task FillAsync(PatrolDatabase database)
    {
        var district = await TestDistrict.CreateAsync(database, "here");
        var rows = Enumerable
            .Range(0, 400)
            .Select(row =>
                TestDistrict.Row(row + 1, $"r{row}", cell: row * 7 % 40, day: row % 100, hour: row % 20)
            );
        await TestDistrict.LoadAsync(database, district, rows);
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            async session =>
            {
                await GeographyStore.ReplaceStreetsAsync(session, Streets().ToArray());
                var place = new Point(400450, 130450) { SRID = TestDistrict.Srid };
                await GeographyStore.ReplaceBasesAsync(
                    session,
                    [new PatrolBase("b1", BaseKind.Station, "First base", place)]
                );
                return 0;
            }
        );
        await SurfaceRun.ComputeAsync(database, district, new SurfaceRequest(), TestDistrict.Tester);
    }

    // Streets every hundred meters along the cells' middles, in both directions.
    private static IEnumerable<StreetSegment> Streets()
    {
        var factory = new GeometryFactory(new PrecisionModel(), TestDistrict.Srid);
        var number = 0;
        for (var line = 0; line < 10; line++)
        {
            for (var at = 0; at < 9; at++)
            {
                yield return Segment(at, line, at + 1, line);
                yield return Segment(line, at, line, at + 1);
            }
        }

        StreetSegment Segment(int x1, int y1, int x2, int y2) =>
            new(
                number++,
                y1 * 10 + x1,
                y2 * 10 + x2,
                y1 == y2 ? $"Row {y1}" : $"Column {x1}",
                StreetClass.Local,
                100,
                new SegmentSpeeds(4.5f, 15, 30),
                OneWay.No,
                factory.CreateLineString([
                    new Coordinate(400050 + 100 * x1, 130050 + 100 * y1),
                    new Coordinate(400050 + 100 * x2, 130050 + 100 * y2),
                ])
            );
    }
}
