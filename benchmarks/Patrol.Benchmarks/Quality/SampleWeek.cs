using System.Text.Json;
using NodaTime;
using Patrol.Engine.Import.People;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;

namespace Patrol.Benchmarks.Quality;

/// <summary>The people of the sample district in the week after its incidents end, and made-up duties: 371 patrols, 120
/// slots at schools, 35 of standby.</summary>
internal static class SampleWeek
{
    private static readonly LocalDate Week = new(2026, 1, 5);
    private static readonly LocalDate Anchor = new(2024, 1, 1);

    /// <summary>Reads the members and makes the duties.</summary>
    /// <param name="folder">Folder of the sample's files.</param>
    /// <param name="seed">Seed of the duties.</param>
    /// <param name="isScarce">True to leave out patrol and traffic officers and two auxiliaries of three, so that many
    /// slots stay open.</param>
    public static RosterFacts Make(string folder, ulong seed, bool isScarce)
    {
        string At(string file) => Path.Combine(folder, file);
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var subdistrictOf = Parents(At("communities.geojson"));
        var communityOf = Parents(At("enterprises.geojson"))
            .Concat(Parents(At("management-grids.geojson")))
            .Concat(subdistrictOf.Keys.Select(code => KeyValuePair.Create(code, code)))
            .ToDictionary();
        var areas = new RosterAreas(
            communityOf,
            subdistrictOf
                .GroupBy(one => one.Value)
                .SelectMany(group => group.Select(one => (one.Key, group.Select(other => other.Key))))
                .ToDictionary(one => one.Key, one => one.Item2.ToArray())
        );
        var clearances = PeopleReader
            .ReadClearances(At("clearances.csv"))
            .ToLookup(row => row.MemberCode, row => row.Clearance);
        var windows = PeopleReader
            .ReadAvailability(At("availability.csv"))
            .ToLookup(row => row.MemberCode, row => row.Window);
        var unfiled = PeopleReader
            .ReadUnits(At("units.csv"))
            .Where(unit => unit.FilingNumber is null)
            .Select(unit => unit.Code)
            .ToHashSet();
        var calendar = PeopleReader.ReadCalendar(At("calendar.csv"));
        var members = PeopleReader
            .ReadMembers(At("members.csv"))
            .Select(member =>
                member with
                {
                    Clearances = [.. clearances[member.Code]],
                    Availability = [.. windows[member.Code]],
                }
            )
            .Select(member =>
                areas.Place(member, !unfiled.Contains(member.UnitCode ?? ""), Week, zone, calendar, Anchor)
            )
            .Where(
                (one, k) =>
                    !isScarce
                    || one.Member.Force is not (Force.PatrolOfficer or Force.TrafficOfficer)
                        && (one.Member.Force != Force.Auxiliary || k % 3 == 0)
            )
            .ToList();
        var duties = new SyntheticDuties(Week, zone, seed);
        string[] communities = [.. subdistrictOf.Keys.Order(StringComparer.Ordinal)];
        return new RosterFacts(
            Week,
            zone,
            [
                .. duties.Patrols(communities, 371),
                .. duties.Schools(communities, 12),
                .. duties.Standbys(communities, 5),
            ],
            members,
            new RosterRules()
        );
    }

    private static Dictionary<string, string> Parents(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return file
            .RootElement.GetProperty("features")
            .EnumerateArray()
            .Select(feature => feature.GetProperty("properties"))
            .ToDictionary(
                one => one.GetProperty("code").GetString()!,
                one => one.GetProperty("parent").GetString()!
            );
    }
}
