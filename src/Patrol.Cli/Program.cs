using System.CommandLine;
using Patrol.Cli;
using Patrol.Cli.Verbs;
using Patrol.Cli.Verbs.Hotspots;
using Patrol.Cli.Verbs.Periods;
using Patrol.Cli.Verbs.Plans;
using Patrol.Cli.Verbs.Reports;

Terminal.FitPipes();
var root = new RootCommand("Patrol: plans where and when patrols help most, from reported demand.")
{
    UpVerb.Create(),
    ResetVerb.Create(),
    SampleVerb.Create(),
    ImportVerb.Create(),
    SurfaceVerb.Create(),
    HotspotsVerb.Create(),
    PeriodsVerb.Create(),
    BacktestVerb.Create(),
    TonightVerb.Create(),
    PlanVerb.Create(),
    ExportVerb.Create(),
    CompareVerb.Create(),
    BriefingVerb.Create(),
    CardsVerb.Create(),
    DemoVerb.Create(),
    WorkerVerb.Create(),
    ExpireVerb.Create(),
    CountsVerb.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && args.Length > 0)
{
    return Terminal.Refuse(args.Contains("--json"), parsed.Errors.Select(fault => fault.Message));
}

// A search that is ended keeps its best, and a database stops whole: both take a moment.
return await parsed.InvokeAsync(
    new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) }
);
