using Patrol.Contracts;
using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;

namespace Patrol.Papers.Tests;

/// <summary>A small plan that shows everything: a served patrol with two stops, an open one, one called off, a standby, a school.</summary>
internal static class SamplePaperPlan
{
    public const string Address = "http://localhost:5210/d/test/week/test-4";

    public static PaperPlan Create(string state = "draft") =>
        new(
            new PlanDetail(ViewOf(state), Slots, []),
            [Route],
            new PaperDistrict(
                "test",
                "Test district",
                "Europe/Berlin",
                [new PaperTeam("T1", "North \"Owls\", team", "C1"), new PaperTeam("T2", "三里屯志愿者", null)]
            ),
            Map,
            Address
        );

    public static readonly RouteView Route = new(
        "C1-mon-2000-1",
        "North office",
        [9.0000, 52.5000],
        "2026-11-30T20:00",
        "2026-11-30T22:00",
        [
            new(
                1,
                [9.0030, 52.5010],
                "Linden Street",
                "Park School",
                "2026-11-30T20:06:10",
                "2026-11-30T20:18:10",
                null
            ),
            new(
                2,
                [9.0060, 52.5030],
                "Harbor Road",
                null,
                "2026-11-30T20:25:00",
                "2026-11-30T20:37:00",
                "Station gate"
            ),
        ],
        [
            new(
                "2026-11-30T20:00:00",
                "2026-11-30T20:06:10",
                260,
                ["Linden Street"],
                [
                    [9, 52.5],
                    [9.003, 52.501],
                ]
            ),
            new(
                "2026-11-30T20:18:10",
                "2026-11-30T20:25:00",
                410,
                ["Linden Street", "Harbor Road"],
                [
                    [9.003, 52.501],
                    [9.006, 52.501],
                    [9.006, 52.503],
                ]
            ),
            new(
                "2026-11-30T20:37:00",
                "2026-11-30T20:50:00",
                640,
                ["Harbor Road"],
                [
                    [9.006, 52.503],
                    [9, 52.5],
                ]
            ),
        ],
        1310,
        0.4,
        null
    );

    private static readonly PlanSlot[] Slots =
    [
        Slot("C1-mon-2000-1", "patrol", "B1", "North office", 30, "20:00", "22:00") with
        {
            People = [Person("V001", "T1", isLead: true), Person("V002", "T1"), Person("M003", null)],
        },
        Slot("C1-tue-2000-1", "patrol", "B1", "North office", 1, "20:00", "22:00") with
        {
            Open = new(
                "roster.too-few",
                new Dictionary<string, string> { ["missing"] = "2", ["free"] = "1" }
            ),
            Remedies = [new("roster.if-rest", new Dictionary<string, string> { ["members"] = "4" })],
            People = [Person("V002", "T1")],
        },
        Slot("C1-wed-2200-1", "patrol", "B1", "North office", 2, "22:00", "00:00") with
        {
            IsCalledOff = true,
        },
        Slot("standby-S1-thu-2000", "standby", "B1", "North office", 3, "20:00", "22:00") with
        {
            People = [Person("V004", "T2", isLead: true)],
        },
        Slot("X1-fri-0700", "schoolProtection", null, "=Park School, \"east\" gate", 4, "07:00", "09:00") with
        {
            Site = "S1",
            People = [Person("V001", "T1", isLead: true)],
        },
    ];

    private static readonly PaperMap Map = new(
        [
            new(
                "Linden Street",
                "local",
                [
                    [8.996, 52.501],
                    [9.003, 52.501],
                    [9.010, 52.501],
                ]
            ),
            new(
                "Harbor Road",
                "arterial",
                [
                    [9.006, 52.496],
                    [9.006, 52.503],
                    [9.006, 52.508],
                ]
            ),
            new(
                null,
                "path",
                [
                    [9, 52.5],
                    [9.003, 52.501],
                ]
            ),
        ],
        [
            new(
                "water",
                null,
                true,
                [
                    [
                        [8.99, 52.49],
                        [9.01, 52.49],
                        [9.01, 52.495],
                        [8.99, 52.495],
                        [8.99, 52.49],
                    ],
                ]
            ),
            new(
                "railway",
                null,
                false,
                [
                    [
                        [8.99, 52.51],
                        [9.01, 52.51],
                    ],
                ]
            ),
        ],
        [
            new("S1", "school", "Park School", [9.004, 52.502]),
            new("S2", "compoundEntrance", "Lark Court, main entrance", [9.001, 52.5005]),
        ],
        [
            new("B1", "communityOffice", "North office", [9, 52.5]),
            new("B2", "servicePoint", "望京 office", [9.008, 52.505]),
        ],
        [
            new(
                "C1",
                "North",
                [
                    [
                        [8.995, 52.495],
                        [9.01, 52.495],
                        [9.01, 52.507],
                        [8.995, 52.507],
                        [8.995, 52.495],
                    ],
                ]
            ),
        ]
    );

    private static PlanSlot Slot(
        string code,
        string kind,
        string? home,
        string place,
        int day,
        string from,
        string to
    )
    {
        var date = day == 30 ? "2026-11-30" : $"2026-12-0{day}";
        var end = to == "00:00" ? $"2026-12-0{day + 1}" : date;
        return new(
            code,
            kind,
            "C1",
            "North",
            place,
            home,
            null,
            $"{date}T{from}",
            $"{end}T{to}",
            3,
            4,
            1,
            0,
            0.5,
            false,
            [],
            [],
            null,
            []
        );
    }

    private static PlanPerson Person(string code, string? team, bool isLead = false) =>
        new(code, code[0] == 'V' ? "volunteer" : "patrolOfficer", team, isLead, false);

    private static PlanView ViewOf(string state) =>
        new(
            "test-4",
            "2026-W49",
            "2026-11-30",
            "2026-12-07",
            state,
            true,
            null,
            new ReasonView("plan.made", new Dictionary<string, string>()),
            "2026-11-27T20:27:43Z",
            "tester",
            "test-1",
            "foot",
            7,
            false,
            new PlanFigures(5, 3, 1, 6, 0.3, 0.2, 0.3, new(0, 0), new(0, 0), 0.2, false, new(0, 0, 0, 0, 0)),
            []
        );
}
