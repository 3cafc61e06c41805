using Patrol.Engine.Analysis.Chance;

namespace Patrol.Engine.Analysis.Comparisons;

/// <summary>What the ring around an area says.</summary>
public enum DisplacementVerdict
{
    /// <summary>The area itself did not improve against its comparison: there is nothing that could have moved.</summary>
    NothingToMove = 0,

    /// <summary>The interval of the quotient holds 0.</summary>
    Unclear = 1,

    /// <summary>The ring improved too: benefits spread.</summary>
    Diffusion = 2,

    /// <summary>The ring got worse, by less than the area gained.</summary>
    Displacement = 3,

    /// <summary>The ring got worse by more than the area gained.</summary>
    MoreThanGained = 4,
}

/// <summary>
/// Weighted displacement quotient, <c>WDQ = (Da/Ca − Db/Cb) / (Ra/Ca − Rb/Cb)</c>: what the ring D gained for what the area R
/// gained, both against the comparison C, b before and a after. Above 0 benefits spread; below 0 incidents moved; below −1
/// more than the area gained. Bowers and Johnson (2003), doi:10.1023/A:1024909009240 (Journal of Quantitative Criminology 19).
/// </summary>
/// <remarks>
/// Only where the area improved (<c>Ra/Ca &lt; Rb/Cb</c>), as there. Net effect, incidents avoided in area and ring:
/// <c>(Rb · Ca/Cb − Ra) + (Db · Ca/Cb − Da)</c> (Guerette 2009). Intervals are ours: 1,000 draws of all six counts as
/// Poisson counts, those without a comparison or without a gain left out for the quotient.
/// </remarks>
/// <param name="Ring">Incidents of the ring.</param>
/// <param name="Quotient">WDQ; null where the area did not improve or the comparison has a 0.</param>
/// <param name="QuotientInterval">Interval of 95 %; null with it.</param>
/// <param name="NetEffect">Incidents avoided, below 0 added; null where the comparison had none before.</param>
/// <param name="NetInterval">Interval of 95 %; null with it.</param>
/// <param name="Verdict">What may be said.</param>
public sealed record Displacement(
    AreaChange Ring,
    double? Quotient,
    ConfidenceInterval? QuotientInterval,
    double? NetEffect,
    ConfidenceInterval? NetInterval,
    DisplacementVerdict Verdict
)
{
    private const int Draws = 1000;

    internal static Displacement Of(AreaChange area, AreaChange comparison, AreaChange ring, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ring.Before);
        ArgumentOutOfRangeException.ThrowIfNegative(ring.After);
        var counts = new Counts(
            area.Before,
            area.After,
            ring.Before,
            ring.After,
            comparison.Before,
            comparison.After
        );
        var drawn = Enumerable
            .Range(0, Draws)
            .Select(draw => counts.Draw(new DrawStream(seed, draw)))
            .ToArray();
        var (quotient, net) = (counts.Quotient(), counts.Net());
        var quotientInterval = quotient is null ? null : Middle(drawn.Select(one => one.Quotient()));
        return new Displacement(
            ring,
            quotient,
            quotientInterval,
            net,
            net is null ? null : Middle(drawn.Select(one => one.Net())),
            quotient is null ? DisplacementVerdict.NothingToMove
                : quotientInterval?.Holds(0) ?? true ? DisplacementVerdict.Unclear
                : quotient > 0 ? DisplacementVerdict.Diffusion
                : quotient < -1 ? DisplacementVerdict.MoreThanGained
                : DisplacementVerdict.Displacement
        );
    }

    private static ConfidenceInterval? Middle(IEnumerable<double?> values)
    {
        var found = values.OfType<double>().ToArray();
        return found.Length > 0 ? Percentiles.Middle(found) : null;
    }

    private readonly record struct Counts(int Rb, int Ra, int Db, int Da, int Cb, int Ca)
    {
        public double? Quotient()
        {
            if (Ca == 0 || Cb == 0)
            {
                return null;
            }
            var area = Ra / (double)Ca - Rb / (double)Cb;
            return area < 0 ? (Da / (double)Ca - Db / (double)Cb) / area : null;
        }

        public double? Net() => Cb == 0 ? null : (Rb + Db) * (Ca / (double)Cb) - Ra - Da;

        public Counts Draw(DrawStream random) =>
            new(
                random.Poisson(Rb),
                random.Poisson(Ra),
                random.Poisson(Db),
                random.Poisson(Da),
                random.Poisson(Cb),
                random.Poisson(Ca)
            );
    }
}
