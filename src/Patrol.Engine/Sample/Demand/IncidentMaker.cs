using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Sample.Demand;

/// <summary>
/// Draws the incidents day by day. A theft is followed by others nearby: a Poisson number with mean θ, after an
/// exponential time with mean 1/ω, at a normal distance with deviation σ; thefts without a forerunner are thinned by 1 − θ
/// so that the category keeps its share.
/// </summary>
internal sealed class IncidentMaker
{
    private const double Theta = 0.15;
    private const double FollowDays = 7;
    private const double FollowMeters = 120;
    private const double GeocodingMeters = 10;
    private const double ReportedShare = 0.8;
    private const double VolunteerShare = 0.14;
    private const int MinutesPerHour = 60;

    private readonly SampleRecipe recipe;
    private readonly SampleGround ground;
    private readonly DemandPlan plan;
    private readonly HourTables hours = HourTables.Create();
    private readonly DateTimeZone zone;
    private readonly SampleRandom random;
    private readonly Instant start;
    private readonly List<SampleIncident> made = [];
    private readonly Queue<(int Day, int Atom)>[] followers;
    private readonly double reported;
    private readonly double volunteer;
    private readonly double kept;

    private IncidentMaker(SampleRecipe recipe, SampleGround ground, DemandPlan plan, SampleRandom random)
    {
        this.recipe = recipe;
        this.ground = ground;
        this.plan = plan;
        this.random = random;
        zone = DateTimeZoneProviders.Tzdb[recipe.TimeZone];
        start = zone.AtStartOfDay(recipe.FirstDay).ToInstant();
        followers = [.. Enumerable.Range(0, recipe.Days).Select(_ => new Queue<(int, int)>())];
        var artefact = Share(atom => IsDiscoveredOnly(atom));
        var under = Share(atom => plan.CommunityOf[atom] == plan.UnderReporting);
        // After artefact and removals the sources hold their published shares.
        var removed = Traps.RemovedShare * under;
        reported = ReportedShare / (1 - artefact - removed + ReportedShare * removed);
        kept = 1 - removed * reported;
        volunteer = VolunteerShare * kept / (1 - artefact);
    }

    public static List<SampleIncident> Make(
        SampleRecipe recipe,
        SampleGround ground,
        DemandPlan plan,
        double[] dayFactors,
        SampleRandom random
    )
    {
        var maker = new IncidentMaker(recipe, ground, plan, random);
        var levels = dayFactors.Select((factor, day) => factor * plan.LevelOn(day)).ToArray();
        var mean = levels.Average();
        for (var day = 0; day < recipe.Days; day++)
        {
            maker.MakeDay(day, recipe.CallsPerDay / maker.kept * levels[day] / mean);
        }
        return [.. maker.made.OrderBy(incident => incident.From)];
    }

    private void MakeDay(int day, double expected)
    {
        for (var left = random.Poisson(expected); left > 0; left--)
        {
            var (category, hour, isInterval) = hours.Draw(random);
            if (category == SampleCategories.Theft && random.Chance(Theta))
            {
                continue;
            }
            Make(day, hour, category, isInterval, plan.Draw(category, day, random));
        }
        while (followers[day].TryDequeue(out var follower))
        {
            var (hour, isInterval) = hours.DrawTheft(random);
            Make(day, hour, SampleCategories.Theft, isInterval, follower.Atom);
        }
    }

    private void Make(int day, int hour, int category, bool isInterval, int atom)
    {
        if (FindTime(day, hour) is not { } time)
        {
            return;
        }
        if (category == SampleCategories.Theft)
        {
            Follow(day, atom);
        }
        var place = Place(atom);
        var source = Source(atom);
        var isRemoved =
            source == IncidentSource.Reported
            && plan.CommunityOf[atom] == plan.UnderReporting
            && random.Chance(Traps.RemovedShare);
        Instant? to = null;
        if (isInterval)
        {
            var hoursLong = random.Exponential(SampleCategories.All[category].MeanHours);
            var minutes = Math.Max(2, (int)Math.Round(hoursLong * MinutesPerHour));
            var from = time - Duration.FromMinutes(random.Next(minutes));
            (time, to) = (from < start ? start : from, from + Duration.FromMinutes(minutes));
        }
        if (!isRemoved)
        {
            made.Add(new SampleIncident(time, to, category, source, place));
        }
    }

    /// <summary>A minute of a local hour; null in the hour that the clock skips.</summary>
    private Instant? FindTime(int day, int hour)
    {
        var local = recipe.FirstDay.PlusDays(day).At(new LocalTime(hour, random.Next(MinutesPerHour)));
        var mapping = zone.MapLocal(local);
        return mapping.Count == 0
            ? null
            : (random.Chance(0.5) ? mapping.First() : mapping.Last()).ToInstant();
    }

    private void Follow(int day, int atom)
    {
        for (var left = random.Poisson(Theta); left > 0; left--)
        {
            var next = day + (int)Math.Floor(random.Next() + random.Exponential(FollowDays));
            var found = Displace(atom);
            if (next < recipe.Days)
            {
                followers[next].Enqueue((next, found));
            }
        }
    }

    /// <summary>An atom near another, on the same side of every trap's border so that strengths stay exact.</summary>
    private int Displace(int atom)
    {
        var (x, y) = plan.Atoms.Atoms[atom].Place;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var place = (x + FollowMeters * random.Normal(), y + FollowMeters * random.Normal());
            var found = plan.Atoms.FindNearest(place);
            if (found >= 0 && plan.TrapOf[found] == plan.TrapOf[atom])
            {
                return found;
            }
        }
        return atom;
    }

    /// <summary>A place on an atom with the noise of geocoding, on the same side of every trap's border and in the district.</summary>
    private (double X, double Y) Place(int atom)
    {
        while (true)
        {
            var (x, y) = plan.Atoms.Draw(atom, random);
            var place = (X: x + GeocodingMeters * random.Normal(), Y: y + GeocodingMeters * random.Normal());
            var trap = plan.Traps.FindIndex(trap => trap.Holds(place));
            if (trap == plan.TrapOf[atom] && ground.Lattice.FindBlock(place.X, place.Y) >= 0)
            {
                return place;
            }
        }
    }

    private IncidentSource Source(int atom)
    {
        var draw = random.Next();
        return IsDiscoveredOnly(atom) || draw >= reported + volunteer ? IncidentSource.Discovered
            : draw < reported ? IncidentSource.Reported
            : IncidentSource.Volunteer;
    }

    private bool IsDiscoveredOnly(int atom) =>
        plan.TrapOf[atom] is >= 0 and var trap && plan.Traps[trap].Kind == TrapKind.DiscoveredOnly;

    private double Share(Func<int, bool> belongs) =>
        Enumerable.Range(0, plan.Mean.Length).Where(belongs).Sum(atom => plan.Mean[atom]);
}
