using Patrol.Api.Hosting;

var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
builder.AddPatrol();
var app = builder.Build();
app.UsePatrol();
await app.RunAsync();

/// <summary>Entry point; public so that tests can host the API in their own process.</summary>
public partial class Program;
