using System.Globalization;

namespace Patrol.Engine.Sample.People;

/// <summary>A letter and a number, all of one series equally long.</summary>
/// <param name="letter">Letter that they begin with.</param>
/// <param name="most">Highest number.</param>
/// <param name="digits">Fewest digits.</param>
internal sealed class SerialCode(char letter, int most, int digits)
{
    private readonly string format =
        $"D{Math.Max(digits, most.ToString(CultureInfo.InvariantCulture).Length)}";

    /// <summary>The code of a number from 1.</summary>
    public string Of(int number) => letter + number.ToString(format, CultureInfo.InvariantCulture);
}
