using NodaTime;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Solving;
using Patrol.Storage.Documents;
using Patrol.Storage.People;

namespace Patrol.Storage.Plans;

/// <summary>Plans of weeks as they are shown.</summary>
public static class PlanDocuments
{
    /// <summary>A version without its slots.</summary>
    /// <exception cref="InputException"><c>plan.unknown</c>.</exception>
    public static async Task<PlanView> ViewAsync(DistrictSession session, District district, int number) =>
        await ViewAsync(session, district, await PlanLoading.FindAsync(session, district, number));

    /// <summary>A version without its slots; null when there is none of that number.</summary>
    public static async Task<PlanView?> FindAsync(DistrictSession session, District district, int number) =>
        await PlanStore.FindAsync(session, number) is { } version
            ? await ViewAsync(session, district, version)
            : null;

    /// <summary>True when there is a version of that number.</summary>
    public static async Task<bool> IsThereAsync(DistrictSession session, int number) =>
        await PlanStore.FindAsync(session, number) is not null;

    /// <summary>Versions without their slots, newest first: of one week all, else those that are worked on or in force.</summary>
    public static async Task<IReadOnlyList<PlanView>> ListAsync(
        DistrictSession session,
        District district,
        LocalDate? week
    ) => await ViewAsync(session, district, await PlanStore.ListAsync(session, week));

    /// <summary>A version whole but for its routes; null when there is none of that number.</summary>
    public static async Task<PlanDetail?> FindDetailAsync(
        DistrictSession session,
        District district,
        int number
    )
    {
        if (await PlanStore.FindAsync(session, number) is not { } version)
        {
            return null;
        }
        var duties = await PlanStore.LoadDutiesAsync(session, version.Plan);
        var roster = await PlanStore.LoadRosterAsync(session, number);
        var slots = new SlotDocuments(
            district,
            await PeopleStore.LoadRollAsync(session),
            await PlanNames.LoadAsync(session)
        );
        return new PlanDetail(
            await ViewAsync(session, district, version),
            slots.List(duties.Slots, roster),
            duties.Curve
        )
        {
            Passes = duties.Passes ?? [],
        };
    }

    /// <summary>A reason as a document.</summary>
    internal static ReasonView Of(Reason reason) => new(reason.Code, reason.Arguments);

    private static async Task<PlanView> ViewAsync(
        DistrictSession session,
        District district,
        StoredVersion version
    ) => (await ViewAsync(session, district, [version]))[0];

    private static async Task<IReadOnlyList<PlanView>> ViewAsync(
        DistrictSession session,
        District district,
        IReadOnlyList<StoredVersion> versions
    )
    {
        var briefs = await PlanStore.ListBriefsAsync(session, versions.Select(version => version.Plan));
        var events = await PlanStore.ListEventsAsync(session, versions.Select(version => version.Number));
        string Id(int number) => $"{new NumberedKey(district.Code, number)}";
        return
        [
            .. versions.Select(version => new PlanView(
                Id(version.Number),
                IsoWeek.NameOf(version.Week),
                Codes.Of(version.Week),
                Codes.Of(version.Week.PlusWeeks(1)),
                version.State,
                version.IsHead,
                version.Parent is { } parent ? Id(parent) : null,
                Of(version.Change),
                Codes.Of(version.Created),
                version.Actor,
                Id(version.Surface),
                Codes.Of(briefs[version.Plan].Mode),
                briefs[version.Plan].Seed,
                briefs[version.Plan].AreMembersGenerated,
                version.Figures,
                [.. events[version.Number]]
            )),
        ];
    }
}
