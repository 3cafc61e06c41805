namespace Patrol.Engine.Optimization.Rosters.Book;

/// <summary>Rules that rule a member out for a slot, in the order in which they are told.</summary>
[Flags]
internal enum Rule
{
    None = 0,

    /// <summary>Suspended or expired.</summary>
    Status = 1,

    /// <summary>Serves on post: never moved.</summary>
    OnPost = 2,

    /// <summary>The unit's filing is missing.</summary>
    Unit = 4,

    /// <summary>A clearance is missing, run out or not yet valid on the day.</summary>
    Clearance = 8,

    /// <summary>Neither a home area nor another one.</summary>
    Area = 16,

    /// <summary>Outside of windows or tours.</summary>
    Availability = 32,

    /// <summary>Hours of a turn, day, tour or month, or turns of a day.</summary>
    Hours = 64,

    /// <summary>Rest after or before a turn that ends late.</summary>
    Rest = 128,

    /// <summary>Serves elsewhere at that time.</summary>
    Taken = 256,

    /// <summary>Forbidden by a person, or apart from somebody on the slot.</summary>
    Forbidden = 512,
}

/// <summary>Words of rules.</summary>
internal static class RuleWords
{
    /// <summary>[rule, in the order told] name of the argument, code of the remedy that lifts that rule alone for some
    /// members, and code where it alone rules out one.</summary>
    public static readonly (Rule Rule, string Name, string Remedy, string Near)[] All =
    [
        (Rule.Status, "status", "roster.if-status", "roster.near-status"),
        (Rule.OnPost, "onPost", "roster.if-off-post", "roster.near-off-post"),
        (Rule.Unit, "unit", "roster.if-unit", "roster.near-unit"),
        (Rule.Clearance, "clearance", "roster.if-clearance", "roster.near-clearance"),
        (Rule.Area, "area", "roster.if-area", "roster.near-area"),
        (Rule.Availability, "availability", "roster.if-availability", "roster.near-availability"),
        (Rule.Hours, "hours", "roster.if-hours", "roster.near-hours"),
        (Rule.Rest, "rest", "roster.if-rest", "roster.near-rest"),
        (Rule.Taken, "taken", "roster.if-taken", "roster.near-taken"),
        (Rule.Forbidden, "forbidden", "roster.if-forbidden", "roster.near-forbidden"),
    ];

    /// <summary>True for exactly one rule.</summary>
    public static bool IsSingle(this Rule rules) => rules != Rule.None && (rules & (rules - 1)) == 0;

    /// <summary>The first of some rules, in the order told.</summary>
    public static Rule First(this Rule rules) => (Rule)((int)rules & -(int)rules);
}
