using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Contracts.Hotspots;
using Patrol.Viewer.Hotspots.Areas;
using Patrol.Viewer.Map;
using Patrol.Viewer.Tests.Server;

namespace Patrol.Viewer.Tests.Hotspots;

public sealed class StreetsPanelTest : BunitContext
{
    private readonly FakeServer server = new();

    public StreetsPanelTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.Setup<bool>("patrolMap.showStreets", _ => true).SetResult(true);
        Services.AddLocalization();
        Services.AddScoped<MapView>();
        Services.AddScoped<HotspotApi>();
        Services.AddScoped<HotspotLayers>();
        Services.AddScoped(services => server.Api(services));
        server.Answer("GET /api/districts/here/hotspots/streets?hours=90-94", AreaSamples.Streets);
    }

    [Fact]
    public void Switch_On_ColorsTheMapFromItsOwnAddressAndSaysWhatIsHeld()
    {
        var panel = Open();
        Assert.Empty(panel.FindAll("table"));
        panel.Find("input[name=streets]").Change(true);
        panel.WaitForElement("table");
        var call = JSInterop.Invocations["patrolMap.showStreets"].Single();
        Assert.Equal("/api/districts/here/hotspots/streets/values?hours=90-94", call.Arguments[0]);
        Assert.Contains(
            "densest 1\u202f% of the streets (0.03 km) hold 20\u202f%",
            panel.Markup,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("densest 2", panel.Markup, StringComparison.Ordinal);
        Assert.Equal(["", "1", "5"], panel.FindAll(".ramp span").Select(one => one.TextContent));
        Assert.Contains(
            "120 calls are left out",
            panel.Find(".caution").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["Plum Street", "Without a name"],
            panel.FindAll("tbody .link").Select(one => one.TextContent)
        );
    }

    [Fact]
    public void Switch_Off_GivesTheStreetsTheirOwnLookAgain()
    {
        var panel = Open();
        panel.Find("input[name=streets]").Change(true);
        panel.WaitForElement("table");
        panel.Find("input[name=streets]").Change(false);
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll("table")));
        Assert.Null(JSInterop.Invocations["patrolMap.showStreets"].Last().Arguments[0]);
    }

    [Fact]
    public void Values_ThatDidNotCome_AreSaidToBeMissing()
    {
        JSInterop.Setup<bool>("patrolMap.showStreets", _ => true).SetResult(false);
        var panel = Open();
        panel.Find("input[name=streets]").Change(true);
        Assert.Contains(
            "did not come",
            panel.WaitForElement("[role=alert]").TextContent,
            StringComparison.Ordinal
        );
    }

    private IRenderedComponent<StreetsPanel> Open() =>
        Render<StreetsPanel>(parameters =>
            parameters.Add(one => one.Code, "here").Add(one => one.Query, new StreetQuery { Hours = "90-94" })
        );
}
