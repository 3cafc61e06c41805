using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Hotspots;

/// <summary>Kernels by the names that queries use.</summary>
internal static class Kernels
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<Kernel>().Select(Codes.Of)];

    /// <summary>The kernel of a name; null for none of that name, or no name.</summary>
    public static Kernel? Find(string? name) =>
        Enum.GetValues<Kernel>().Where(kernel => Codes.Of(kernel) == name).Cast<Kernel?>().FirstOrDefault();
}
