namespace Patrol.Viewer.Week.Board;

/// <summary>Lays duties out in lanes, so that none covers another.</summary>
internal static class DutyLanes
{
    /// <summary>[lane] duties: each goes into the first lane that is free, in the order given.</summary>
    public static IReadOnlyList<IReadOnlyList<BoardDuty>> Lay(IEnumerable<BoardDuty> duties)
    {
        var lanes = new List<List<BoardDuty>>();
        foreach (var duty in duties)
        {
            var lane = lanes.Find(lane =>
                lane.TrueForAll(other => duty.To <= other.From || other.To <= duty.From)
            );
            if (lane is null)
            {
                lanes.Add(lane = []);
            }
            lane.Add(duty);
        }
        return lanes;
    }
}
