using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

/// <summary>Understands the values that the profile names: category, source, withdrawal.</summary>
internal sealed class NameReader
{
    private readonly IncidentProfile profile;
    private readonly ImportTally tally;
    private readonly Dictionary<string, string> categories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IncidentSource> sources = new(StringComparer.OrdinalIgnoreCase);
    private readonly IncidentSource source;

    public NameReader(IncidentProfile profile, ImportTally tally)
    {
        (this.profile, this.tally) = (profile, tally);
        source = Enum.Parse<IncidentSource>(profile.Source, ignoreCase: true);
        foreach (var category in profile.Categories)
        {
            foreach (var value in category.Values)
            {
                categories[value.Trim()] = category.Code;
            }
        }
        foreach (var (value, name) in profile.Sources ?? new Dictionary<string, string>())
        {
            sources[value.Trim()] = Enum.Parse<IncidentSource>(name, ignoreCase: true);
        }
    }

    public bool IsWithdrawal(in RawRow raw, string? id)
    {
        if (
            profile.Columns.Withdrawn is not { } column
            || !string.Equals(
                raw.Withdrawn?.Trim(),
                profile.WithdrawnValue,
                StringComparison.OrdinalIgnoreCase
            )
        )
        {
            return false;
        }
        if (id is null)
        {
            tally.Drop(
                DropReason.Other,
                "incident.withdrawn-without-id",
                raw.Number,
                profile.Columns.Id,
                raw.Id,
                "Give the id of the record to withdraw."
            );
        }
        else
        {
            tally.Withdrawn[id] = raw.Number;
            tally.Drop(
                DropReason.Other,
                "incident.withdrawn",
                raw.Number,
                column,
                id,
                "The record is taken back."
            );
        }
        return true;
    }

    public string? FindCategory(in RawRow raw)
    {
        var text = raw.Category?.Trim() ?? "";
        if (categories.TryGetValue(text, out var code))
        {
            return code;
        }
        if (profile.Unmapped is { } unmapped)
        {
            return unmapped;
        }
        tally.Drop(
            DropReason.Other,
            "incident.category-unknown",
            raw.Number,
            profile.Columns.Category,
            text,
            "Add the value to a category of the profile, or name a category for unmapped values."
        );
        return null;
    }

    public IncidentSource? FindSource(in RawRow raw)
    {
        if (profile.Columns.Source is not { } column)
        {
            return source;
        }
        if (sources.TryGetValue(raw.Source?.Trim() ?? "", out var found))
        {
            return found;
        }
        tally.Drop(
            DropReason.Other,
            "incident.source-unknown",
            raw.Number,
            column,
            raw.Source,
            "Add the value to the sources of the profile."
        );
        return null;
    }
}
