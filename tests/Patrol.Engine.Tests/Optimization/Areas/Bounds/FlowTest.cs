using Patrol.Engine.Optimization.Areas.Bounds;

namespace Patrol.Engine.Tests.Optimization.Areas.Bounds;

public class FlowTest
{
    /// <summary>Source 0, sink 3; by 1 at most 2, by 2 at most 1, and 0.5 from 1 to 2.</summary>
    private static readonly Flow Flow = Make();

    [Fact]
    public void Send_TwoWays_SendsWhatTheNarrowestArcsLetThrough() =>
        Assert.Equal(2.5, Flow.Send(0, 3, 10), 1e-9);

    [Fact]
    public void Send_UpToALimit_StopsThere() => Assert.Equal(1, Flow.Send(0, 3, 1), 1e-9);

    [Fact]
    public void SinkSide_AfterTheLargestFlow_IsTheCutNextToTheSink()
    {
        Flow.Send(0, 3, 10);
        Assert.Equal([false, false, true, true], Flow.SinkSide(3));
    }

    private static Flow Make()
    {
        var flow = new Flow(4);
        flow.Add(0, 1, 3);
        flow.Add(0, 2, 0.5);
        flow.Add(1, 3, 1.5);
        flow.Add(1, 2, 0.5);
        flow.Add(2, 3, 2);
        return flow;
    }
}
