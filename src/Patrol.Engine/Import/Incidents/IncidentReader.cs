using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

/// <summary>
/// Reads a file of incidents by its profile, row by row: each is placed, timed and cut into hours, or left out with a
/// reason. Memory does not grow with the file. Places are never guessed; only times are mended, and said so.
/// </summary>
public static class IncidentReader
{
    /// <summary>Reads the rows that can be stored, in the order of the file.</summary>
    /// <param name="path">The file, gzip or plain.</param>
    /// <param name="profile">How it is read.</param>
    /// <param name="frame">What rows are placed and timed in.</param>
    /// <param name="tally">Counts every row as it goes.</param>
    /// <exception cref="InputException">
    /// <c>file.*</c> while reading, or at the end, before the last <c>MoveNext</c> returns, when the file has no rows or
    /// most of at least twenty had to be left out. Whoever stores the rows must not commit before the end.
    /// </exception>
    public static IEnumerable<IncidentRow> Read(
        string path,
        IncidentProfile profile,
        IncidentFrame frame,
        ImportTally tally
    )
    {
        var names = new NameReader(profile, tally);
        var places = new PlaceFinder(profile, frame, tally);
        var spans = new SpanReader(profile, frame, tally);
        var ready = 0;
        foreach (var raw in RawRows.Read(path, profile, tally))
        {
            tally.Rows++;
            var id = string.IsNullOrWhiteSpace(raw.Id) ? null : raw.Id.Trim();
            if (
                names.IsWithdrawal(raw, id)
                || names.FindCategory(raw) is not { } category
                || names.FindSource(raw) is not { } source
                || places.Read(raw) is not { } place
                || spans.Read(raw) is not { } span
            )
            {
                continue;
            }
            ready++;
            yield return new IncidentRow(
                raw.Number,
                id,
                category,
                source,
                span.From,
                span.To,
                span.Precision,
                place.X,
                place.Y,
                new CellId(place.Cell),
                span.Week,
                span.Hour,
                span.Parts,
                span.IsMended
            );
        }
        FileVerdict.Give(profile, tally, ready, places.LikelyCrs);
    }
}
