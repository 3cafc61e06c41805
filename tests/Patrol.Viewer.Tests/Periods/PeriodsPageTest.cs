using System.Net;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts;
using Patrol.Contracts.Periods;
using Patrol.Viewer.Layout;
using Patrol.Viewer.Map;
using Patrol.Viewer.Periods;
using Patrol.Viewer.Tests.Server;

namespace Patrol.Viewer.Tests.Periods;

public sealed class PeriodsPageTest : BunitContext
{
    private const string Ask = "GET /api/districts/here/periods";
    private readonly FakeServer server = new();

    public PeriodsPageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop
            .Setup<MapView.View>("patrolMap.attach", _ => true)
            .SetResult(new MapView.View(false, null, "demand", false, [], "", [], []));
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddScoped<MapView>();
        Services.AddScoped(services => server.Api(services));
        server
            .Answer("GET /api/districts", new[] { Samples.District })
            .Answer("GET /api/surfaces/here-1", Samples.Surface)
            .Answer(
                "GET /api/districts/here/areas",
                new[] { new AreaView("community", "a", "Abbey", null, [0, 0, 1, 1], 1, 100, 2) }
            )
            .Answer(Ask, PeriodSamples.View);
    }

    [Fact]
    public void Page_OfADistrict_SaysItsPeriodsWithIntervals()
    {
        var page = Open("");
        Assert.Equal(
            ["Fri 20–24", "Sun 23 – Mon 01"],
            page.FindAll(".found-list .link").Select(one => one.TextContent)
        );
        Assert.Equal("18\u202f% (15–21)", page.Find(".found-list .number").TextContent);
        Assert.Contains("2 windows of 6 hours hold 27", page.Markup, StringComparison.Ordinal);
        Assert.Contains("may as well lie outside", page.Markup, StringComparison.Ordinal);
        Assert.Contains("20 of 120 times are exactly 00:00", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Sun 02:00: 50 times", page.Markup, StringComparison.Ordinal);
        Assert.Contains("8 of 230 incidents have no time of day", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Too few to say", page.Find(".few").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Period_OfTheList_IsChosenInTheAddressWithoutAskingTheServer()
    {
        var page = Open("");
        page.FindAll(".found-list .link")[1].Click();
        Assert.EndsWith("/d/here/periods?block=0-1,167-168", Navigation.Uri, StringComparison.Ordinal);
        Assert.Single(server.Asked, asked => asked == Ask);
    }

    [Fact]
    public void Block_OfTheAddress_LeadsToItsMap()
    {
        var page = Open("?block=116-120");
        Assert.Contains("Fri 20–24", page.Find(".block-bar").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "/d/here/hotspots?hours=116-120&from=2025-01-06&to=2025-12-29",
            page.Find(".block-bar a").GetAttribute("href")
        );
    }

    [Fact]
    public void Comparison_OfTwoTimes_NamesWhatDiffersBeyondChance()
    {
        var then = PeriodSamples.View with
        {
            Timed = 2,
            Days =
            [
                .. PeriodSamples.View.Days.Select(day =>
                    day with
                    {
                        PerWeek = 0.1,
                        PerWeekHigh = 0.2,
                        PerWeekLow = 0,
                    }
                ),
            ],
        };
        server.Answer($"{Ask}?from=2024-01-08&to=2024-12-30", then);
        var page = Open("?thenFrom=2024-01-08&thenTo=2024-12-30");
        var rows = page.FindAll(".periods-columns .plain tbody tr")
            .Select(row => row.LastElementChild!.TextContent)
            .ToArray();
        Assert.Equal(31, rows.Length);
        Assert.All(rows[..7], says => Assert.Equal("more", says));
        // An hour of the day with a single report in both says less than one with twenty.
        Assert.All(rows[7..^1], says => Assert.Equal("too few to say", says));
        Assert.Equal("no clear change", rows[^1]);
        Assert.Equal(336, page.FindAll(".heat td[title]").Count);
    }

    [Fact]
    public void Fault_OfAField_StandsAtTheFieldAndTheRestStays()
    {
        server.Answer(
            $"{Ask}?windows=99",
            new
            {
                title = "The input can't be used; nothing was changed",
                issues = new[]
                {
                    new IssueView("period.windows", null, null, "windows", "99", "Ask for 1 to 14 windows."),
                },
            },
            HttpStatusCode.BadRequest
        );
        var page = Open("?windows=99");
        Assert.Equal("Ask for 1 to 14 windows.", page.Find(".periods-form .wrong").TextContent);
        Assert.Empty(page.FindAll(".fault"));
    }

    [Fact]
    public void District_WithoutTimes_SaysSo()
    {
        server.Answer(
            Ask,
            new
            {
                title = "The input can't be used; nothing was changed",
                issues = new[]
                {
                    new IssueView("period.no-timed", null, null, null, "0", "None has a time of day."),
                },
            },
            HttpStatusCode.BadRequest
        );
        var page = Open("");
        Assert.Contains("None has a time of day.", page.Find(".fault").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".heat"));
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<Desk> Open(string query)
    {
        Navigation.NavigateTo($"/d/here/periods{query}");
        return Render<Desk>(parameters =>
            parameters.Add(
                one => one.Body,
                (RenderFragment)(
                    builder =>
                    {
                        builder.OpenComponent<PeriodsPage>(0);
                        builder.AddAttribute(1, "Code", "here");
                        builder.CloseComponent();
                    }
                )
            )
        );
    }
}
