using System.Net;
using Patrol.Storage;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Api.Tests;

/// <summary>A district is deleted and made anew by another program while the server runs.</summary>
public sealed class DeletedDistrictTest(PatrolServer server) : IClassFixture<PatrolServer>
{
    private static readonly string[] Addresses =
    [
        "/api/districts/here",
        "/api/districts/here/imports",
        "/api/districts/here/surfaces",
        "/api/districts/here/tonight",
        "/api/surfaces/here-1",
        "/api/surfaces/here-1/values?hourOfWeek=0",
        "/api/districts/here/tiles/cells/10/292/391.mvt",
    ];

    [Fact]
    public async Task District_DeletedBesideTheServer_IsNotFoundUntilItIsMadeAnew()
    {
        foreach (var address in Addresses)
        {
            Assert.True(await StatusAsync(address) < HttpStatusCode.BadRequest, address);
        }
        await using var database = await PatrolDatabase.OpenAsync(server.Options);
        var district = (await DistrictStore.FindAsync(database, "here"))!;
        await DistrictStore.DeleteAsync(database, district.Id);
        foreach (var address in Addresses)
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, await StatusAsync(address)));
        }
        await TestDistrict.CreateAsync(database, "here");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/api/districts/here"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/api/surfaces/here-1"));
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await server.Client.GetAsync(address);
        return answer.StatusCode;
    }
}
