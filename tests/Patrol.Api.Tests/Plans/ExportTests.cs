using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patrol.Contracts.Plans;

namespace Patrol.Api.Tests.Plans;

/// <summary>Papers and files of a plan, as they come over HTTP.</summary>
public sealed class ExportTests(PlannedServer server) : IClassFixture<PlannedServer>
{
    private PlanSlot Patrol => server.Plan.Slots.First(slot => slot.Kind == "patrol");

    private string Team =>
        server.Plan.Slots.SelectMany(slot => slot.People).First(one => one.Team is not null).Team!;

    [Theory]
    [InlineData("papers/bases/{base}.pdf", "application/pdf", "%PDF-", "base-{base}.pdf")]
    [InlineData("papers/patrols/{slot}.pdf", "application/pdf", "%PDF-", "patrol-{slot}.pdf")]
    [InlineData(
        "papers/patrols.pdf?base={base}&day={day}",
        "application/pdf",
        "%PDF-",
        "patrols-{base}-{day}.pdf"
    )]
    [InlineData("papers/teams/{team}.png", "image/png", "PNG", "team-{team}.png")]
    [InlineData(
        "export/plan.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "PK",
        "plan.xlsx"
    )]
    [InlineData("export/duties.csv", "text/csv", "slot,kind,from,to", "duties.csv")]
    [InlineData("export/people.csv", "text/csv", "member,force,team", "people.csv")]
    [InlineData("export/open.csv", "text/csv", "slot,kind,from,to", "open.csv")]
    [InlineData("export/stops.csv", "text/csv", "slot,base,number", "stops.csv")]
    [InlineData("export/teams/{team}.ics", "text/calendar", "BEGIN:VCALENDAR", "team-{team}.ics")]
    [InlineData("export/routes.geojson", "application/geo+json", "FeatureCollection", "routes.geojson")]
    public async Task File_ComesWithItsTypeAndName(string path, string type, string begins, string name)
    {
        using var answer = await server.Client.GetAsync($"/api/plans/{server.Plan.Plan.Id}/{Of(path)}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            $"{server.Plan.Plan.Id}-{Of(name)}",
            answer.Content.Headers.ContentDisposition!.FileName!.Trim('"')
        );
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Contains(
            begins,
            System.Text.Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(60, bytes.Length)))
        );
    }

    [Theory]
    [InlineData("papers/bases/nowhere.pdf", "base")]
    [InlineData("papers/patrols/nothing.pdf", "patrol")]
    [InlineData("papers/patrols.pdf?day=1999-01-01", "patrol of day")]
    [InlineData("papers/teams/nobody.png", "team")]
    [InlineData("export/teams/nobody.ics", "team")]
    [InlineData("export/members.csv", "table")]
    public async Task WhatIsNotThere_Is404InWords(string path, string what)
    {
        using var answer = await server.Client.GetAsync($"/api/plans/{server.Plan.Plan.Id}/{path}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal($"No such {what}", problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("nowhere-1")]
    [InlineData("nonsense")]
    public async Task UnknownPlan_Is404(string id)
    {
        using var answer = await server.Client.GetAsync($"/api/plans/{id}/export/plan.xlsx");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private string Of(string text) =>
        text.Replace("{base}", Patrol.Base)
            .Replace("{slot}", Patrol.Code)
            .Replace("{day}", Patrol.From[..10])
            .Replace("{team}", Team);
}
