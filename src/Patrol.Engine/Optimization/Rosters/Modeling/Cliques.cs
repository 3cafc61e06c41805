using Patrol.Engine.Optimization.Rosters.Book;

namespace Patrol.Engine.Optimization.Rosters.Modeling;

/// <summary>Sets of turns of which no two go together, found by a sweep over their starts.</summary>
internal static class Cliques
{
    /// <summary>The largest sets of turns that are all on at one moment, each with at least two.</summary>
    /// <param name="turns">Turns by start.</param>
    /// <param name="untilRested">True when a turn goes on until its rest is over.</param>
    /// <returns>Indexes into the turns.</returns>
    public static List<int[]> Of(IReadOnlyList<Turn> turns, bool untilRested)
    {
        var cliques = new List<int[]>();
        var on = new List<int>();
        for (var i = 0; i < turns.Count; i++)
        {
            var now = turns[i].From;
            var left = on.Where(j => End(turns[j]) > now).ToList();
            if (left.Count < on.Count && on.Count > 1)
            {
                cliques.Add([.. on]);
            }
            on = left;
            on.Add(i);
        }
        if (on.Count > 1)
        {
            cliques.Add([.. on]);
        }
        return cliques;

        long End(Turn turn) => untilRested ? turn.RestedAt : turn.To;
    }
}
