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
    public void UnknownTeam_IsNull() => Assert.Null(TeamPicture.Find(SamplePaperPlan.Create(), "T9"));

    [Fact]
    public void SamePlan_GivesTheSameBytes() =>
        Assert.Equal(
            TeamPicture.Find(SamplePaperPlan.Create(), "T1"),
            TeamPicture.Find(SamplePaperPlan.Create(), "T1")
        );
}
