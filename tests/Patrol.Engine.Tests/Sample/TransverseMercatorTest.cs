using Patrol.Engine.Import.Crs;
using Patrol.Engine.Sample;

namespace Patrol.Engine.Tests.Sample;

public sealed class TransverseMercatorTest
{
    [Theory]
    [InlineData(25832, 500_000, 5_820_000)]
    [InlineData(25832, 508_000, 5_826_000)]
    [InlineData(5186, 190_000, 451_000)]
    [InlineData(5186, 260_000, 640_000)]
    public void Inverse_Place_AgreesWithTheImport(int srid, double x, double y)
    {
        var projection = srid == 25832 ? TransverseMercator.Epsg25832 : TransverseMercator.Epsg5186;
        var (longitude, latitude) = projection.Inverse(x, y);
        var (backX, backY) = CoordinateTransform.Create("EPSG:4326", srid).Apply(longitude, latitude);
        Assert.Equal(x, backX, 0.001);
        Assert.Equal(y, backY, 0.001);
    }
}
