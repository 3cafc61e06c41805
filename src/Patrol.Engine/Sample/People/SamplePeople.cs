using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Sample.People;

/// <summary>Units, teams and members: codes only, no names of persons.</summary>
internal sealed class SamplePeople
{
    private readonly SampleRecipe recipe;
    private readonly SampleGround ground;
    private readonly SampleRandom random;
    private readonly MemberClearances clearances;

    private SamplePeople(SampleRecipe recipe, SampleGround ground, SampleRandom random)
    {
        this.recipe = recipe;
        this.ground = ground;
        this.random = random;
        clearances = new MemberClearances(recipe, random.Fork("clearances"));
    }

    public List<Unit> Units { get; } = [];
    public List<Team> Teams { get; } = [];
    public List<Member> Members { get; } = [];

    public static SamplePeople Create(SampleRecipe recipe, SampleGround ground, SampleRandom random)
    {
        var people = new SamplePeople(recipe, ground, random);
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
        foreach (var enterprise in ground.Enterprises)
        {
            AddUnit("enterprise", enterprise.Name);
        }
        foreach (var school in ground.Places.Sites.Where(site => site.Kind == SiteKind.School))
        {
            AddUnit("school", school.Name);
        }
        foreach (var community in ground.Areas.Communities)
        {
            AddUnit("property", $"{community.Name} Property");
        }
        var names = new SampleNames(random.Fork("unit names"));
        for (var k = 0; k < recipe.People.SecurityCompanies; k++)
        {
            AddUnit("security", $"{names.Thing()} Security");
        }
        // The filing of one property firm is missing.
        var missing = Units.FindIndex(unit => unit.Kind == "property");
        Units[missing] = Units[missing] with { FilingNumber = null, FilingDate = null };
    }

    private void AddUnit(string kind, string name)
    {
        var date = recipe.FirstDay.PlusDays(-30 - random.Next(1470));
        var number = FormattableString.Invariant($"F-{date.Year}-{100 + Units.Count}");
        Units.Add(new(FormattableString.Invariant($"U{Units.Count + 1:00}"), kind, name, number, date));
    }

    private void AddTeams()
    {
        void Add(string kind, string name, string? area) =>
            Teams.Add(new(FormattableString.Invariant($"T{Teams.Count + 1:00}"), kind, name, area));
        ground.Areas.Communities.ForEach(area => Add("community", $"{area.Name} team", area.Code));
        ground.Enterprises.ForEach(area => Add("enterprise", $"{area.Name} team", area.Code));
        Add("riders", "Mobile eyes", null);
        Add("reserve", "Event reserve", null);
    }

    private void AddSworn()
    {
        var communities = ground.Areas.Communities;
        for (var k = 0; k < recipe.People.Sworn; k++)
        {
            var isCommunity = k < 2 * communities.Count;
            var isTraffic = k >= recipe.People.Sworn - recipe.People.Traffic;
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
        var communities = ground.Areas.Communities;
        var assistants = communities.Count - recipe.People.CommunitiesLackingAssistant;
        var lacking = Enumerable.Range(0, communities.Count).ToList();
        random.Shuffle(lacking);
        var served = lacking.Take(assistants).Order().ToList();
        for (var k = 0; k < recipe.People.Auxiliaries; k++)
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
        for (var c = 0; c < ground.Areas.Communities.Count; c++)
        {
            for (var k = 0; k < recipe.People.GuardsPerCommunity; k++)
            {
                AddGuard(Force.SelfRecruitedGuard, property[c].Code, ground.Areas.Communities[c].Code, k);
            }
        }
        var security = Units.Where(unit => unit.Kind == "security").ToList();
        for (var e = 0; e < ground.Enterprises.Count; e++)
        {
            for (var k = 0; k < recipe.People.GuardsPerEnterprise; k++)
            {
                var isOwn = k < recipe.People.GuardsPerEnterprise / 2;
                var unit = isOwn ? Units[e].Code : security[e % security.Count].Code;
                var force = isOwn ? Force.SelfRecruitedGuard : Force.CompanyGuard;
                AddGuard(force, unit, ground.Enterprises[e].Code, k);
            }
        }
    }

    private void AddGuard(Force force, string unit, string area, int turn) =>
        Add(force, ServesAs.OnPost, null, unit, area, null, WeeklyWindows.Shift(turn));

    private void AddGridMembers()
    {
        foreach (var area in ground.Areas.ManagementGrids)
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
        var code = FormattableString.Invariant($"M{Members.Count + 1:0000}");
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
