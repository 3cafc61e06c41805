using Patrol.Contracts.Plans;

namespace Patrol.Storage.Plans;

/// <summary>What papers are about, so that only as much of the map is loaded.</summary>
public sealed class PaperSubject
{
    private PaperSubject(bool hasMap, Func<PlanSlot, bool>? isAbout, string? home) =>
        (HasMap, IsAbout, Base) = (hasMap, isAbout, home);

    /// <summary>The whole district.</summary>
    public static PaperSubject Everything { get; } = new(true, null, null);

    /// <summary>Tables and lists: no streets and no land are needed.</summary>
    public static PaperSubject NoMap { get; } = new(false, null, null);

    /// <summary>Calendars: no map either, but what was told before.</summary>
    public static PaperSubject Calendar { get; } = new(false, null, null) { HasTold = true };

    /// <summary>True when streets and land are needed.</summary>
    internal bool HasMap { get; }

    /// <summary>True when the versions before that were in force are needed.</summary>
    internal bool HasTold { get; private init; }

    /// <summary>Slots that it is about; null for all.</summary>
    internal Func<PlanSlot, bool>? IsAbout { get; }

    /// <summary>Code of a base that is shown even when it has no duties; null for none.</summary>
    internal string? Base { get; }

    /// <summary>A base and its duties.</summary>
    public static PaperSubject OfBase(string code) => new(true, slot => slot.Base == code, code);

    /// <summary>One duty.</summary>
    public static PaperSubject OfSlot(string code) => new(true, slot => slot.Code == code, null);
}
