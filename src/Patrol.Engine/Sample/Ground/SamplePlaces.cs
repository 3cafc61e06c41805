using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.Ground;

/// <summary>A site or a base, meters from the south-west corner.</summary>
internal sealed record SampleSite(
    string Code,
    SiteKind Kind,
    string Name,
    (double X, double Y) Place,
    int? Capacity
);

/// <summary>A base, meters from the south-west corner.</summary>
internal sealed record SampleBase(string Code, BaseKind Kind, string Name, (double X, double Y) Place);

/// <summary>Places the sites and bases beside the streets.</summary>
internal sealed class SamplePlaces
{
    private const int StadiumCapacity = 40_000;
    private readonly SampleRecipe recipe;
    private readonly Lattice lattice;
    private readonly LandPlan land;
    private readonly StreetPlan streets;
    private readonly SampleRandom random;
    private readonly SampleNames names;

    private SamplePlaces(
        SampleRecipe recipe,
        Lattice lattice,
        LandPlan land,
        StreetPlan streets,
        SampleRandom random
    )
    {
        this.recipe = recipe;
        this.lattice = lattice;
        this.land = land;
        this.streets = streets;
        this.random = random;
        names = new SampleNames(random.Fork("site names"));
    }

    public List<SampleSite> Sites { get; } = [];
    public List<SampleBase> Bases { get; } = [];

    public static SamplePlaces Create(
        SampleRecipe recipe,
        Lattice lattice,
        LandPlan land,
        StreetPlan streets,
        SampleAreas areas,
        SampleRandom random
    )
    {
        var made = new SamplePlaces(recipe, lattice, land, streets, random);
        made.PlaceSites();
        made.PlaceBases(areas);
        return made;
    }

    private void PlaceSites()
    {
        Scatter(SiteKind.School, recipe.Schools, 700, StreetClass.Local, () => $"{names.Plant()} School");
        Scatter(
            SiteKind.Hospital,
            recipe.Hospitals,
            2500,
            StreetClass.Arterial,
            () => $"{names.Plant()} Hospital"
        );
        var malls = recipe.Markets / 3;
        Scatter(
            SiteKind.Market,
            recipe.Markets,
            600,
            StreetClass.Collector,
            () => malls-- > 0 ? $"{names.Thing()} Mall" : $"{names.Thing()} Market"
        );
        Scatter(
            SiteKind.Metro,
            recipe.MetroStations,
            1200,
            StreetClass.Arterial,
            () => $"{names.Thing()} Metro Station"
        );
        Scatter(
            SiteKind.BusHub,
            recipe.BusHubs,
            800,
            StreetClass.Collector,
            () => $"{names.Thing()} Bus Hub"
        );
        foreach (var ground in land.Grounds)
        {
            switch (ground.Kind)
            {
                case GroundKind.Park:
                    Add(SiteKind.Park, ground.Name, Middle(ground), null);
                    break;
                case GroundKind.Stadium:
                    Add(SiteKind.Stadium, ground.Name, Middle(ground), StadiumCapacity);
                    break;
                case GroundKind.Compound:
                    Add(SiteKind.CompoundEntrance, $"{ground.Name}, main entrance", Entrance(ground), null);
                    break;
            }
        }
    }

