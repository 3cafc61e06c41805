namespace Patrol.Engine.Sample.Ground;

/// <summary>Invented neutral names, each given once.</summary>
internal sealed class SampleNames
{
    private static readonly string[] Plants =
    [
        .. (
            "Alder Ash Aspen Bay Beech Birch Blackthorn Bluebell Bracken Bramble Briar Broom Buckthorn Camomile Cedar "
            + "Cherry Chestnut Clover Columbine Cornflower Cowslip Cypress Daisy Dogwood Elder Elm Fennel Fern Fir "
            + "Flax Foxglove Gentian Gorse Hawthorn Hazel Heather Hemlock Holly Hornbeam Hyssop Iris Ivy Jasmine "
            + "Juniper Larch Laurel Lavender Lilac Lily Linden Lupine Magnolia Mallow Maple Marigold Marjoram Medlar "
            + "Mint Mulberry Myrtle Nettle Oak Olive Orchid Peony Pine Plum Poplar Poppy Primrose Quince Reed Rose "
            + "Rosemary Rowan Rush Rye Saffron Sage Sedge Sorrel Spruce Sycamore Tansy Teasel Thistle Thyme Tulip "
            + "Verbena Vetch Violet Walnut Wheat Willow Woodbine Yarrow Yew"
        ).Split(' '),
    ];

    private static readonly string[] Things =
    [
        .. (
            "Amber Anchor Anvil Arch Arrow Barley Basalt Beacon Bell Bobbin Bridge Bronze Canal Candle Canvas Chalk "
            + "Clock Cobalt Compass Copper Coral Cotton Crane Crescent Crystal Dial Drum Ember Falcon Feather Ferry "
            + "Finch Flint Forge Fountain Garnet Glass Granite Gull Harbor Harp Heron Indigo Iron Ivory Jade Kestrel "
            + "Kiln Lamp Lantern Lark Ledger Linen Locust Loom Mast Meadow Mill Mirror Moon Mortar Needle Opal Orchard "
            + "Organ Otter Paper Pearl Pebble Pepper Plover Quarry Quartz Quill Raft Raven Ribbon Robin Ruby Saddle "
            + "Salt Scarlet Shell Silk Silver Slate Sparrow Spindle Spring Star Stone Swan Swift Thread Timber Topaz "
            + "Tower Wagon Weaver Well Wharf Wheel Wren"
        ).Split(' '),
    ];

    private readonly List<string> plants;
    private readonly List<string> things;
    private readonly List<(string Thing, string Plant)> pairs;
    private int pair;
    private int thing;
    private int plant;

    public SampleNames(SampleRandom random)
    {
        plants = [.. Plants];
        things = [.. Things];
        random.Shuffle(plants);
        random.Shuffle(things);
        pairs = [.. things.SelectMany(t => plants.Select(p => (t, p)))];
        random.Shuffle(pairs);
    }

    public string Plant() => plants[plant++ % plants.Count];

    public string Thing() => things[thing++ % things.Count];

    public string Pair()
    {
        var (t, p) = pairs[pair++ % pairs.Count];
        return $"{t} {p}";
    }

    public string Subdistrict(int index) => $"{things[index]} Subdistrict";

    public string Community(int index) => $"{plants[index]} Community";
}
