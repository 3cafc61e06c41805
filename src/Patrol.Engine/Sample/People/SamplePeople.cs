using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Sample.People;

/// <summary>Units, teams and members: codes only, no names of persons.</summary>
internal sealed class SamplePeople
{
    private readonly PeopleRecipe recipe;
    private readonly PeopleAreas areas;
    private readonly LocalDate now;
    private readonly SampleRandom random;
    private readonly MemberClearances clearances;
    private readonly SerialCode unitCodes;
    private readonly SerialCode teamCodes;
    private readonly SerialCode memberCodes;

    private SamplePeople(PeopleRecipe recipe, PeopleAreas areas, LocalDate now, SampleRandom random)
    {
        this.recipe = recipe;
        this.areas = areas;
        this.now = now;
        this.random = random;
        clearances = new MemberClearances(now, random.Fork("clearances"));
        var (communities, enterprises) = (areas.Communities.Count, areas.Enterprises.Count);
        unitCodes = new SerialCode(
            'U',
            enterprises + areas.Schools.Count + communities + recipe.SecurityCompanies,
            digits: 2
        );
        teamCodes = new SerialCode('T', communities + enterprises + 2, digits: 2);
        var guards = communities * recipe.GuardsPerCommunity + enterprises * recipe.GuardsPerEnterprise;
        memberCodes = new SerialCode(
            'M',
            recipe.Sworn + recipe.Auxiliaries + guards + areas.ManagementGrids.Count,
            digits: 4
        );
    }

    public List<Unit> Units { get; } = [];
    public List<Team> Teams { get; } = [];
    public List<Member> Members { get; } = [];

    /// <summary>Makes the people.</summary>
    /// <param name="recipe">How many.</param>
    /// <param name="areas">Where.</param>
    /// <param name="now">Day on which standing and clearances are as the recipe says.</param>
    /// <param name="random">Random numbers.</param>
    public static SamplePeople Create(
        PeopleRecipe recipe,
        PeopleAreas areas,
        LocalDate now,
        SampleRandom random
    )
    {
        var people = new SamplePeople(recipe, areas, now, random);
        people.AddUnits();
        people.AddTeams();
        people.AddSworn();
        people.AddAuxiliaries();
        people.AddGuards();
        people.AddGridMembers();
        people.Members.AddRange(
            VolunteerRoll.Create(recipe, people.Teams, people.clearances, random.Fork("volunteers"))
        );
        return people;
    }

    private void AddUnits()
    {
        foreach (var enterprise in areas.Enterprises)
        {
            AddUnit("enterprise", enterprise.Name);
        }
        foreach (var school in areas.Schools)
        {
            AddUnit("school", school);
        }
        foreach (var community in areas.Communities)
        {
            AddUnit("property", $"{community.Name} Property");
        }
        var names = new SampleNames(random.Fork("unit names"));
        for (var k = 0; k < recipe.SecurityCompanies; k++)
        {
            AddUnit("security", $"{names.Thing()} Security");
        }
        // The filing of one property firm is missing.
        var missing = Units.FindIndex(unit => unit.Kind == "property");
        Units[missing] = Units[missing] with { FilingNumber = null, FilingDate = null };
    }

    private void AddUnit(string kind, string name)
    {
        // Before the two years of incidents that the sample has.
        var date = now.PlusDays(-760 - random.Next(1470));
        var number = FormattableString.Invariant($"F-{date.Year}-{100 + Units.Count}");
        Units.Add(new(unitCodes.Of(Units.Count + 1), kind, name, number, date));
    }

    private void AddTeams()
    {
        void Add(string kind, string name, string? area) =>
            Teams.Add(new(teamCodes.Of(Teams.Count + 1), kind, name, area));
        foreach (var area in areas.Communities)
        {
            Add("community", $"{area.Name} team", area.Code);
        }
        foreach (var area in areas.Enterprises)
        {
            Add("enterprise", $"{area.Name} team", area.Code);
        }
        if (recipe.Riders > 0)
        {
            Add("riders", "Mobile eyes", null);
        }
        if (recipe.Reserve > 0)
        {
            Add("reserve", "Event reserve", null);
        }
    }

    private void AddSworn()
    {
        var communities = areas.Communities;
        for (var k = 0; k < recipe.Sworn; k++)
        {
            var isCommunity = k < 2 * communities.Count;
            var isTraffic = k >= recipe.Sworn - recipe.Traffic;
            var force =
                isCommunity ? Force.CommunityOfficer
                : isTraffic ? Force.TrafficOfficer
                : Force.PatrolOfficer;
            var role =
                !isCommunity ? null
                : k < communities.Count ? "head"
                : "assistant";
            var area = isCommunity ? communities[k % communities.Count].Code : null;
            var squad = "ABCD"[k % 4].ToString();
            Add(force, ServesAs.InFreeTime, role, null, area, squad, []);
        }
    }

    private void AddAuxiliaries()
    {
        var communities = areas.Communities;
        var assistants = communities.Count - recipe.CommunitiesLackingAssistant;
        var lacking = Enumerable.Range(0, communities.Count).ToList();
        random.Shuffle(lacking);
        var served = lacking.Take(assistants).Order().ToList();
        for (var k = 0; k < recipe.Auxiliaries; k++)
        {
            var area = k < assistants ? communities[served[k]].Code : null;
            Add(
                Force.Auxiliary,
                ServesAs.InFreeTime,
                area is null ? null : "assistant",
                null,
                area,
                null,
                WeeklyWindows.Shift(k)
            );
        }
    }

    private void AddGuards()
    {
        var property = Units.Where(unit => unit.Kind == "property").ToList();
        for (var c = 0; c < areas.Communities.Count; c++)
        {
            for (var k = 0; k < recipe.GuardsPerCommunity; k++)
            {
                AddGuard(Force.SelfRecruitedGuard, property[c].Code, areas.Communities[c].Code, k);
            }
        }
        var security = Units.Where(unit => unit.Kind == "security").ToList();
        for (var e = 0; e < areas.Enterprises.Count; e++)
        {
            for (var k = 0; k < recipe.GuardsPerEnterprise; k++)
            {
                var isOwn = k < recipe.GuardsPerEnterprise / 2;
                var unit = isOwn ? Units[e].Code : security[e % security.Count].Code;
                var force = isOwn ? Force.SelfRecruitedGuard : Force.CompanyGuard;
                AddGuard(force, unit, areas.Enterprises[e].Code, k);
            }
        }
    }

    private void AddGuard(Force force, string unit, string area, int turn) =>
        Add(force, ServesAs.OnPost, null, unit, area, null, WeeklyWindows.Shift(turn));

    private void AddGridMembers()
    {
        foreach (var area in areas.ManagementGrids)
        {
            Add(
                Force.GridMember,
                ServesAs.InFreeTime,
                "grid member",
                null,
                area.Code,
                null,
                WeeklyWindows.OfficeHours()
            );
        }
    }

    private void Add(
        Force force,
        ServesAs servesAs,
        string? role,
        string? unit,
        string? area,
        string? squad,
        List<WeeklyWindow> windows
    )
    {
        string[] bands = ["18-29", "30-44", "45-59"];
        var code = memberCodes.Of(Members.Count + 1);
        Members.Add(
            new(
                code,
                force,
                servesAs,
                MemberStatus.Active,
                random.Pick(bands),
                role,
                null,
                unit,
                area,
                squad,
                0,
                clearances.OfStaff(force),
                windows
            )
        );
    }
}
