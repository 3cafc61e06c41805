namespace Patrol.Papers.Tests;

public sealed class PatrolPaperTests
{
    [Fact]
    public void Sheet_OfAPatrol_IsOneA4PageWithEverything()
    {
        var page = Assert.Single(
            PdfReading.PagesOf(PatrolPaper.Find(SamplePaperPlan.Create(), "C1-mon-2000-1")!)
        );

        Assert.Equal((595, 842), ((int)Math.Round(page.Width), (int)Math.Round(page.Height)));
        PdfReading.HasAll(
            page,
            "Patrol C1-mon-2000-1",
            "Monday 30 November 2026, 20:00–22:00",
            "20:06–20:18",
            "20:25–20:37",
            "Near Park School.",
            "Pass Station gate.",
            "Linden Street, Harbor Road",
            "★ V001",
            "V002",
            "M003",
            "no pursuit",
            "Never alone",
            "Reported demand, not a prediction.",
            "on A4",
            "Plan test-4"
        );
        PdfReading.IsWithinPage(page);
    }

    [Fact]
    public void EveryStop_HasItsNumberOnTheMapAndInTheList()
    {
        var page = PdfReading.PagesOf(PatrolPaper.Find(SamplePaperPlan.Create(), "C1-mon-2000-1")!)[0];

        // The numbers are the only bold white text.
        var white = page
            .Letters.Where(letter => letter.Color?.ToRGBValues() is (1, 1, 1))
            .Select(letter => letter.Value)
            .ToArray();

        Assert.Equal(2, white.Count(one => one == "2"));
        Assert.Equal(3, white.Count(one => one == "1")); // once more in the legend
    }

    [Fact]
    public void StopsAtOnePlace_SaySo()
    {
        var plan = SamplePaperPlan.Create();
        var route = SamplePaperPlan.Route;
        plan = plan with
        {
            Routes =
            [
                route with
                {
                    Stops = [route.Stops[0], route.Stops[0] with { Number = 2 }],
                    Legs = [route.Legs[0], route.Legs[1] with { Meters = 0 }, route.Legs[2]],
                },
            ],
        };

        PdfReading.HasAll(
            PdfReading.PagesOf(PatrolPaper.Find(plan, "C1-mon-2000-1")!)[0],
            "1, 2",
            "the same place"
        );
    }

    [Fact]
    public void NameOfTheBase_LiesOverNoStop()
    {
        var plan = SamplePaperPlan.Create();
        var route = SamplePaperPlan.Route;
        // Stops all around the base, right where its name would stand.
        double[][] around =
        [
            [0.0008, 0],
            [-0.0008, 0],
            [0, 0.0005],
            [0, -0.0005],
            [0.0006, 0.0004],
        ];
        var stops = around.Select(
            (by, index) =>
                route.Stops[0] with
                {
                    Number = index + 1,
                    Place = [route.BasePlace[0] + by[0], route.BasePlace[1] + by[1]],
                }
        );
        plan = plan with { Routes = [route with { Stops = [.. stops] }] };

        var letters = PdfReading.PagesOf(PatrolPaper.Find(plan, "C1-mon-2000-1")!)[0].Letters;

        // On the map: the only words in the color of a base, and white numbers.
        var name = letters
            .Where(letter => letter.Color?.ToRGBValues() is (< 0.1, _, < 0.25 and > 0.22))
            .ToArray();
        var numbers = letters.Where(letter => letter.Color?.ToRGBValues() is (1, 1, 1)).ToArray();
        Assert.Equal("Northoffice", string.Concat(name.Select(letter => letter.Value)).Replace(" ", ""));
        Assert.All(
            name,
            letter =>
                Assert.DoesNotContain(
                    numbers,
                    number =>
                        Math.Abs(letter.BoundingBox.Centroid.X - number.BoundingBox.Centroid.X) < 8
                        && Math.Abs(letter.BoundingBox.Centroid.Y - number.BoundingBox.Centroid.Y) < 8
                )
        );
    }

    [Fact]
    public void PatrolWithoutAWay_SaysSo() =>
        PdfReading.HasAll(
            PdfReading.PagesOf(PatrolPaper.Find(SamplePaperPlan.Create(), "C1-tue-2000-1")!)[0],
            "No stops",
            "OPEN"
        );

    [Fact]
    public void PatrolCalledOff_SaysSo() =>
        PdfReading.HasAll(
            PdfReading.PagesOf(PatrolPaper.Find(SamplePaperPlan.Create(), "C1-wed-2200-1")!)[0],
            "C1-wed-2200-1 – called off"
        );

    [Theory]
    [InlineData(null, null, 3)]
    [InlineData("B1", null, 3)]
    [InlineData("B1", "2026-12-01", 1)]
    public void AllPatrols_AreInOneFile(string? home, string? day, int pages) =>
        Assert.Equal(
            pages,
            PdfReading.PagesOf(PatrolPaper.FindAll(SamplePaperPlan.Create(), home, day)!).Count
        );

    [Fact]
    public void ManyStops_GoOnToASecondPage()
    {
        var plan = SamplePaperPlan.Create();
        var route = SamplePaperPlan.Route;
        plan = plan with
        {
            Routes =
            [
                route with
                {
                    Stops =
                    [
                        .. Enumerable.Range(1, 30).Select(number => route.Stops[0] with { Number = number }),
                    ],
                    Legs = [.. Enumerable.Repeat(route.Legs[1], 31)],
                },
            ],
        };

        var pages = PdfReading.PagesOf(PatrolPaper.Find(plan, "C1-mon-2000-1")!);

        Assert.Equal(2, pages.Count);
        Assert.Contains("30", PdfReading.TextOf(pages[1]));
        Assert.All(pages, PdfReading.IsWithinPage);
    }

    [Theory]
    [InlineData("standby-S1-thu-2000")]
    [InlineData("C9-mon-2000-1")]
    public void WhatIsNoPatrol_IsNull(string code) =>
        Assert.Null(PatrolPaper.Find(SamplePaperPlan.Create(), code));

    [Fact]
    public void NoPatrolThatDay_IsNull() =>
        Assert.Null(PatrolPaper.FindAll(SamplePaperPlan.Create(), "B1", "2026-12-06"));

    [Fact]
    public void SamePlan_GivesTheSameBytes() =>
        Assert.Equal(
            PatrolPaper.FindAll(SamplePaperPlan.Create(), null, null),
            PatrolPaper.FindAll(SamplePaperPlan.Create(), null, null)
        );
}
