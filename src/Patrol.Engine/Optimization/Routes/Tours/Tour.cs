using System.Runtime.InteropServices;
using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Tours;

/// <summary>
/// One patrol's visits in order with the earliest times, and the latest arrivals from which all that follows is still in
/// time; whether one more visit fits is then known in constant time.
/// </summary>
internal sealed class Tour(Watch watch)
{
    private readonly List<Visit> visits = [];
    private int[] arrive = new int[16];
    private int[] leave = new int[16];
    private int[] latest = new int[17];

    public Watch Watch => watch;

    public int Count => visits.Count;

    public ReadOnlySpan<Visit> Visits => CollectionsMarshal.AsSpan(visits);

    /// <summary>Largest delay that some position bears.</summary>
    public int MostDelay { get; private set; }

    public int ArriveAt(int position) => arrive[position];

    public int LeaveAt(int position) => leave[position];

    /// <summary>Replaces the visits; false, and an unusable state, when they are not in time.</summary>
    public bool Set(ReadOnlySpan<Visit> next)
    {
        visits.Clear();
        visits.AddRange(next);
        return Schedule();
    }

    public void Insert(int position, Visit visit)
    {
        visits.Insert(position, visit);
        Schedule();
    }

    public void RemoveAt(int position)
    {
        visits.RemoveAt(position);
        Schedule();
    }

    /// <summary>Whether a visit fits at a position, and by how many seconds it delays the next.</summary>
    public bool Fits(int position, in Visit visit, out int delay)
    {
        var (seconds, size) = (watch.Town.Seconds, watch.Town.Size);
        var (from, left) =
            position == 0 ? (watch.Base, watch.From) : (visits[position - 1].At, leave[position - 1]);
        var isLast = position == visits.Count;
        var to = isLast ? watch.Base : visits[position].At;
        var at = left + seconds[from * size + visit.At];
        delay = 0;
        if (at > visit.Due)
        {
            return false;
        }
        var next = Math.Max(at + visit.Stay, visit.Open) + seconds[visit.At * size + to];
        if (next > latest[position])
        {
            return false;
        }
        delay = next - (left + seconds[from * size + to]);
        return true;
    }

    /// <summary>Seconds by which the arrival at a position may be delayed.</summary>
    public int DelayBorne(int position) => latest[position] - arrive[position];

    private bool Schedule()
    {
        var (seconds, size, count) = (watch.Town.Seconds, watch.Town.Size, visits.Count);
        if (latest.Length < count + 2)
        {
            Array.Resize(ref arrive, 2 * count + 2);
            Array.Resize(ref leave, 2 * count + 2);
            Array.Resize(ref latest, 2 * count + 2);
        }
        if (arrive.Length < count + 1)
        {
            Array.Resize(ref arrive, count + 16);
            Array.Resize(ref leave, count + 16);
        }
        var (at, time) = (watch.Base, watch.From);
        var isInTime = true;
        for (var k = 0; k < count; k++)
        {
            var visit = visits[k];
            arrive[k] = time + seconds[at * size + visit.At];
            isInTime &= arrive[k] <= visit.Due;
            leave[k] = time = Math.Max(arrive[k] + visit.Stay, visit.Open);
            at = visit.At;
        }
        arrive[count] = time + (count == 0 ? 0 : seconds[at * size + watch.Base]);
        isInTime &= arrive[count] <= watch.To;
        latest[count] = watch.To;
        var (next, until) = (watch.Base, watch.To);
        for (var k = count - 1; k >= 0; k--)
        {
            var visit = visits[k];
            latest[k] = Math.Min(visit.Due, until - seconds[visit.At * size + next] - visit.Stay);
            (next, until) = (visit.At, latest[k]);
        }
        MostDelay = 0;
        for (var k = 0; k <= count; k++)
        {
            MostDelay = Math.Max(MostDelay, latest[k] - arrive[k]);
        }
        return isInTime;
    }
}
