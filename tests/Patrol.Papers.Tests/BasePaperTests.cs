namespace Patrol.Papers.Tests;

public sealed class BasePaperTests
{
    [Fact]
    public void Sheet_OfABase_IsOneA3PageWithEverything()
    {
        var page = Assert.Single(PdfReading.PagesOf(BasePaper.Find(SamplePaperPlan.Create(), "B1")!));

        Assert.Equal((1191, 842), ((int)Math.Round(page.Width), (int)Math.Round(page.Height)));
        PdfReading.HasAll(
            page,
            "North office",
            "Plan test-4",
            "Week 2026-W49",
            "draft, not published",
            "Reported demand, not a prediction.",
            SamplePaperPlan.Address,
            "C1-mon-2000-1",
            "★V001",
            "M003",
            "standby-S1-thu-2000",
            "X1-fri-0700",
            "Linden Street",
            "on A3"
        );
        PdfReading.IsWithinPage(page);
    }

    [Fact]
    public void OpenDuty_SaysWhyAndWhatWouldFillIt() =>
        PdfReading.HasAll(
            PdfReading.PagesOf(BasePaper.Find(SamplePaperPlan.Create(), "B1")!)[0],
            "OPEN · 2 short",
            "Too few members are left: 2 missing, 1 could come.",
            "4 members in their rest"
        );

    [Theory]
    [InlineData("roster.nobody-put", "OPEN · not filled")]
    [InlineData("roster.probation-only", "OPEN · only probation free")]
    [InlineData("roster.of-a-later-version", "OPEN · not served")]
    public void OpenDuty_IsNeverCut(string code, string words)
    {
        var plan = SamplePaperPlan.Create();
        var why = new Contracts.ReasonView(code, new Dictionary<string, string>());
        var slots = plan.Detail.Slots.Select(slot => slot.Open is null ? slot : slot with { Open = why });
        plan = plan with { Detail = plan.Detail with { Slots = [.. slots] } };

        var page = PdfReading.PagesOf(BasePaper.Find(plan, "B1")!)[0];

        PdfReading.HasAll(page, words);
        Assert.DoesNotContain("…", PdfReading.TextOf(page));
    }

    [Fact]
    public void LongNames_AreNotCutInTheHead()
    {
        var plan = SamplePaperPlan.Create("changed");
        plan = plan with
        {
            District = plan.District with
            {
                Name = "Sample district of the northern and eastern river towns",
            },
        };

        PdfReading.HasAll(
            PdfReading.PagesOf(PatrolPaper.Find(plan, "C1-mon-2000-1")!)[0],
            "was published, replaced since by a later version",
            "Week 2026-W49 · 30 Nov – 6 Dec 2026",
            plan.District.Name,
            SamplePaperPlan.Address
        );
    }

    [Fact]
    public void DutyCalledOff_IsSaidSo() =>
        PdfReading.HasAll(
            PdfReading.PagesOf(BasePaper.Find(SamplePaperPlan.Create(), "B1")!)[0],
            "C1-wed-2200-1",
            "called off"
        );

    [Fact]
    public void BaseWithoutDuties_HasASheetThatSaysSo() =>
        PdfReading.HasAll(
            Assert.Single(PdfReading.PagesOf(BasePaper.Find(SamplePaperPlan.Create(), "B2")!)),
            "No duties this week"
        );

    [Fact]
    public void ManyDuties_GoOnAndNoneIsLost()
    {
        var plan = SamplePaperPlan.Create();
        var slot = plan.Detail.Slots[0];
        // 26 windows of six patrols each: more than a sheet holds.
        var slots = Enumerable
            .Range(0, 26 * 6)
            .Select(index =>
                slot with
                {
                    Code = $"C1-mon-{index:000}",
                    From = $"2026-11-30T{index / 12:00}:{index / 6 % 2 * 30:00}",
                    To = $"2026-11-30T{index / 12 + 1:00}:{index / 6 % 2 * 30:00}",
                }
            )
            .ToArray();
        plan = plan with { Detail = plan.Detail with { Slots = slots } };

        var pages = PdfReading.PagesOf(BasePaper.Find(plan, "B1")!);

        Assert.InRange(pages.Count, 2, 10);
        var text = string.Concat(pages.Select(PdfReading.TextOf));
        Assert.All(slots, one => Assert.Contains(one.Code, text));
        Assert.All(pages, PdfReading.IsWithinPage);
    }

    [Fact]
    public void UnknownBase_IsNull() => Assert.Null(BasePaper.Find(SamplePaperPlan.Create(), "B9"));

    [Theory]
    [InlineData("draft", true)]
    [InlineData("approved", true)]
    [InlineData("published", false)]
    public void Watermark_IsOnAllButPublishedVersions(string state, bool isMarked)
    {
        var marked = BasePaper.Find(SamplePaperPlan.Create("published"), "B1")!.Length;
        var written = BasePaper.Find(SamplePaperPlan.Create(state), "B1")!.Length;

        Assert.Equal(isMarked, written > marked);
    }

    [Fact]
    public void SamePlan_GivesTheSameBytes() =>
        Assert.Equal(
            BasePaper.Find(SamplePaperPlan.Create(), "B1"),
            BasePaper.Find(SamplePaperPlan.Create(), "B1")
        );
}
