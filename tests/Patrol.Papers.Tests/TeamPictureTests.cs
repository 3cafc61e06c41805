using SkiaSharp;

namespace Patrol.Papers.Tests;

public sealed class TeamPictureTests
{
    [Fact]
    public void Picture_IsAsWideAsAPhoneAndAsLongAsItsWeek()
    {
        using var owls = SKBitmap.Decode(TeamPicture.Find(SamplePaperPlan.Create(), "T1"));
        using var other = SKBitmap.Decode(TeamPicture.Find(SamplePaperPlan.Create(), "T2"));

        Assert.Equal(1_080, owls.Width);
        Assert.True(owls.Height > other.Height + 300, $"{owls.Height} and {other.Height} high");
    }

    [Fact]
    public void DutiesOfADay_StandInTwoColumns()
    {
        var plan = SamplePaperPlan.Create();
        var slot = plan.Detail.Slots[0];
        int HeightOf(int duties)
        {
            var slots = Enumerable
                .Range(1, duties)
                .Select(number => slot with { Code = $"C1-mon-2000-{number}" });
            using var picture = SKBitmap.Decode(
                TeamPicture.Find(plan with { Detail = plan.Detail with { Slots = [.. slots] } }, "T1")
            );
            return picture.Height;
        }

        var (one, two, ten) = (HeightOf(1), HeightOf(2), HeightOf(10));

        Assert.Equal(one, two);
        Assert.InRange(ten - two, 4 * 80, 4 * 150);
    }

    [Fact]
    public void UnknownTeam_IsNull() => Assert.Null(TeamPicture.Find(SamplePaperPlan.Create(), "T9"));

    [Fact]
    public void SamePlan_GivesTheSameBytes() =>
        Assert.Equal(
            TeamPicture.Find(SamplePaperPlan.Create(), "T1"),
            TeamPicture.Find(SamplePaperPlan.Create(), "T1")
        );
}
