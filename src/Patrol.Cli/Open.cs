using Patrol.Engine.Model;
using Patrol.Storage;

namespace Patrol.Cli;

/// <summary>Opens what a command works on.</summary>
internal static class Open
{
    /// <summary>The database: the server named in <c>PATROL_DATABASE</c>, else the checkout's private cluster.</summary>
    public static Task<PatrolDatabase> DatabaseAsync(CancellationToken cancel) =>
        Terminal.WithStatusAsync(
            "Opening the database",
            stage =>
                PatrolDatabase.OpenAsync(PatrolDatabaseOptions.FromEnvironment(Checkout.Root), stage, cancel)
        );

    /// <summary>A district by its code; the sample is loaded where it is not there yet.</summary>
    /// <exception cref="InputException"><c>district.unknown</c>: there is none of that code.</exception>
    public static async Task<District> DistrictAsync(
        PatrolDatabase database,
        string code,
        CancellationToken cancel
    )
    {
        if (
            await DistrictStore.FindAsync(database, code, cancel) is { } district
            || (
                await SampleDistrict.LoadIfNamedAsync(database, code, cancel)
                && (district = await DistrictStore.FindAsync(database, code, cancel)) is not null
            )
        )
        {
            return district;
        }
        var known = await DistrictStore.ListAsync(database, cancel);
        throw new InputException(
            new InputIssue(
                "district.unknown",
                null,
                null,
                "--district",
                code,
                known.Count == 0
                    ? "There is no district yet: run ./patrol up, ./patrol demo dc or ./patrol import."
                    : $"Use one of: {string.Join(", ", known)}."
            )
        );
    }
}
