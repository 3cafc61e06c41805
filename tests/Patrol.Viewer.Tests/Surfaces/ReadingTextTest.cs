using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Contracts;
using Patrol.Viewer.Surfaces;

namespace Patrol.Viewer.Tests.Surfaces;

public sealed class ReadingTextTest : BunitContext
{
    public ReadingTextTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Services.AddLocalization();
    }

    [Fact]
    public void Reading_OfABetterMap_SaysItInPlainWords()
    {
        var text = Show(Samples.Card);
        Assert.Equal(
            "The map's top 5 % of the area held 21 % of later calls; a plain count 18 %; chance 5 %.",
            text.Find(".lead").TextContent.Replace('\u202f', ' ')
        );
        Assert.Empty(text.FindAll(".caution"));
    }

    [Fact]
    public void Reading_OfAWorseMap_IsCautious() =>
        Assert.Single(
            Show(Samples.Card with { Reading = Samples.Card.Reading! with { PlainCount = 0.3 } })
                .FindAll(".caution")
        );

    [Fact]
    public void Reading_ThatIsMissing_IsCautious() =>
        Assert.Single(Show(Samples.Card with { Reading = null }).FindAll(".caution"));

    private IRenderedComponent<ReadingText> Show(MethodCardView card) =>
        Render<ReadingText>(parameters => parameters.Add(one => one.Card, card));
}
