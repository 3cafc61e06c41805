using System.Globalization;
using System.Net;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts;
using Patrol.Contracts.Backtests;
using Patrol.Viewer.Backtests;
using Patrol.Viewer.Layout;
using Patrol.Viewer.Live;
using Patrol.Viewer.Map;
using Patrol.Viewer.Server;
using Patrol.Viewer.Tests.Server;

namespace Patrol.Viewer.Tests.Backtests;

public sealed class BacktestPageTest : BunitContext
{
    private readonly FakeServer server = new();

    public BacktestPageTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop
            .Setup<MapView.View>("patrolMap.attach", _ => true)
            .SetResult(new MapView.View(false, null, "demand", false, [], "", [], []));
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddScoped<MapView>();
        Services.AddScoped(services => server.Api(services));
        Services.AddScoped<BacktestApi>();
        Services.AddScoped(_ => new LiveNews(server.Client()));
        Services.AddScoped(services => new JobWatch(
            services.GetRequiredService<LiveNews>(),
            services.GetRequiredService<PatrolApi>()
        )
        {
            Beat = TimeSpan.FromMilliseconds(1),
        });
        server
            .Answer("GET /api/districts", new[] { Samples.District })
            .Answer("GET /api/surfaces/here-1", Samples.Surface)
            .Answer("GET /api/districts/here/areas", Array.Empty<AreaView>())
            .Answer("GET /api/districts/here/jobs", Array.Empty<JobView>())
            .Answer("GET /api/districts/here/backtests", new[] { BacktestSamples.Test });
    }

    [Fact]
    public void Page_OfABetterMap_SaysItInPlainWordsFirst()
    {
        var page = Open();
        Assert.Equal(
            "Of the maps tried, this held most: Counts drawn toward a density. Its highest 5 % of the area held 21 % (19 %–23 %) of the 2,877 calls of 12 weeks it had not seen; a plain count 18 %; chance 5 %.",
            Plain(page.Find(".lead").TextContent)
        );
        Assert.Contains("more than weeks differ by", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".caution"));
    }

    [Theory]
    [InlineData(true, "No map has beaten the plain count for 13 weeks", 1)]
    [InlineData(false, "none held more than the plain count", 0)]
    public void Page_OfThePlainCount_SaysWhy(bool isSwitchedOff, string words, int cautions)
    {
        var test = BacktestSamples.Test;
        server.Answer(
            "GET /api/districts/here/backtests",
            new[]
            {
                test with
                {
                    Chosen = isSwitchedOff ? "kernelPrior" : "smoothedCounts",
                    IsSwitchedOff = isSwitchedOff,
                    Reading = test.Reading with { Method = "smoothedCounts", Verdict = "baseline" },
                },
            }
        );
        var page = Open();
        Assert.Contains(words, page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Equal(cautions, page.FindAll(".caution").Count);
    }

    [Fact]
    public void Page_OfATest_HasCurvesTheirTableTheChoicesAndTheHistory()
    {
        var page = Open();
        Assert.Equal(3, page.FindAll(".pai path.line").Count);
        Assert.Equal(3, page.FindAll(".pai path.band").Count);
        Assert.Single(page.FindAll(".pai path.line.chosen"));
        Assert.Single(page.FindAll(".pai path.line.baseline"));
        Assert.Equal(
            ["Choice made week by week", "Plain count of 12 weeks", "Counts drawn toward a density"],
            page.FindAll(".pai text.label").Select(label => label.TextContent)
        );
        var rows = page.FindAll(".rows tbody tr");
        Assert.Equal(12, rows.Count);
        Assert.Equal("–", rows[0].QuerySelectorAll("td")[^1].TextContent);
        Assert.Equal("–", rows[0].QuerySelectorAll("td")[3].TextContent);
        Assert.Equal(
            [
                "4 weeks, of 2025-10-13 to 2025-11-03",
                "8 weeks, of 2025-11-10 to 2025-12-29",
                "from 2026-01-05 on",
            ],
            page.FindAll(".choice-strip span").Select(one => one.TextContent)
        );
        Assert.Equal("/d/here/backtest/here-3", page.Find("tr[aria-current] a").GetAttribute("href"));
    }

    [Fact]
    public void Page_WithoutATest_OffersOne()
    {
        server.Answer("GET /api/districts/here/backtests", Array.Empty<Backtest>());
        var page = Open();
        Assert.StartsWith("No back-test yet", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("form.ask"));
        Assert.Empty(page.FindAll(".pai"));
    }

    [Fact]
    public void Run_ThatEnds_LeadsToItsResult()
    {
        server
            .Answer("POST /api/districts/here/backtests", BacktestSamples.Job, HttpStatusCode.Accepted)
            .Answer("GET /api/jobs/here-9", BacktestSamples.Job with { State = "done", Result = "here-4" });
        var page = Open();
        page.Find("form.ask").Submit();
        page.WaitForAssertion(() =>
            Assert.EndsWith(
                "/d/here/backtest/here-4",
                Services.GetRequiredService<NavigationManager>().Uri,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task Run_UnderWay_ShowsItsWeeksAndCanBeCanceled()
    {
        var state = BacktestSamples.Job;
        server
            .Answer("GET /api/districts/here/jobs", new[] { state })
            .Answer(
                "GET /api/jobs/here-9",
                () =>
                    new HttpResponseMessage(HttpStatusCode.OK)
                    {
                        Content = System.Net.Http.Json.JsonContent.Create(state),
                    }
            )
            .Answer(
                "POST /api/jobs/here-9/cancel",
                () =>
                {
                    state = state with { State = "canceled" };
                    return new HttpResponseMessage(HttpStatusCode.Accepted);
                }
            );
        var page = Open();
        page.WaitForAssertion(() =>
            Assert.Contains("6 of 24 weeks", page.Find(".box p").TextContent, StringComparison.Ordinal)
        );
        await page.InvokeAsync(() =>
            page.FindAll("button").First(one => one.TextContent == "Cancel").Click()
        );
        page.WaitForAssertion(() =>
            Assert.Equal("Canceled. Nothing was stored.", page.Find(".caution").TextContent)
        );
    }

    [Fact]
    public void Run_ThatFails_SaysWhy()
    {
        server
            .Answer("POST /api/districts/here/backtests", BacktestSamples.Job, HttpStatusCode.Accepted)
            .Answer(
                "GET /api/jobs/here-9",
                BacktestSamples.Job with
                {
                    State = "failed",
                    Problem = "All incidents lie in one cell.",
                }
            );
        var page = Open();
        page.Find("form.ask").Submit();
        page.WaitForAssertion(() =>
            Assert.Contains(
                "All incidents lie in one cell.",
                page.Find(".fault").TextContent,
                StringComparison.Ordinal
            )
        );
    }

    private static string Plain(string text) => text.Replace('\u202f', ' ');

    private IRenderedComponent<BacktestPage> Open()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/d/here/backtest");
        return Render<Desk>(parameters =>
                parameters.Add(
                    one => one.Body,
                    builder =>
                    {
                        builder.OpenComponent<BacktestPage>(0);
                        builder.AddComponentParameter(1, nameof(BacktestPage.Code), "here");
                        builder.CloseComponent();
                    }
                )
            )
            .FindComponent<BacktestPage>();
    }
}
