using Patrol.Contracts;
using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Tests.Week;

/// <summary>A week's plan of four duties, small enough to check by eye.</summary>
internal static class Weeks
{
    public static readonly PlanSlot Friday = Slot(
        "C01-fri-2000-1",
        "2026-12-04T20:00",
        "2026-12-04T22:00",
        people: [Person("M1", isLead: true), Person("V1", team: "T01"), Person("V2", team: "T01")]
    );

    public static readonly PlanSlot Open = Slot(
        "C02-fri-2200-1",
        "2026-12-04T22:00",
        "2026-12-05T00:00",
        area: "Elm",
        open: Reason("roster.no-lead", ("missing", "0"), ("free", "4"), ("availability", "12"), ("area", "3"))
    );

    public static readonly PlanSlot Off = Slot(
        "C02-fri-1830-1",
        "2026-12-04T18:30",
        "2026-12-04T20:00",
        area: "Elm",
        isOff: true
    );

    public static readonly PlanSlot Monday = Slot(
        "C01-mon-0700-1",
        "2026-11-30T07:00",
        "2026-11-30T09:00",
        people: [Person("V1", team: "T01")]
    );

    public static PlanDetail Detail(string id = "here-2", string state = "draft", bool isHead = true) =>
        new(Plan(id, state, isHead), [Monday, Off, Friday, Open], [0.01]);

    public static PlanView Plan(
        string id = "here-2",
        string state = "draft",
        bool isHead = true,
        string? parent = "here-1"
    ) =>
        new(
            id,
            "2026-W49",
            "2026-11-30",
            "2026-12-07",
            state,
            isHead,
            parent,
            Reason("plan.made", ("patrols", "4"), ("seed", "7")),
            "2026-11-27T12:00:00Z",
            "web",
            "here-1",
            "foot",
            7,
            true,
            new PlanFigures(
                3,
                3,
                1,
                4,
                0.3,
                0.25,
                0.2,
                new PlanGaps(0.01, 0.2),
                new PlanChecks(0, 0),
                0.4,
                false,
                new PlanSeconds(1, 1, 1, 1, 4)
            ),
            []
        );

    public static PlanPerson Person(string member, bool isLead = false, string? team = null) =>
        new(member, team is null ? "auxiliary" : "volunteer", team, isLead, false);

    public static ReasonView Reason(string code, params (string Name, string Value)[] arguments) =>
        new(code, arguments.ToDictionary(one => one.Name, one => one.Value));

    private static PlanSlot Slot(
        string code,
        string from,
        string to,
        string area = "Ash",
        bool isOff = false,
        PlanPerson[]? people = null,
        ReasonView? open = null
    ) =>
        new(
            code,
            "patrol",
            area[..1],
            area,
            $"{area} office",
            "B1",
            null,
            from,
            to,
            3,
            4,
            1,
            0,
            0.5,
            isOff,
            people ?? [],
            [],
            open,
            open is null ? [] : [Reason("roster.if-lead", ("members", "4"))]
        );
}
