using System.Security.Cryptography;
using System.Text;

namespace Patrol.Contracts;

/// <summary>Which program answers, and whether it can.</summary>
/// <param name="Product">Always <c>Patrol</c>.</param>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
/// <param name="Process">Id of the process.</param>
/// <param name="Installation">Which folder it was started from, as <see cref="InstallationOf"/> says it.</param>
public sealed record HealthView(string Product, string Status, int Process, string Installation)
{
    /// <summary>The product's name.</summary>
    public const string ProductName = "Patrol";

    /// <summary>A folder as twelve hexadecimal digits, so that its path is not told.</summary>
    public static string InstallationOf(string root) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(root))))[..12];
}
