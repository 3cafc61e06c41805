namespace Patrol.Papers.Words;

/// <summary>Numbers with the thing they count.</summary>
internal static class Counted
{
    /// <summary><c>1 duty</c>, <c>2 duties</c>.</summary>
    public static string Of(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";

    /// <summary>The same with <c>no duties</c> for none.</summary>
    public static string OrNo(int number, string one, string many) =>
        number == 0 ? $"no {many}" : Of(number, one, many);
}
