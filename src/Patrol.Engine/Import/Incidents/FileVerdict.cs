using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

/// <summary>
/// Refuses a file as a whole when what came of its rows says that the file or the profile is wrong, so that a mistake
/// in one line of a profile does not leave a district half filled.
/// </summary>
internal static class FileVerdict
{
    private const int FewestJudged = 20;
    private const int Samples = 5;

    /// <summary>Judges after the last row.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="tally">What became of the rows.</param>
    /// <param name="ready">Rows that can be stored.</param>
    /// <param name="likelyCrs">CRS that misplaced rows seem to be in.</param>
    public static void Give(IncidentProfile profile, ImportTally tally, int ready, string? likelyCrs)
    {
        if (tally.Rows == 0)
        {
            throw FileFault.Make(
                "file.no-rows",
                tally.File,
                null,
                null,
                "The file has no rows: send it again, or leave it out."
            );
        }
        // Rows left out on purpose say nothing of the file.
        var intended = tally.CountOf("incident.withdrawn") + tally.CountOf("incident.expired");
        var judged = tally.Rows - intended;
        if (profile.FullList && ready == 0)
        {
            Refuse(
                tally,
                "file.empty-list",
                "incident.",
                $"0 of {tally.Rows} rows",
                "A full list of which no row can be stored would withdraw every record: mend the file or the profile."
            );
        }
        if (profile.AllowMostlyDropped || judged < FewestJudged)
        {
            return;
        }
        var outside = tally.Dropped.GetValueOrDefault(DropReason.Outside);
        var noPlace = tally.Dropped.GetValueOrDefault(DropReason.NoPlace);
        var noTime = tally.Dropped.GetValueOrDefault(DropReason.NoTime);
        var other = tally.Dropped.GetValueOrDefault(DropReason.Other) - intended;
        if (2 * (outside + noPlace + noTime + other) <= judged)
        {
            return;
        }
        var most = Math.Max(Math.Max(outside, noPlace), Math.Max(noTime, other));
        var value = $"{most} of {judged} rows";
        if (most == outside)
        {
            RefuseOutside(profile, tally, outside, value, likelyCrs);
        }
        if (most == noPlace)
        {
            Refuse(
                tally,
                "file.mostly-no-place",
                "incident.no-place",
                value,
                "Most rows have no place that can be read: check the coordinate columns of the profile."
            );
        }
        if (most == noTime)
        {
            Refuse(
                tally,
                "file.mostly-no-time",
                "incident.no-time",
                value,
                $"Most rows have no time that can be read: check the formats {string.Join(", ", profile.Times.Formats)}."
            );
        }
        Refuse(
            tally,
            "file.mostly-dropped",
            "incident.",
            value,
            "Most rows had to be left out: check that the profile is this file's."
        );
    }

    private static void RefuseOutside(
        IncidentProfile profile,
        ImportTally tally,
        int outside,
        string value,
        string? likelyCrs
    )
    {
        if (2 * tally.CountOf("incident.swapped") > outside)
        {
            Refuse(
                tally,
                "file.swapped",
                "incident.swapped",
                value,
                "The coordinates are exchanged: exchange x and y in the profile."
            );
        }
        if (2 * tally.CountOf("incident.wrong-crs") > outside)
        {
            Refuse(
                tally,
                "file.wrong-crs",
                "incident.wrong-crs",
                value,
                $"The coordinates are not {profile.Crs} but look like {likelyCrs}: correct crs in the profile."
            );
        }
        Refuse(
            tally,
            "file.mostly-outside",
            "incident.outside",
            value,
            $"Most places lie outside the district: check that the coordinates are {profile.Crs}, that x and y are not exchanged, and that this is the right district."
        );
    }

    private static void Refuse(ImportTally tally, string code, string samples, string value, string remedy) =>
        throw new InputException([
            new InputIssue(code, tally.File, null, null, value, remedy),
            .. tally
                .Samples.Where(sample => sample.Code.StartsWith(samples, StringComparison.Ordinal))
                .Take(Samples),
        ]);
}
