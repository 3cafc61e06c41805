namespace Patrol.Engine.Optimization.Routes.Tours;

/// <summary>Varies the order of a tour by chance without changing what it covers, so that nobody can foretell it.</summary>
internal static class Reordering
{
    private const int Tries = 40;

    public static void Shuffle(Tour tour, Random random)
    {
        if (tour.Count < 2)
        {
            return;
        }
        var visits = tour.Visits.ToArray();
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var next = (Visit[])visits.Clone();
            var (a, b) = (random.Next(next.Length), random.Next(next.Length));
            if (a == b)
            {
                continue;
            }
            if (random.Next(2) == 0)
            {
                Array.Reverse(next, Math.Min(a, b), Math.Abs(a - b) + 1);
            }
            else
            {
                (next[a], next[b]) = (next[b], next[a]);
            }
            if (tour.Set(next))
            {
                visits = next;
            }
        }
        tour.Set(visits);
    }
}
