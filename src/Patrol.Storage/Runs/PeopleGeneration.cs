using NodaTime;
using Patrol.Contracts;
using Patrol.Engine.Import;
using Patrol.Engine.Import.People;
using Patrol.Engine.Model;
using Patrol.Engine.Sample;
using Patrol.Storage.Geography;
using Patrol.Storage.People;

namespace Patrol.Storage.Runs;

/// <summary>People made up for a district that has no files of them.</summary>
internal static class PeopleGeneration
{
    /// <summary>
    /// Replaces generated units, teams and members by those that a recipe asks for, in one transaction. Where members were
    /// imported, nothing is changed.
    /// </summary>
    /// <returns>The report; null where members were imported.</returns>
    /// <exception cref="InputException"><c>import.no-areas</c>: the district has no communities.</exception>
    public static Task<ImportView?> RunAsync(
        PatrolDatabase database,
        District district,
        RecipePeople wanted,
        Actor actor,
        IProgress<string>? progress,
        CancellationToken cancel
    )
    {
        progress?.Report("Generating people");
        return database.WriteAsync(
            district.Id,
            actor,
            async session =>
            {
                // Taken first, so that no import of members comes between the look and the change.
                var number = await ImportStore.NextNumberAsync(session);
                if (await PeopleStore.HasImportedAsync(session))
                {
                    return null;
                }
                var people = await MakeAsync(session, wanted);
                await StoreAsync(session, people);
                return await ImportStore.SaveAsync(
                    session,
                    district.Code,
                    number,
                    Report(wanted, people),
                    SystemClock.Instance.GetCurrentInstant()
                );
            },
            cancel
        );
    }

    private static async Task<GeneratedPeople> MakeAsync(DistrictSession session, RecipePeople wanted)
    {
        var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
        return communities.Count == 0
            ? throw new InputException(
                new InputIssue(
                    "import.no-areas",
                    null,
                    null,
                    "people",
                    null,
                    "Name a file of communities in the recipe: people serve in them."
                )
            )
            : GeneratedPeople.Create(
                communities,
                await GeographyStore.LoadAreasAsync(session, AreaKind.ManagementGrid),
                wanted.VolunteersPerCommunity,
                wanted.Seed,
                wanted.AsOf
            );
    }

    private static async Task StoreAsync(DistrictSession session, GeneratedPeople people)
    {
        await PeopleStore.ReplaceMembersAsync(session, people.Members);
        await PeopleStore.ReplaceTeamsAsync(session, people.Teams);
        await PeopleStore.ReplaceUnitsAsync(session, people.Units);
        await PeopleStore.ReplaceClearancesAsync(
            session,
            [
                .. people.Members.SelectMany(member =>
                    member.Clearances.Select(one => new ClearanceRow(member.Code, one))
                ),
            ]
        );
        await PeopleStore.ReplaceAvailabilityAsync(
            session,
            [
                .. people.Members.SelectMany(member =>
                    member.Availability.Select(window => new AvailabilityRow(member.Code, window))
                ),
            ]
        );
    }

    private static ImportReport Report(RecipePeople wanted, GeneratedPeople people) =>
        new(
            FormattableString.Invariant($"generated people, seed {wanted.Seed}"),
            "people",
            people.Members.Count,
            people.Members.Count,
            0,
            0,
            0,
            0,
            new Dictionary<DropReason, int>(),
            [],
            []
        );
}
