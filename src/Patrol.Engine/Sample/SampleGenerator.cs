using System.Text;
using Patrol.Engine.Sample.Demand;
using Patrol.Engine.Sample.Ground;
using Patrol.Engine.Sample.Output;
using Patrol.Engine.Sample.People;

namespace Patrol.Engine.Sample;

/// <summary>
/// Makes an invented district with streets, areas, people and two years of incidents, as files for the import. The same
/// size and seed give the same bytes on every machine: own random numbers, fixed decimals, line feeds, no times in
/// archives.
/// </summary>
public static class SampleGenerator
{
    /// <summary>Writes the files of a sample district, <c>district.json</c> first among them.</summary>
    /// <param name="size">Size.</param>
    /// <param name="seed">Seed, zero or more.</param>
    /// <param name="directory">Folder to write to; made when missing, files of the same names replaced.</param>
    /// <param name="progress">Is told what is being made; null to be quiet.</param>
    /// <returns>Names of the files, relative to the folder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such size, or a negative seed.</exception>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    public static IReadOnlyList<string> Write(
        SampleSize size,
        int seed,
        string directory,
        IProgress<string>? progress = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        var recipe = SampleRecipe.For(size);
        Directory.CreateDirectory(Path.Combine(directory, "profiles"));
        var names = new List<string>();
        foreach (var (name, bytes) in Files(recipe, new SampleRandom((ulong)seed), progress))
        {
            File.WriteAllBytes(Path.Combine(directory, name), bytes);
            names.Add(name);
        }
        return names;
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Files(
        SampleRecipe recipe,
        SampleRandom random,
        IProgress<string>? progress
    )
    {
        static (string, byte[]) Text(string name, string text) => (name, Encoding.UTF8.GetBytes(text));
        yield return Text("district.json", RecipeFiles.District(recipe));
        foreach (var (name, text) in RecipeFiles.Profiles(recipe))
        {
            yield return Text($"profiles/{name}.json", text);
        }
        progress?.Report("streets and areas");
        var ground = SampleGround.Create(recipe, random.Fork("ground"));
        var areas = ground.Areas;
        yield return Text(
            "subdistricts.geojson",
            GroundFiles.Areas(recipe, ground.Lattice, areas.Subdistricts)
        );
        yield return Text(
            "communities.geojson",
            GroundFiles.Areas(recipe, ground.Lattice, areas.Communities)
        );
        yield return Text(
            "management-grids.geojson",
            GroundFiles.Areas(recipe, ground.Lattice, areas.ManagementGrids)
        );
        yield return Text(
            "enterprises.geojson",
            GroundFiles.Areas(recipe, ground.Lattice, ground.Enterprises)
        );
        yield return Text("land.geojson", LandFeatures.Write(recipe, ground));
        yield return Text("streets.geojson", GroundFiles.Streets(recipe, ground));
        yield return Text("sites.geojson", GroundFiles.Sites(recipe, ground));
        yield return Text("bases.geojson", GroundFiles.Bases(recipe, ground));

        progress?.Report("people");
        var calendar = SampleCalendar.Create(recipe, random.Fork("calendar"));
        var people = SamplePeople.Create(
            recipe.People,
            PeopleAreas.Of(ground),
            recipe.FirstDay.PlusDays(recipe.Days),
            random.Fork("people")
        );
        yield return Text("calendar.csv", PeopleFiles.Calendar(calendar.Days));
        yield return Text("units.csv", PeopleFiles.Units(people));
        yield return Text("teams.csv", PeopleFiles.Teams(people));
        yield return Text("members.csv", PeopleFiles.Members(people));
        yield return Text("clearances.csv", PeopleFiles.Clearances(people));
        yield return Text("availability.csv", PeopleFiles.Availability(people));

        progress?.Report("incidents");
        var plan = DemandPlan.Create(recipe, ground, random.Fork("demand"));
        var factors = calendar.Factors(recipe, random.Fork("days"));
        var incidents = IncidentMaker.Make(recipe, ground, plan, factors, random.Fork("incidents"));
        var (bytes, broken) = IncidentFile.Write(recipe, incidents, random.Fork("broken rows"));
        yield return ("incidents.csv.gz", bytes);
        var under = plan.UnderReporting < 0 ? null : areas.Communities[plan.UnderReporting].Code;
        yield return Text("truth.json", RecipeFiles.Truth(recipe, plan, under, incidents.Count, broken));
    }
}
