using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using MudBlazor;
using MudBlazor.Services;
using Patrol.Viewer;
using Patrol.Viewer.Hotspots;
using Patrol.Viewer.Live;
using Patrol.Viewer.Map;
using Patrol.Viewer.Server;
using Patrol.Viewer.Week;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.RootComponents.Add<HeadOutlet>("head::after");
builder.Services.AddLocalization();
builder.Services.AddMudServices(options =>
    options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter
);
builder.Services.AddScoped(_ => new HttpClient
{
    BaseAddress = new Uri(builder.HostEnvironment.BaseAddress),
});
builder.Services.AddScoped<PatrolApi>();
builder.Services.AddScoped<PlanApi>();
builder.Services.AddScoped<HotspotMapApi>();
builder.Services.AddTransient<WeekBoard>();
builder.Services.AddScoped<MapView>();
builder.Services.AddScoped<LiveNews>();
builder.Services.AddScoped(services => new JobWatch(
    services.GetRequiredService<LiveNews>(),
    services.GetRequiredService<PatrolApi>()
));
await builder.Build().RunAsync();
