using Patrol.Engine.Model;
using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Sample.People;

/// <summary>Where people serve and who employs them.</summary>
/// <param name="Communities">Each with a team, a property firm and officers of its own.</param>
/// <param name="ManagementGrids">Each with a grid member.</param>
/// <param name="Enterprises">Each with a unit, a team and guards.</param>
/// <param name="Schools">Names, each of a unit.</param>
internal sealed record PeopleAreas(
    IReadOnlyList<NamedArea> Communities,
    IReadOnlyList<NamedArea> ManagementGrids,
    IReadOnlyList<NamedArea> Enterprises,
    IReadOnlyList<string> Schools
)
{
    public static PeopleAreas Of(SampleGround ground)
    {
        static NamedArea[] Named(IEnumerable<SampleArea> areas) =>
            [.. areas.Select(area => new NamedArea(area.Code, area.Name))];
        return new PeopleAreas(
            Named(ground.Areas.Communities),
            Named(ground.Areas.ManagementGrids),
            Named(ground.Enterprises),
            [.. ground.Places.Sites.Where(site => site.Kind == SiteKind.School).Select(school => school.Name)]
        );
    }
}

/// <summary>What people need to know of an area.</summary>
internal sealed record NamedArea(string Code, string Name);
