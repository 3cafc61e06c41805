namespace Patrol.Engine.Planning;

/// <summary>What a person does to a roster.</summary>
public enum EditKind
{
    /// <summary>Puts a member on a slot.</summary>
    Assign = 1,

    /// <summary>Takes a member off a slot.</summary>
    Remove,

    /// <summary>Puts another member in a member's place.</summary>
    Replace,

    /// <summary>Takes a member from one slot to another.</summary>
    Move,

    /// <summary>Two members change places.</summary>
    Swap,

    /// <summary>Chooses who leads a slot.</summary>
    Lead,

    /// <summary>Keeps an assignment through later searches.</summary>
    Pin,

    /// <summary>Lets later searches change an assignment.</summary>
    Unpin,

    /// <summary>Rules an assignment out.</summary>
    Forbid,

    /// <summary>Takes a ban back.</summary>
    Allow,

    /// <summary>Calls slots off.</summary>
    CallOff,

    /// <summary>Takes slots up again.</summary>
    Restore,
}

/// <summary>One edit of a roster. Members and slots by their codes.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Slot">Slot; null for calling off and restoring.</param>
/// <param name="Member">Member; null for calling off and restoring.</param>
/// <param name="OtherSlot">Slot that a member moves to, or of the other member of a swap.</param>
/// <param name="OtherMember">Member who replaces, or the other of a swap.</param>
/// <param name="Slots">Slots to call off or restore.</param>
public sealed record RosterEdit(
    EditKind Kind,
    string? Slot = null,
    string? Member = null,
    string? OtherSlot = null,
    string? OtherMember = null,
    IReadOnlyList<string>? Slots = null
);
