using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Layout;
using Patrol.Viewer.Live;
using Patrol.Viewer.Map;
using Patrol.Viewer.Server;
using Patrol.Viewer.Tests.Server;
using Patrol.Viewer.Week;

namespace Patrol.Viewer.Tests.Week;

public sealed class WeekPageTest : BunitContext
{
    private static readonly PlanView Later = Weeks.Plan("here-7") with
    {
        Week = "2026-W51",
        From = "2026-12-14",
        To = "2026-12-21",
    };
    private readonly FakeServer server = new();

    public WeekPageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop
            .Setup<MapView.View>("patrolMap.attach", _ => true)
            .SetResult(new MapView.View(false, null, "demand", false, [], "", [], []));
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddScoped<MapView>();
        Services.AddScoped(services => server.Api(services));
        Services.AddScoped<PlanApi>();
        Services.AddTransient<WeekBoard>();
        Services.AddScoped(_ => new LiveNews(server.Client()));
        Services.AddScoped(services => new JobWatch(
            services.GetRequiredService<LiveNews>(),
            services.GetRequiredService<PatrolApi>()
        ));
        server
            .Answer("GET /api/districts", new[] { Samples.District })
            .Answer("GET /api/surfaces/here-1", Samples.Surface)
            .Answer("GET /api/districts/here/plans", new[] { Later, Weeks.Plan() })
            .Answer("GET /api/districts/here/plans?week=2026-W49", new[] { Weeks.Plan() })
            .Answer("GET /api/plans/here-2", Weeks.Detail());
    }

    [Fact]
    public void Page_OfAnUnknownVersion_SaysSoAndLeadsToTheWeeksThatHavePlans()
    {
        var page = Open("here-999");
        Assert.Equal("There is no version here-999", page.Find("h1").TextContent);
        Assert.Equal(["/d/here/week/2026-W51", "/d/here/week/2026-W49"], Links(page, ".weeks a"));
        Assert.NotNull(page.Find("form.ask"));
        Assert.DoesNotContain("no plan of a week yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfAWeekWithAPlan_OpensItsNewestVersion()
    {
        var page = Open("2026-W49");
        Assert.StartsWith("Week 49", page.Find(".week-head h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("here-2:", page.Find(".change b").TextContent);
    }

    [Fact]
    public void Page_OfWhatWasMadeFromAReturnedVersion_KeepsTheComment()
    {
        var comment = new PlanEventView(
            "2026-11-28T07:00:00Z",
            "A. Commander",
            false,
            "returned",
            "Too thin."
        );
        var returned = Weeks.Plan("here-1", "returned", isHead: false, parent: null) with
        {
            Events = [comment],
        };
        server.Answer("GET /api/districts/here/plans?week=2026-W49", new[] { Weeks.Plan(), returned });
        Assert.Contains(
            Open("here-2").FindAll(".week-head .caution"),
            one => one.TextContent == "A. Commander returned here-1: Too thin."
        );
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    public void Page_OfADraftThatBreaksRulesByNow_SaysHowMany(int broken, int lines)
    {
        var figures = Weeks.Plan().Figures with { Checks = new PlanChecks(broken, 0) };
        server.Answer(
            "GET /api/plans/here-2",
            Weeks.Detail() with
            {
                Plan = Weeks.Plan() with { Figures = figures },
            }
        );
        var said = Open("here-2")
            .FindAll(".week-head .caution")
            .Count(one =>
                one.TextContent.StartsWith(
                    $"Rules that are broken by now, as members have changed: {broken}.",
                    StringComparison.Ordinal
                )
            );
        Assert.Equal(lines, said);
    }

    [Fact]
    public void Page_OfADraftWhoseMembersHaveChangedSince_SaysWhatBreaksItWithoutAnEdit()
    {
        server.Answer(
            "GET /api/plans/here-2/check",
            new PlanCheckView(
                "here-2",
                3,
                [
                    new BrokenCauseView(
                        "V1",
                        3,
                        [Weeks.Reason("check.clearance", ("member", "V1"), ("kind", "training"))],
                        [Weeks.Monday.Code, Weeks.Friday.Code]
                    ),
                ],
                [Weeks.Friday.Code]
            )
        );
        var said = Open("here-2").Find(".week-head .broken-rules");
        Assert.StartsWith(
            "Rules that are broken by now, as members have changed: 3.",
            said.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Duties that are no longer served for it: 1.",
            said.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "V1 lacks a clearance: training. Duties, 2: Mon 07:00–09:00, Ash; Fri 20:00–22:00, Ash.",
            said.QuerySelector("li")?.TextContent
        );
    }

    [Theory]
    [InlineData(true, "The patrols that are not called off cover 30")]
    [InlineData(false, "simple routes 20")]
    public void Page_OfAPlanWithCalledOffPatrols_ComparesNoRoutesOfAllPatrols(bool isOff, string words)
    {
        var slots = Weeks
            .Detail()
            .Slots.Select(slot => slot with { IsCalledOff = isOff && slot.IsCalledOff });
        server.Answer("GET /api/plans/here-2", Weeks.Detail() with { Slots = [.. slots] });
        Assert.Contains(words, Open("here-2").Find(".figures").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfAWeekWithoutAPlan_OffersToPlanThatWeek()
    {
        var page = Open("2999-W02");
        Assert.Matches("^Week 2 .* has no plan yet$", page.Find("h1").TextContent);
        Assert.Equal("2999-W02", page.Find("form.ask option[selected]").GetAttribute("value"));
        Assert.Equal(["/d/here/week/2026-W51", "/d/here/week/2026-W49"], Links(page, ".weeks a"));
    }

    [Fact]
    public void Page_OfAWeek_LeadsToTheOthers()
    {
        var page = Open("here-2");
        Assert.Equal(["/d/here/week/2026-W51"], Links(page, ".week-steps a"));
        Assert.Equal(["/d/here/week/2026-W51"], Links(page, ".weeks a"));
    }

    [Fact]
    public void Page_OfTheLastWeek_LeadsBackAndToTheWeekToPlanNext()
    {
        server
            .Answer("GET /api/plans/here-7", Weeks.Detail() with { Plan = Later })
            .Answer("GET /api/districts/here/plans?week=2026-W51", new[] { Later });
        var page = Open("here-7");
        Assert.Equal(["/d/here/week/2026-W49", "/d/here/week/2026-W52"], Links(page, ".week-steps a"));
    }

    private static IEnumerable<string?> Links(IRenderedComponent<Desk> page, string selector) =>
        page.FindAll(selector).Select(link => link.GetAttribute("href"));

    private IRenderedComponent<Desk> Open(string id)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/d/here/week/{id}");
        var page = Render<Desk>(parameters =>
            parameters.Add(
                one => one.Body,
                builder =>
                {
                    builder.OpenComponent<WeekPage>(0);
                    builder.AddComponentParameter(1, nameof(WeekPage.Code), "here");
                    builder.AddComponentParameter(2, nameof(WeekPage.Id), id);
                    builder.CloseComponent();
                }
            )
        );
        page.WaitForState(() => page.FindAll("main form.ask, main .week-head").Count > 0);
        return page;
    }
}
