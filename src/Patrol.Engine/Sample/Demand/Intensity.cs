using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Sample.Demand;

/// <summary>
/// Where demand arises before traps are planted:
/// λ(segment, category) = exp(level + κ Σ β exp(−d/δ) + field) × noise, with a Gaussian field of standard deviation 0.6
/// and correlation exp(−(d/400 m)²), and noise Gamma(shape 0.35, mean 1) per segment. The level follows from the
/// category's share; κ scales the pull of the sites and is what gets tuned.
/// </summary>
internal sealed class Intensity
{
    private const double FieldDeviation = 0.6;
    private const double FieldRangeMeters = 400;
    private const int FieldWaves = 256;
    private const double NoiseShape = 0.35;

    private readonly StreetAtoms atoms;
    private readonly double[][] pull;
    private readonly double[] own;

    public Intensity(SampleGround ground, StreetAtoms atoms, SampleRandom random)
    {
        this.atoms = atoms;
        var pieces = ground.Streets.Pieces;
        var places = pieces.ConvertAll(piece => ground.Streets.Along(piece, 0.5));
        var field = Field(places, random.Fork("field"));
        var noise = random.Fork("noise");
        own = [.. field.Select(value => Math.Exp(value) * noise.UnitGamma(NoiseShape))];
        pull = [.. SampleCategories.All.Select(_ => new double[pieces.Count])];
        foreach (var (kind, fade, weights) in SampleCategories.Attractors)
        {
            foreach (var site in ground.Places.Sites.Where(site => site.Kind == kind))
            {
                for (var piece = 0; piece < places.Count; piece++)
                {
                    var near = Math.Exp(-Planar.Distance(places[piece], site.Place) / fade);
                    for (var c = 0; c < weights.Length; c++)
                    {
                        pull[c][piece] += weights[c] * near;
                    }
                }
            }
        }
    }

    public int Pieces => own.Length;

    /// <summary>[category][atom] shares of all demand at a scale κ of the sites' pull, summing to the categories' shares.</summary>
    public double[][] Shares(double scale)
    {
        var shares = new double[pull.Length][];
        for (var c = 0; c < pull.Length; c++)
        {
            var pieces = own.Select((value, piece) => value * Math.Exp(scale * pull[c][piece])).ToArray();
            var factor = SampleCategories.All[c].Share / pieces.Sum();
            var row = new double[atoms.Count];
            for (var atom = 0; atom < row.Length; atom++)
            {
                var (piece, from, to, _, _) = atoms.Atoms[atom];
                row[atom] = pieces[piece] * (to - from) * factor;
            }
            shares[c] = row;
        }
        return shares;
    }

    /// <summary>[place] Gaussian field as a sum of random waves (Rahimi and Recht 2007).</summary>
    private static double[] Field(List<(double X, double Y)> places, SampleRandom random)
    {
        var field = new double[places.Count];
        for (var wave = 0; wave < FieldWaves; wave++)
        {
            var (x, y) = (random.Normal(), random.Normal());
            var rate = Math.Sqrt(2) / FieldRangeMeters;
            var phase = random.Next(0, 2 * Math.PI);
            for (var k = 0; k < field.Length; k++)
            {
                field[k] +=
                    FieldDeviation
                    * Math.Sqrt(2.0 / FieldWaves)
                    * Math.Cos(rate * (x * places[k].X + y * places[k].Y) + phase);
            }
        }
        return field;
    }
}
