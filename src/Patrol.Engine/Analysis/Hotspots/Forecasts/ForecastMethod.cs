namespace Patrol.Engine.Analysis.Hotspots.Forecasts;

/// <summary>Foretells a week's reported demand by cell from the weeks before it.</summary>
/// <param name="Name">Name in tables and on method cards, such as <c>selfExciting</c>.</param>
public abstract record ForecastMethod(string Name)
{
    /// <summary>All methods, the baseline first.</summary>
    public static IReadOnlyList<ForecastMethod> All { get; } =
    [
        new SmoothedCounts(),
        new YearCounts(),
        new KernelForecast(),
        new ProspectiveHotspots(),
        new SelfExciting(),
        new KernelPrior(),
    ];

    /// <summary>The method that must always stand beside the others.</summary>
    public static ForecastMethod Baseline => All[0];

    /// <summary>The method of a name; null when there is none.</summary>
    public static ForecastMethod? Find(string name) => All.FirstOrDefault(method => method.Name == name);

    /// <summary>[cell] reported incidents expected in the window's week and band; any positive factor leaves ranks as they are.</summary>
    public abstract double[] Rate(TrainingWindow window);
}
