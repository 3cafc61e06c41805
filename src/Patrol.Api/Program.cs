using Patrol.Api.Hosting;
using Patrol.Storage;

var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
builder.AddPatrol();
var app = builder.Build();
app.UsePatrol();
try
{
    await app.RunAsync();
}
catch (Exception fault)
    when (fault is EnvironmentMissingException
        || fault is IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException }
    )
{
    Console.Error.WriteLine(fault.Message);
    Environment.ExitCode = 4;
}

/// <summary>Entry point; public so that tests can host the API in their own process.</summary>
public partial class Program;
