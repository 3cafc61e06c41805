using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Patrol.Engine.Model;
using Patrol.Engine.Tests.Import;
using Patrol.Storage;
using Patrol.Storage.Geography;
using Patrol.Storage.Tests;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Api.Tests.Imports;

/// <summary>Each broken file is refused with its code and value, and every table holds what it held before.</summary>
public sealed class BrokenFilesTest(PatrolServer server) : IClassFixture<PatrolServer>
{
    [Fact]
    public async Task Import_OfBrokenIncidents_SaysWhyAndChangesNothing()
    {
        Assert.True(BrokenIncidentFiles.Refused.Count >= 25);
        await WidenAsync();
        using (
            var good = await PostAsync(
                "incidents",
                "good.csv",
                BrokenIncidentFiles.GoodCsv,
                BrokenIncidentFiles.CsvProfile
            )
        )
        {
            Assert.True(good.StatusCode == HttpStatusCode.Created, await good.Content.ReadAsStringAsync());
        }
        var before = await DatabaseDigest.TakeAsync(server.AdminConnectionString);
        var wrong = new List<string>();
        foreach (var broken in BrokenIncidentFiles.Refused)
        {
            using var answer = await PostAsync("incidents", broken.FileName, broken.Bytes, broken.Profile);
            var text = await answer.Content.ReadAsStringAsync();
            var code = CodeOf(text);
            if (answer.StatusCode != HttpStatusCode.BadRequest || code != broken.Code)
            {
                wrong.Add($"{broken.Name}: {(int)answer.StatusCode} {code}, expected 400 {broken.Code}");
            }
            if (!(await DatabaseDigest.TakeAsync(server.AdminConnectionString)).SequenceEqual(before))
            {
                wrong.Add($"{broken.Name}: the database was changed");
            }
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("communities", "not-json.geojson", "{ not json")]
    [InlineData(
        "communities",
        "cut.geojson",
        """{"type":"FeatureCollection","features":[{"type":"Feature","prop"""
    )]
    [InlineData("communities", "none.geojson", """{"type":"FeatureCollection","features":[]}""")]
    [InlineData(
        "communities",
        "bow-tie.geojson",
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"x","name":"X"},"geometry":{"type":"Polygon","coordinates":[[[-77.03,38.90],[-77.02,38.91],[-77.02,38.90],[-77.03,38.91],[-77.03,38.90]]]}}]}"""
    )]
    [InlineData(
        "communities",
        "open-ring.geojson",
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"x","name":"X"},"geometry":{"type":"Polygon","coordinates":[[[-77.03,38.90],[-77.02,38.91],[-77.02,38.90]]]}}]}"""
    )]
    [InlineData("streets", "cut.osm.pbf", "\u0000\u0000\u0000\rcut")]
    [InlineData("streets", "words.osm", "<osm><node id='1' lat='38.9'")]
    [InlineData("members", "members.csv", "nothing,known\n1,2\n")]
    [InlineData("streets", "streets.xyz", "1,2,3")]
    public async Task Import_OfABrokenFile_SaysWhyAndChangesNothing(string kind, string name, string content)
    {
        var before = await DatabaseDigest.TakeAsync(server.AdminConnectionString);
        using var answer = await PostAsync(
            kind,
            name,
            System.Text.Encoding.UTF8.GetBytes(content),
            null,
            "here"
        );
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} {text}");
        Assert.NotEqual("", CodeOf(text));
        Assert.Equal(before, await DatabaseDigest.TakeAsync(server.AdminConnectionString));
    }

    private static string CodeOf(string problem)
    {
        using var document = JsonDocument.Parse(problem);
        return document.RootElement.TryGetProperty("issues", out var issues) && issues.GetArrayLength() > 0
            ? issues[0].GetProperty("code").GetString()!
            : "";
    }

    private async Task<HttpResponseMessage> PostAsync(
        string kind,
        string name,
        byte[] bytes,
        string? profile,
        string district = "wide"
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(kind), "kind" },
            { new ByteArrayContent(bytes), "file", name },
        };
        if (profile is not null)
        {
            form.Add(new StringContent(profile), "profile");
        }
        return await server.Client.PostAsync($"/api/districts/{district}/imports", form);
    }

    // The files are made for a district of 20 by 23 km.
    private Task WidenAsync() =>
        server.UseAsync(async database =>
        {
            var district = await DistrictStore.CreateAsync(
                database,
                "wide",
                "Wide",
                -77,
                38.9,
                TestDistrict.Srid,
                TestDistrict.Zone
            );
            const int Columns = 20;
            const int Rows = 23;
            var cells = Enumerable.Range(0, Columns * Rows).ToArray();
            var bounds = BrokenIncidentFiles.Bounds;
            await database.WriteAsync(
                district.Id,
                TestDistrict.Tester,
                async session =>
                {
                    var square = new GeometryFactory(new PrecisionModel(), TestDistrict.Srid).ToGeometry(
                        new Envelope(bounds[0], bounds[2], bounds[1], bounds[3])
                    );
                    await GeographyStore.ReplaceAreasAsync(
                        session,
                        AreaKind.Subdistrict,
                        [new Area(AreaKind.Subdistrict, "1", "One", null, null, square)]
                    );
                    return await RasterStore.SaveAsync(
                        session,
                        new AnalysisRaster(
                            1,
                            bounds[0],
                            bounds[1],
                            1000,
                            Columns,
                            Rows,
                            [.. cells.Select(cell => cell % Columns)],
                            [.. cells.Select(cell => cell / Columns)],
                            new short[cells.Length],
                            [.. cells.Select(_ => 1e6f)]
                        )
                    );
                }
            );
        });
}
