using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Tests.Maps;

public sealed class StopMarkTests
{
    private static readonly SKRect Frame = new(0, 0, 500, 300);

    [Fact]
    public void StopsAtOnePlace_ShareOneMark()
    {
        var marks = StopMark.Of(
            [(4, new(100, 100)), (5, new(200, 100)), (6, new(200, 100))],
            Frame,
            default,
            7
        );

        Assert.Equal(["4", "5, 6"], marks.Select(mark => mark.Numbers));
        Assert.Equal(new SKPoint(200, 100), marks[1].At);
    }

    [Fact]
    public void StopBesideAnother_IsMovedAsideAndKeepsItsPlace()
    {
        var marks = StopMark.Of([(1, new(100, 100)), (2, new(105, 100))], Frame, default, 7);

        Assert.Equal(new SKPoint(100, 100), marks[0].At);
        Assert.Equal(new SKPoint(105, 100), marks[1].Place);
        Assert.False(marks[0].Room.IntersectsWith(marks[1].Room));
    }

    [Fact]
    public void StopAtTheBase_LeavesItsSignFree()
    {
        var home = new SKRect(91, 91, 109, 109);

        Assert.False(
            Assert.Single(StopMark.Of([(1, new(100, 100))], Frame, home, 7)).Room.IntersectsWith(home)
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ManyStopsClose_NeverLieOverEachOtherOrOutOfTheMap(int seed)
    {
        var random = new Random(seed);
        var stops = Enumerable
            .Range(1, 12)
            .Select(number => (number, new SKPoint(random.Next(2, 60), random.Next(2, 60))));

        var marks = StopMark.Of(stops, Frame, new SKRect(20, 20, 38, 38), 7);

        Assert.All(
            marks,
            mark =>
            {
                Assert.True(Frame.Contains(mark.Room));
                Assert.DoesNotContain(marks, other => other != mark && other.Room.IntersectsWith(mark.Room));
            }
        );
    }
}
