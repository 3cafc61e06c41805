using Patrol.Contracts.Comparisons;
using Patrol.Engine.Analysis.Chance;
using Patrol.Engine.Analysis.Comparisons;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Comparisons;

/// <summary>Ratios and intervals as documents.</summary>
internal static class ChangeDocuments
{
    public static ChangeView Of(CountRatio ratio, bool standsOut) =>
        new(
            ratio.Before,
            ratio.After,
            ratio.Ratio,
            Of(ratio.Interval),
            ratio.Chance,
            Codes.Of(ratio.Verdict),
            standsOut
        );

    public static IntervalView Of(ConfidenceInterval interval) => new(interval.Low, interval.High);
}
