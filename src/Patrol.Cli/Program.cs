using System.CommandLine;
using Patrol.Cli;
using Patrol.Cli.Verbs;

Terminal.FitPipes();
var root = new RootCommand("Patrol: plans where and when patrols help most, from reported demand.")
{
    UpVerb.Create(),
    ResetVerb.Create(),
    SampleVerb.Create(),
    ImportVerb.Create(),
    SurfaceVerb.Create(),
    TonightVerb.Create(),
    DemoVerb.Create(),
};
return await root.Parse(args).InvokeAsync();
