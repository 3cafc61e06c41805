using Patrol.Engine.Import;
using Patrol.Storage;
using Patrol.Storage.Runs;
using Spectre.Console;

namespace Patrol.Cli;

/// <summary>The district that comes with the checkout, loaded at its first use.</summary>
internal static class SampleDistrict
{
    private static string RecipePath => Path.Combine(Checkout.Sample, "district.json");

    /// <summary>Loads it into a database without districts, or where a killed start has left a part of it.</summary>
    public static async Task LoadWhereEmptyAsync(PatrolDatabase database, CancellationToken cancel)
    {
        var codes = await DistrictStore.ListAsync(database, cancel);
        if (codes.Count > 0 && !await IsHalfAsync(database, codes, cancel))
        {
            return;
        }
        if (!File.Exists(RecipePath))
        {
            Terminal.Words.WriteLine(
                "There is no district yet. Load a real one with ./patrol demo dc, or your own with ./patrol import --recipe FILE."
            );
            return;
        }
        await LoadAsync(database, cancel);
    }

    /// <summary>Loads it where it is asked for by its code and not there yet.</summary>
    /// <returns>False when the code is another's.</returns>
    public static async Task<bool> LoadIfNamedAsync(
        PatrolDatabase database,
        string code,
        CancellationToken cancel
    )
    {
        if (!File.Exists(RecipePath) || code != DistrictRecipe.Read(RecipePath).Code)
        {
            return false;
        }
        await LoadAsync(database, cancel);
        return true;
    }

    private static Task LoadAsync(PatrolDatabase database, CancellationToken cancel) =>
        Terminal.WithStatusAsync(
            "Loading the sample district",
            stage =>
                RecipeRun.LoadAsync(
                    database,
                    DistrictRecipe.Read(RecipePath),
                    Checkout.Sample,
                    Checkout.Sample,
                    stage,
                    cancel
                )
        );

    // A start that was killed may have left a part of the sample; loading it again changes nothing of what is there.
    private static async Task<bool> IsHalfAsync(
        PatrolDatabase database,
        IReadOnlyList<string> codes,
        CancellationToken cancel
    )
    {
        if (
            !File.Exists(RecipePath)
            || codes is not [var only]
            || only != DistrictRecipe.Read(RecipePath).Code
        )
        {
            return false;
        }
        var sample = await DistrictStore.FindAsync(database, only, cancel);
        // A district of the user's own may have its code.
        return sample is not null
            && sample.Name == DistrictRecipe.Read(RecipePath).Name
            && (await database.ReadAsync(sample.Id, DistrictStore.ViewAsync, cancel)).CurrentSurface is null;
    }
}