    private void PlaceBases(SampleAreas areas)
    {
        foreach (var area in areas.Communities)
        {
            var x = area.Blocks.Average(block => lattice.Center(block).X);
            var y = area.Blocks.Average(block => lattice.Center(block).Y);
            var blocks = area.Blocks.ToHashSet();
            var (piece, side) = streets
                .Pieces.Where(piece => streets.Lines[piece.Line].Class < StreetClass.Service)
                .OrderBy(piece => Planar.Distance(streets.Along(piece, 0.5), (x, y)))
                .SelectMany(piece => new[] { (Piece: piece, Side: 8.0), (Piece: piece, Side: -8.0) })
                .First(one => IsIn(blocks, streets.Beside(one.Piece, 0.5, one.Side)));
            var code = FormattableString.Invariant($"B{Bases.Count + 1:00}");
            Bases.Add(
                new(code, BaseKind.CommunityOffice, $"{area.Name} office", streets.Beside(piece, 0.5, side))
            );
        }
        var middle = lattice.Place(lattice.Node(lattice.Columns / 2, lattice.Rows / 2));
        string[] points = ["Mall service point", "Plaza service point"];
        for (var k = 0; k < recipe.ServicePoints; k++)
        {
            var near = k == 0 ? Sites.First(site => site.Kind == SiteKind.Market).Place : middle;
            Bases.Add(new($"P{k + 1}", BaseKind.ServicePoint, points[k], NearestBeside(near, 12)));
        }
        Bases.Add(
            new("ST1", BaseKind.Station, "Police station", NearestBeside((middle.X + 350, middle.Y), -10))
        );
    }

    private (double X, double Y) NearestBeside((double X, double Y) place, double meters) =>
        streets.Beside(
            streets.Pieces.MinBy(piece => Planar.Distance(streets.Along(piece, 0.5), place))!,
            0.5,
            meters
        );

    private bool IsIn(HashSet<int> blocks, (double X, double Y) place) =>
        blocks.Contains(lattice.FindBlock(place.X, place.Y));

    /// <summary>Places sites beside streets of a class (or wider ones), apart from each other, nearer to the middle as a rule.</summary>
    private void Scatter(SiteKind kind, int count, double apart, StreetClass narrowest, Func<string> name)
    {
        var (middleX, middleY) = (recipe.Width / 2, recipe.Height / 2);
        var choice = streets.Pieces.Where(piece => streets.Lines[piece.Line].Class <= narrowest).ToList();
        var placed = new List<(double X, double Y)>();
        for (var attempt = 0; placed.Count < count; attempt++)
        {
            var piece = random.Pick(choice);
            var place = streets.Beside(piece, random.Next(0.3, 0.7), random.Chance(0.5) ? 12 : -12);
            var off =
                Math.Abs(place.X - middleX) / recipe.Width + Math.Abs(place.Y - middleY) / recipe.Height;
            // The distance that is kept shrinks slowly, so that every seed finds room.
            var kept = apart * Math.Pow(0.999, attempt);
            if (off < random.Next(0.2, 1) && placed.TrueForAll(other => Planar.Distance(other, place) > kept))
            {
                placed.Add(place);
                Add(kind, name(), place, null);
            }
        }
    }

    private void Add(SiteKind kind, string name, (double X, double Y) place, int? capacity) =>
        Sites.Add(new(FormattableString.Invariant($"X{Sites.Count + 1:000}"), kind, name, place, capacity));

    private (double X, double Y) Middle(OpenGround ground)
    {
        var centers = land.BlocksOf(ground).ConvertAll(lattice.Center);
        return (centers.Average(place => place.X), centers.Average(place => place.Y));
    }

    /// <summary>The entrance of a compound: the street beside it whose middle is nearest to a random corner of it.</summary>
    private (double X, double Y) Entrance(OpenGround ground)
    {
        var middle = Middle(ground);
        var ring = BlockOutline.Trace(lattice, land.BlocksOf(ground))[0];
        var nodes = ring.ToHashSet();
        var around = streets
            .Pieces.Where(piece => nodes.Contains(piece.Vertices[0]) && nodes.Contains(piece.Vertices[^1]))
            .ToList();
        var piece =
            around.Count > 0
                ? random.Pick(around)
                : streets.Pieces.MinBy(piece => Planar.Distance(streets.Along(piece, 0.5), middle))!;
        var (left, right) = (streets.Beside(piece, 0.5, 8), streets.Beside(piece, 0.5, -8));
        return Planar.Distance(left, middle) < Planar.Distance(right, middle) ? left : right;
    }
}
