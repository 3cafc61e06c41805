using Google.OrTools.Sat;
using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters.Modeling;

/// <summary>Gives the people of crews to persons.</summary>
internal static class Unfolding
{
    /// <summary>Work that one crew's exact search may take.</summary>
    private const double PackWork = 0.05;

    /// <summary>Fills a ledger from the numbers of a model.</summary>
    /// <param name="model">Model.</param>
    /// <param name="book">Slots and members.</param>
    /// <param name="people">People on each seat.</param>
    /// <param name="unfit">Hears of the members of crews whose turns can't be given to persons; of those, as many as fit
    /// are given.</param>
    public static Ledger ToLedger(
        RosterModel model,
        RosterBook book,
        Func<Seat, int> people,
        ICollection<int> unfit
    )
    {
        var ledger = new Ledger(book);
        for (var c = 0; c < model.Crews.Count; c++)
        {
            var crew = model.Crews[c];
            var turns = model
                .SeatsOf[c]
                .Select(seat => (seat.Slot, People: people(seat)))
                .Where(turn => turn.People > 0)
                .ToArray();
            if (crew.Members.Length == 1)
            {
                foreach (var (slot, _) in turns.Where(turn => !book.IsPinned(turn.Slot, crew.Members[0])))
                {
                    ledger.Add(slot, crew.Members[0]);
                }
            }
            else if (turns.Length > 0)
            {
                var given =
                    Give(book, crew, turns, byPoints: true) ?? Give(book, crew, turns, byPoints: false);
                if (given is null)
                {
                    given = Search(book, crew, turns);
                    if (given.Count < turns.Sum(turn => turn.People))
                    {
                        Array.ForEach(crew.Members, unfit.Add);
                    }
                }
                given.ForEach(one => ledger.Add(one.Slot, one.Member));
            }
        }
        return ledger;
    }

    /// <summary>By start, each turn to those who were there or else whose duty it fills best; null when that fails.</summary>
    private static List<(int Slot, int Member)>? Give(
        RosterBook book,
        Crew crew,
        (int Slot, int People)[] turns,
        bool byPoints
    )
    {
        var given = new List<(int Slot, int Member)>();
        var left = crew.Members.ToDictionary(member => member, _ => crew.DutyLeft);
        var busyUntil = crew.Members.ToDictionary(member => member, _ => long.MinValue);
        foreach (var (slot, people) in turns)
        {
            var turn = book.Slots[slot].Turn;
            var able = crew
                .Members.Where(member => busyUntil[member] <= turn.From && left[member] >= turn.Length)
                .OrderByDescending(member => byPoints && book.WasThere.Contains((slot, member)))
                .ThenByDescending(member => byPoints ? book.Points(slot, member) : 0)
                .ThenBy(member => left[member])
                .Take(people)
                .ToArray();
            if (able.Length < people)
            {
                return null;
            }
            foreach (var member in able)
            {
                given.Add((slot, member));
                left[member] -= turn.Length;
                busyUntil[member] = turn.To;
            }
        }
        return given;
    }

    /// <summary>As many turns as can be given, by CP-SAT.</summary>
    private static List<(int Slot, int Member)> Search(
        RosterBook book,
        Crew crew,
        (int Slot, int People)[] turns
    )
    {
        var model = new CpModel();
        var views = turns.Select(turn => book.Slots[turn.Slot].Turn).ToArray();
        var cliques = Cliques.Of(views, untilRested: false);
        var goes = crew.Members.Select(_ => turns.Select(_ => model.NewBoolVar("")).ToArray()).ToArray();
        foreach (var mine in goes)
        {
            cliques.ForEach(clique => model.AddAtMostOne(clique.Select(t => mine[t])));
            model.Add(LinearExpr.WeightedSum(mine, views.Select(view => view.Length)) <= crew.DutyLeft);
        }
        for (var t = 0; t < turns.Length; t++)
        {
            model.Add(LinearExpr.Sum(goes.Select(mine => mine[t])) <= turns[t].People);
        }
        model.Maximize(LinearExpr.Sum(goes.SelectMany(mine => mine)));
        var solver = new CpSolver
        {
            StringParameters = FormattableString.Invariant(
                $"{CpSatParameters.Common},max_deterministic_time:{PackWork}"
            ),
        };
        return solver.Solve(model) is CpSolverStatus.Optimal or CpSolverStatus.Feasible
            ?
            [
                .. from m in Enumerable.Range(0, crew.Members.Length)
                from t in Enumerable.Range(0, turns.Length)
                where solver.BooleanValue(goes[m][t])
                select (turns[t].Slot, crew.Members[m]),
            ]
            : [];
    }
}
