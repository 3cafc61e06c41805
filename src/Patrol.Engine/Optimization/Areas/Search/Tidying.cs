namespace Patrol.Engine.Optimization.Areas.Search;

/// <summary>Takes cells without risk out of areas that hang together without them: nobody is sent there for nothing.</summary>
internal static class Tidying
{
    public static List<List<int>> Tidy(AreaGround ground, IReadOnlyList<List<int>> areas)
    {
        var layout = new Layout(ground);
        layout.Load(areas);
        for (var area = 0; area < areas.Count; area++)
        {
            while (
                layout
                    .Cells[area]
                    .Where(cell => ground.Risk[cell] <= 0)
                    .Order()
                    .FirstOrDefault(layout.CanSpare, -1)
                    is >= 0
                        and var spare
            )
            {
                layout.Move(spare, -1);
            }
        }
        return [.. layout.Cells.Where(cells => cells.Count > 0).Select(cells => cells.Order().ToList())];
    }
}
