using System.CommandLine;

namespace Patrol.Cli.Verbs.Hotspots;

/// <summary><c>patrol hotspots</c>: where reported demand is high.</summary>
internal static class HotspotsParent
{
    public static Command Create() =>
        new("hotspots", "See where reported demand is high, by area and by street.")
        {
            AreasVerb.Create(),
            StreetsVerb.Create(),
        };
}
