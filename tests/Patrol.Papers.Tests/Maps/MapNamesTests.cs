using Patrol.Papers.Drawing;
using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Tests.Maps;

public sealed class MapNamesTests : IDisposable
{
    private static readonly SKRect Frame = new(0, 0, 400, 300);
    private static readonly SKPoint Home = new(200, 150);
    private static readonly TextStyle Style = new(8.5f, Ink.Base, IsBold: true);

    private readonly SKPictureRecorder recorder = new();
    private readonly Pen pen;

    public MapNamesTests() => pen = new Pen(recorder.BeginRecording(Frame));

    public void Dispose()
    {
        pen.Dispose();
        recorder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Name_NeverLiesOverWhatIsKept(int seed)
    {
        var random = new Random(seed);
        var (places, before) = (new LabelPlaces(Frame), new LabelPlaces(Frame));
        places.Keep(Home, 9);
        for (var stop = 0; stop < 25; stop++)
        {
            var at = new SKPoint(200 + random.Next(-70, 70), 150 + random.Next(-50, 50));
            places.Keep(at, 8);
            before.Keep(at, 8);
        }

        var room = MapNames.Draw(pen, Home, "Sycamore Community office", Style, places, 10, isStrong: true);

        Assert.True(room is null || before.IsFree(room.Value));
    }

    [Fact]
    public void NameThatMatters_IsTiedToItsPlaceWhereNoRoomIsClose()
    {
        var places = new LabelPlaces(Frame);
        places.Keep(Home, 9);
        // Close by, only a narrow way up is free.
        places.Keep(new SKRect(100, 110, 198, 190));
        places.Keep(new SKRect(202, 110, 300, 190));
        places.Keep(new SKRect(100, 165, 300, 190));

        var room = MapNames.Draw(pen, Home, "North office", Style, places, 10, isStrong: true);

        Assert.InRange(room!.Value.Bottom, 0, 110);
    }

    [Fact]
    public void NameWithoutAnyRoom_IsLeftOut()
    {
        var places = new LabelPlaces(Frame);
        places.Keep(Frame);

        Assert.Null(MapNames.Draw(pen, Home, "North office", Style, places, 10, isStrong: true));
    }
}
