using System.CommandLine;
using Patrol.Contracts.Hotspots;
using Patrol.Storage.Hotspots.Streets;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Hotspots;

/// <summary><c>patrol hotspots streets</c>: reported demand along the streets.</summary>
internal static class StreetsVerb
{
    private const int Shown = 20;

    public static Command Create()
    {
        var demand = new DemandOptions();
        var bandwidth = new Option<double?>("--bandwidth")
        {
            Description = "Reach of an incident along the streets, 20 to 2,000 m; 200 when left out",
        };
        var kernel = new Option<string?>("--kernel") { Description = "quartic, gaussian or uniform" };
        return DistrictCommand.Create(
            "streets",
            "Spread reported incidents along the streets and list the densest segments.",
            [bandwidth, kernel, .. demand.All],
            async scope =>
            {
                var query = demand.Read(
                    scope.Parsed,
                    new StreetQuery
                    {
                        BandwidthMeters = scope.Parsed.GetValue(bandwidth),
                        Kernel = scope.Parsed.GetValue(kernel),
                    }
                );
                var map = await StreetRun.ComputeAsync(
                    scope.Database,
                    scope.District,
                    query,
                    DistrictScope.By("hotspots streets"),
                    scope.Cancel
                );
                if (scope.IsJson)
                {
                    Terminal.Print(map.View);
                }
                else
                {
                    Show(map.View);
                }
                return ExitCode.Done;
            }
        );
    }

    private static void Show(StreetHotspots streets)
    {
        var table = new Table
        {
            Title = new TableTitle(
                $"{streets.Demand.From} – {streets.Demand.To} · {streets.Kernel}, {streets.BandwidthMeters:N0} m along the streets"
            ),
        };
        table.AddColumns("#", "Street", "Community", "Meters", "A week and km", "A week", "Share", "Segment");
        foreach (var street in streets.Top.Take(Shown))
        {
            table.AddRow(
                $"{street.Rank}",
                (street.Name ?? "–").EscapeMarkup(),
                (street.Community ?? "–").EscapeMarkup(),
                $"{street.Meters:N0}",
                $"{street.PerWeekKm:F2}",
                $"{street.PerWeek:F2}",
                $"{street.Share:P2}",
                $"{street.Segment}"
            );
        }
        var words = AnsiConsole.Console;
        words.Write(table);
        words.MarkupLineInterpolated(
            $"{streets.Segments:N0} segments, {streets.Meters / 1000:N0} km, {streets.PerWeek:F1} incidents a week."
        );
        foreach (var held in streets.Held)
        {
            words.MarkupLineInterpolated(
                $"The densest {held.LengthShare:P0} of the length ({held.Segments:N0} segments, {held.Meters / 1000:F1} km) hold {held.Share:P1}."
            );
        }
        if (streets.FarFromStreets > 0)
        {
            words.MarkupLineInterpolated(
                $"Left out: {streets.FarFromStreets:N0} incidents more than {streets.ReachMeters:N0} m from any street."
            );
        }
        if (streets.Expired > 0)
        {
            words.MarkupLineInterpolated(
                $"Left out: {streets.Expired:N0} incidents whose detail has expired; only their cells are known."
            );
        }
        words.WriteLine("Reported demand, not a prediction.");
    }
}
