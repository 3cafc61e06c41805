using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import;

/// <summary>Frames of districts for import tests.</summary>
internal static class TestDistricts
{
    public static District Dc { get; } = Make("dc", -77.0365, 38.8977, 26985, "America/New_York");

    public static District Liechtenstein { get; } =
        Make("liechtenstein", 9.5215, 47.1415, 25832, "Europe/Vaduz");

    public static District Make(
        string code,
        double longitude,
        double latitude,
        int srid,
        string zone = "UTC"
    ) =>
        new(new DistrictId(1), code, code, longitude, latitude, srid, DateTimeZoneProviders.Tzdb[zone], null);
}
