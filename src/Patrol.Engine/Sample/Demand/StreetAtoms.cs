using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Sample.Demand;

/// <summary>Streets cut into short pieces ("atoms") of at most 20 m, so that a circle holds a piece or doesn't.</summary>
internal sealed class StreetAtoms
{
    private const double MostMeters = 20;
    private const double BucketMeters = 100;
    private readonly SampleGround ground;
    private readonly Dictionary<(int, int), List<int>> buckets = [];

    public StreetAtoms(SampleGround ground)
    {
        this.ground = ground;
        for (var piece = 0; piece < ground.Streets.Pieces.Count; piece++)
        {
            var street = ground.Streets.Pieces[piece];
            var parts = (int)Math.Ceiling(street.LengthMeters / MostMeters);
            for (var k = 0; k < parts; k++)
            {
                var place = ground.Streets.Along(street, (k + 0.5) / parts);
                var key = Bucket(place);
                if (!buckets.TryGetValue(key, out var bucket))
                {
                    buckets[key] = bucket = [];
                }
                bucket.Add(Atoms.Count);
                Atoms.Add((piece, (double)k / parts, (k + 1.0) / parts, place, street.LengthMeters / parts));
            }
        }
    }

    public List<(
        int Piece,
        double From,
        double To,
        (double X, double Y) Place,
        double Meters
    )> Atoms { get; } = [];

    public int Count => Atoms.Count;

    /// <summary>A uniform place on an atom.</summary>
    public (double X, double Y) Draw(int atom, SampleRandom random) =>
        ground.Streets.Along(
            ground.Streets.Pieces[Atoms[atom].Piece],
            random.Next(Atoms[atom].From, Atoms[atom].To)
        );

    /// <summary>Atom nearest to a place among those of the buckets around it, or -1.</summary>
    public int FindNearest((double X, double Y) place)
    {
        var (column, row) = Bucket(place);
        var (best, least) = (-1, double.PositiveInfinity);
        for (var r = row - 1; r <= row + 1; r++)
        {
            for (var c = column - 1; c <= column + 1; c++)
            {
                foreach (var atom in buckets.GetValueOrDefault((c, r)) ?? [])
                {
                    var distance = Planar.Distance(Atoms[atom].Place, place);
                    if (distance < least)
                    {
                        (best, least) = (atom, distance);
                    }
                }
            }
        }
        return best;
    }

    private static (int, int) Bucket((double X, double Y) place) =>
        ((int)Math.Floor(place.X / BucketMeters), (int)Math.Floor(place.Y / BucketMeters));
}
