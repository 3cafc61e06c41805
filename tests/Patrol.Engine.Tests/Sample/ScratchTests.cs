using Patrol.Engine.Sample;
using Patrol.Engine.Sample.Ground;
namespace Patrol.Engine.Tests.Sample;
public class ScratchTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(SampleSize.Standard, 7)]
    [InlineData(SampleSize.Standard, 8)]
    [InlineData(SampleSize.Wide, 7)]
    [InlineData(SampleSize.Tiny, 7)]
    [InlineData(SampleSize.Tiny, 8)]
    public void Ground(SampleSize size, int seed)
    {
        var r = SampleRecipe.For(size);
        var w = System.Diagnostics.Stopwatch.StartNew();
        var g = SampleGround.Create(r, new SampleRandom((ulong)seed));
        var km = g.Streets.Pieces.Sum(p => p.LengthMeters) / 1000;
        output.WriteLine($"{size} {seed}: {w.ElapsedMilliseconds} ms pieces {g.Streets.Pieces.Count} nodes {g.Streets.Nodes} km {km:F1} lines {g.Streets.Lines.Count} sites {g.Places.Sites.Count} grounds {g.Land.Grounds.Count}");
        double A(SampleArea a) => a.Blocks.Sum(g.Lattice.AreaOf) / 1e6;
        output.WriteLine(string.Join(' ', g.Areas.Subdistricts.Select(a => A(a).ToString("F3"))));
        output.WriteLine(string.Join(' ', g.Areas.Communities.Select(a => $"{A(a):F2}/{a.Residents}")));
        output.WriteLine(string.Join(' ', g.Areas.ManagementGrids.Select(a => $"{A(a):F2}")));
        output.WriteLine(string.Join(' ', g.Land.Grounds.Where(x => x.Kind == GroundKind.Enterprise).Select(x => (g.Land.BlocksOf(x).Sum(g.Lattice.AreaOf) / 1e6).ToString("F3"))));
        output.WriteLine("rings " + string.Join(' ', g.Areas.Communities.Concat(g.Areas.ManagementGrids).Select(a => BlockOutline.Trace(g.Lattice, a.Blocks).Count)));
    }
}
