namespace Patrol.Engine.Analysis.Hotspots.Patterns;

/// <summary>Near repeats by band of distance and time.</summary>
/// <param name="Incidents">Incidents looked at.</param>
/// <param name="NearPairs">Pairs within the largest distance, whenever they happened.</param>
/// <param name="Permutations">Orders tried.</param>
/// <param name="Seed">Their seed.</param>
/// <param name="Bands">By distance, then time.</param>
public sealed record NearRepeatReport(
    int Incidents,
    int NearPairs,
    int Permutations,
    int Seed,
    IReadOnlyList<NearRepeatBand> Bands
);

/// <summary>Pairs of one band; the lower limits belong to the band before, the first bands hold 0.</summary>
/// <param name="FromMeters">Lower limit of the distance.</param>
/// <param name="ToMeters">Upper limit, inclusive.</param>
/// <param name="FromDays">Lower limit of the time between.</param>
/// <param name="ToDays">Upper limit, inclusive.</param>
/// <param name="Pairs">Pairs in it.</param>
/// <param name="Expected">Mean of the pairs in random order.</param>
/// <param name="Ratio">Pairs over expected; null where none are expected.</param>
/// <param name="Probability">Share of orders with as many pairs or more, the one observed among them.</param>
/// <param name="IsFlagged">True from a ratio of 1.2 on, if the probability is at most 0.05.</param>
public sealed record NearRepeatBand(
    double FromMeters,
    double ToMeters,
    double FromDays,
    double ToDays,
    int Pairs,
    double Expected,
    double? Ratio,
    double Probability,
    bool IsFlagged
);
