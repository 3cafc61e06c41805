using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts;
using Patrol.Viewer.Layout;
using Patrol.Viewer.Map;
using Patrol.Viewer.Tests.Server;

namespace Patrol.Viewer.Tests.Layout;

public sealed class DeskTest : BunitContext
{
    private readonly FakeServer server = new();

    public DeskTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddScoped<MapView>();
        Services.AddScoped(services => server.Api(services));
        server.Answer("GET /api/districts", new[] { District("here"), District("there") });
    }

    [Theory]
    [InlineData("/d/nope")]
    [InlineData("/d/nope/week")]
    [InlineData("/d/nope/week/nope-3/print")]
    [InlineData("/d/nope/tonight?hour=3")]
    public void Page_OfAnUnknownDistrict_SaysSoWithLinksToTheOthers(string address)
    {
        var desk = Show(address);
        Assert.Equal("There is no district nope", desk.Find("h1").TextContent.TrimEnd('.'));
        Assert.Equal(
            ["/d/here", "/d/there"],
            desk.FindAll(".cards a").Select(link => link.GetAttribute("href"))
        );
        Assert.DoesNotContain("the page itself", desk.Markup, StringComparison.Ordinal);
        Assert.Empty(desk.FindAll(".rail"));
        Assert.Equal(["GET /api/districts"], server.Asked);
    }

    [Theory]
    [InlineData("/d/here/week")]
    [InlineData("/")]
    public void Page_OfAKnownDistrictOrOfNone_IsShown(string address)
    {
        var desk = Show(address);
        Assert.Contains("the page itself", desk.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no district", desk.Markup, StringComparison.Ordinal);
    }

    private static DistrictView District(string code) => Samples.District with { Code = code };

    private IRenderedComponent<Desk> Show(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<Desk>(parameters => parameters.Add(one => one.Body, "<p>the page itself</p>"));
    }
}
