using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Sample.People;

namespace Patrol.Engine.Sample;

/// <summary>People made up for a real district that has none, in the proportions of the sample; codes, no names.</summary>
/// <param name="Units">A property firm for each community.</param>
/// <param name="Teams">A team of volunteers for each community.</param>
/// <param name="Members">Members of all forces, marked as generated.</param>
public sealed record GeneratedPeople(
    IReadOnlyList<Unit> Units,
    IReadOnlyList<Team> Teams,
    IReadOnlyList<Member> Members
)
{
    /// <summary>
    /// For each community 112/18 sworn officers (two of them its own, 12/18 of traffic; a multiple of four in all), ten
    /// auxiliaries, twelve guards of its property firm and one team of volunteers, 389/864 of whom are on post at their
    /// work; a grid member for each management grid. Clearances, windows, roles, standing and ages are dealt as in the
    /// sample. No enterprises, riders or event reserve. The same communities, numbers and seed give the same people.
    /// </summary>
    /// <param name="communities">Communities of the district, in any order.</param>
    /// <param name="managementGrids">Management grids; may be empty.</param>
    /// <param name="volunteersPerCommunity">Members of each community's team.</param>
    /// <param name="seed">Seed, zero or more.</param>
    /// <param name="asOf">Date on which standing and clearances are as said; clearances are renewed once after it.</param>
    /// <exception cref="ArgumentException">No communities.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No volunteers, or a negative seed.</exception>
    public static GeneratedPeople Create(
        IReadOnlyList<Area> communities,
        IReadOnlyList<Area> managementGrids,
        int volunteersPerCommunity,
        int seed,
        LocalDate asOf
    )
    {
        ArgumentNullException.ThrowIfNull(communities);
        ArgumentNullException.ThrowIfNull(managementGrids);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(volunteersPerCommunity);
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        if (communities.Count == 0)
        {
            throw new ArgumentException("People serve in communities: there are none.", nameof(communities));
        }
        var people = SamplePeople.Create(
            PeopleRecipe.InProportion(communities.Count, volunteersPerCommunity),
            new PeopleAreas(Named(communities), Named(managementGrids), [], []),
            asOf,
            new SampleRandom((ulong)seed).Fork("people")
        );
        return new GeneratedPeople(
            people.Units,
            people.Teams,
            [.. people.Members.Select(member => member with { IsGenerated = true })]
        );
    }

    private static NamedArea[] Named(IReadOnlyList<Area> areas) =>
        [
            .. areas
                .OrderBy(area => area.Code, StringComparer.Ordinal)
                .Select(area => new NamedArea(area.Code, area.Name)),
        ];
}
