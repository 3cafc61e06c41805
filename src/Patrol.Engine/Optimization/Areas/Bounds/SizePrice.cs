using Patrol.Engine.Optimization.Areas.Search;

namespace Patrol.Engine.Optimization.Areas.Bounds;

/// <summary>
/// The simplest bound: the riskiest cells by size until the areas are full, the last one in part, wherever they lie.
/// </summary>
/// <param name="Price">λ, risk per size of the last cell taken; 0 when all cells fit.</param>
/// <param name="Bound"><c>Σ max(0, risk − λ·size) + λ · areas</c>.</param>
internal sealed record SizePrice(double Price, double Bound)
{
    public static SizePrice Of(AreaGround ground)
    {
        var room = ground.Areas * (1 + AreaGround.Tolerance);
        var usable = Enumerable
            .Range(0, ground.Count)
            .Where(cell => ground.IsUsable(cell) && ground.Risk[cell] > 0)
            .ToArray();
        var price = 0.0;
        foreach (var cell in usable.OrderByDescending(cell => ground.Risk[cell] / ground.Size[cell]))
        {
            room -= ground.Size[cell];
            if (room < 0)
            {
                price = ground.Risk[cell] / ground.Size[cell];
                break;
            }
        }
        return new SizePrice(
            price,
            usable.Sum(cell => Math.Max(0, ground.Risk[cell] - price * ground.Size[cell]))
                + price * ground.Areas * (1 + AreaGround.Tolerance)
        );
    }
}
