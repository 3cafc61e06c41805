using System.Text;
using Npgsql;
using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Engine.Tests.Import;

namespace Patrol.Storage.Tests.Runs;

/// <summary>Every broken file is refused in words, and leaves every table of the database as it was, row for row.</summary>
public sealed class BrokenFilesTests(BrokenFilesTests.Database shared)
    : IClassFixture<BrokenFilesTests.Database>
{
    public static TheoryData<BrokenIncidentFile> Incidents => [.. BrokenIncidentFiles.Refused];

    public static TheoryData<BrokenGroundFile> Ground => [.. BrokenGroundFiles.Refused];

    [Theory]
    [MemberData(nameof(Incidents))]
    public async Task Incidents_BrokenFile_IsRefusedAndChangesNothing(BrokenIncidentFile file)
    {
        var refusal = await RefuseAsync(FileKind.Incidents, file.FileName, file.Bytes, file.Profile);
        Assert.Equal(file.Code, refusal.Issues[0].Code);
        Assert.Contains(file.Value, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ground))]
    public async Task OtherKinds_BrokenFile_IsRefusedAndChangesNothing(BrokenGroundFile file)
    {
        var refusal = await RefuseAsync(file.Kind, file.FileName, file.Bytes, file.Profile);
        Assert.Equal(file.Code, refusal.Issues[0].Code);
    }

    // What only the database finds out, after rows have been written.
    [Theory]
    [InlineData("\\u0000")]
    [InlineData(null)]
    public async Task Incidents_WithAnIdThatCantBeKept_AreRefusedAndChangeNothing(string? id)
    {
        var random = new Random(7);
        id ??= string.Concat(Enumerable.Range(0, 10_000).Select(_ => (char)('a' + random.Next(26))));
        var bytes = Encoding.UTF8.GetBytes(
            $$$"""
            {"type":"FeatureCollection","features":[{"type":"Feature",
            "properties":{"ID":"{{{id}}}","KIND":"THEFT","START":"2016-08-05 12:45"},
            "geometry":{"type":"Point","coordinates":[-77.02,38.9]}}]}
            """
        );
        var refusal = await RefuseAsync(
            FileKind.Incidents,
            "incidents.geojson",
            bytes,
            BrokenIncidentFiles.Profile("geojson", "EPSG:4326")
        );
        Assert.Equal("value.unfit", refusal.Issues[0].Code);
    }

    private async Task<InputException> RefuseAsync(FileKind kind, string name, byte[] bytes, string? profile)
    {
        var refusal = await Assert.ThrowsAsync<InputException>(() =>
            BrokenFilesDistrict.ImportAsync(shared.Open, shared.District, kind, name, bytes, profile)
        );
        Assert.All(refusal.Issues, issue => Assert.NotEmpty(issue.Remedy));
        Assert.Equal(shared.Before, await DatabaseDigest.TakeAsync(shared.Admin));
        return refusal;
    }

    /// <summary>One database for all files: that they leave it alone is what is shown.</summary>
    public sealed class Database(TestCluster cluster) : IAsyncLifetime
    {
        public PatrolDatabase Open { get; private set; } = null!;

        public District District { get; private set; } = null!;

        public NpgsqlConnection Admin { get; private set; } = null!;

        public IReadOnlyList<string> Before { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Open = await cluster.CreateDatabaseAsync();
            District = await BrokenFilesDistrict.CreateAsync(Open);
            Admin = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
                {
                    Database = new NpgsqlConnectionStringBuilder(Open.Source.ConnectionString).Database,
                }.ConnectionString
            );
            await Admin.OpenAsync();
            Before = await DatabaseDigest.TakeAsync(Admin);
        }

        public async ValueTask DisposeAsync()
        {
            await Admin.DisposeAsync();
            await Open.DisposeAsync();
        }
    }
}
