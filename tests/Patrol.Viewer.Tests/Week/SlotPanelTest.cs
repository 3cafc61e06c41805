using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Map;
using Patrol.Viewer.Server;
using Patrol.Viewer.Tests.Server;
using Patrol.Viewer.Week;
using Patrol.Viewer.Week.Slots;

namespace Patrol.Viewer.Tests.Week;

/// <summary>One duty: what is worked on can be changed, what is earlier can be read.</summary>
public sealed class SlotPanelTest : BunitContext
{
    private readonly FakeServer server = new();
    private readonly WeekBoard board;

    public SlotPanelTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddScoped<MapView>();
        Services.AddScoped(services => server.Api(services));
        Services.AddScoped<PlanApi>();
        server
            .Answer("GET /api/districts/here/plans", new[] { Weeks.Plan() })
            .Answer("GET /api/districts/here/plans?week=2026-W49", new[] { Weeks.Plan() })
            .Answer("GET /api/plans/here-2", Weeks.Detail())
            .Answer("GET /api/plans/here-1", Weeks.Detail("here-1", isHead: false));
        foreach (var id in new[] { "here-1", "here-2" })
        {
            server.Answer(
                $"GET /api/plans/{id}/candidates?slot={Weeks.Friday.Code}",
                new CandidatesView(Weeks.Friday.Code, [], [])
            );
        }
        board = new WeekBoard(new PlanApi(server.Api(Services))) { Link = new WeekLink("here") };
    }

    [Fact]
    public async Task Panel_OfAnEarlierVersion_LooksForNobodyAndHasNothingToPress()
    {
        var panel = await OpenAsync("here-1", Weeks.Friday with { Forbidden = ["V9"] });
        Assert.DoesNotContain("Who could serve", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Looking for candidates", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("V9", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("form, input, .people button"));
    }

    [Fact]
    public async Task Panel_OfWhatIsWorkedOn_OffersCandidatesAndCallingOff()
    {
        var panel = await OpenAsync("here-2", Weeks.Friday);
        Assert.Contains("Who could serve", panel.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(panel.FindAll("form input"));
        Assert.Equal(3, panel.FindAll(".people button").Count);
    }

    [Fact]
    public async Task Panel_OfACalledOffDuty_LooksForNoPeople()
    {
        var panel = await OpenAsync("here-2", Weeks.Off);
        Assert.Contains("This duty is called off.", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody yet", panel.Markup, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<SlotPanel>> OpenAsync(string id, PlanSlot slot)
    {
        await board.OpenAsync("here", id);
        return Render<SlotPanel>(parameters =>
            parameters.AddCascadingValue(board).Add(one => one.Slot, slot)
        );
    }
}
