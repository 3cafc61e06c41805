using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.StaticFiles;
using Patrol.Api.Backtests;
using Patrol.Api.Districts;
using Patrol.Api.Health;
using Patrol.Api.Hotspots;
using Patrol.Api.Imports;
using Patrol.Api.Jobs;
using Patrol.Api.Live;
using Patrol.Api.Periods;
using Patrol.Api.Plans;
using Patrol.Api.Reports;
using Patrol.Api.Surfaces;
using Patrol.Api.Tiles;
using Patrol.Api.Tonight;
using Patrol.Storage;
using Scalar.AspNetCore;

namespace Patrol.Api.Hosting;

/// <summary>Puts the server together: loopback only, one database, API under <c>/api</c>, viewer beside it.</summary>
internal static class PatrolHosting
{
    /// <summary>Port when none is asked for.</summary>
    public const int DefaultPort = 5210;

    /// <summary>Registers everything the server needs.</summary>
    public static void AddPatrol(this WebApplicationBuilder builder)
    {
        var port = builder.Configuration.GetValue("port", DefaultPort);
        // Loopback only, whatever the environment asks for, until accounts exist.
        builder.WebHost.UseUrls();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = 8L << 30;
        });
        builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A start that fails is said in words by Program.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        UploadFolder.Prepare();
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = 8L << 30);
        builder.Services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.AddWords);
        // In every environment, so that a request that can't be read is answered in words.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<Problems>();
        builder.Services.AddOpenApi(options =>
            options.AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info.Title = "Patrol";
                    document.Info.Description =
                        "Districts, imports, surfaces of reported demand, tiles and tonight's patrols.";
                    return Task.CompletedTask;
                }
            )
        );
        builder.Services.AddResponseCompression(options => options.EnableForHttps = false);
        var root = Root(builder.Configuration);
        builder.Services.AddSingleton(_ => PatrolDatabaseOptions.FromEnvironment(root));
        builder.Services.AddSingleton<Databank>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Databank>());
        builder.Services.AddHostedService<DatabaseKeeper>();
        builder.Services.AddHostedService<JobWorker>();
        builder.Services.AddSingleton<LiveNewsroom>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveNewsroom>());
        if (builder.Configuration.GetValue("until-stdin-closes", false))
        {
            builder.Services.AddHostedService<StopWithParent>();
        }
    }

    /// <summary>Lays out the pipeline and every route.</summary>
    public static void UsePatrol(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseSecurityHeaders();
        app.UseCrossSiteGuard();
        app.UseCharsetGuard();
        app.UseViewerFiles();
        app.MapHealth(Root(app.Configuration));
        var api = app.MapGroup("/api");
        api.RefuseUnknownQueries();
        api.MapDistricts();
        api.MapImports();
        api.MapSurfaces();
        api.MapHotspots();
        api.MapPeriods();
        api.MapBacktests();
        api.MapHotspotExports();
        api.MapTiles();
        api.MapTonight();
        api.MapHotspotAreas();
        api.MapHotspotStreets();
        api.MapPlans();
        api.MapExports();
        api.MapJobs();
        api.MapReports();
        api.MapBriefings();
        api.MapCards();
        api.MapLive();
        app.MapSurfaceValues("");
        app.MapOpenApi();
        app.MapScalarApiReference("/docs", Quiet);
        // Of what is only read: else it would also stand in for a body of the wrong kind, and hide what is wrong with it.
        app.MapGet(
                "/api/{*path}",
                () => Results.Problem(title: "No such address", statusCode: StatusCodes.Status404NotFound)
            )
            .WithOrder(int.MaxValue)
            .ExcludeFromDescription();
        app.MapFallbackToFile("index.html", new StaticFileOptions { OnPrepareResponse = AskAgain });
    }

    private static string Root(IConfiguration configuration) =>
        configuration["PATROL_ROOT"] is { Length: > 0 } named ? named : Directory.GetCurrentDirectory();

    // What can be read can be asked about: the same headers, and the server leaves the body out.
    private static void UseHeadAsGet(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (!HttpMethods.IsHead(context.Request.Method))
                {
                    await next(context);
                    return;
                }
                context.Request.Method = HttpMethods.Get;
                context.Response.Body = Stream.Null;
                await next(context);
            }
        );

    // Nothing that leads to other services: the page is for reading and trying, on this computer.
    private static void Quiet(ScalarOptions options)
    {
        options.Title = "Patrol API";
        options.DefaultFonts = false;
        options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        options.Agent = new ScalarAgentOptions { Disabled = true };
        options.Telemetry = false;
        options.HideClientButton = true;
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    }

    private static void UseViewerFiles(this WebApplication app)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".mjs"] = "text/javascript";
        types.Mappings[".dat"] = "application/octet-stream";
        types.Mappings[".wasm"] = "application/wasm";
        app.UseBlazorFrameworkFiles();
        app.UseStaticFiles(
            new StaticFileOptions { ContentTypeProvider = types, OnPrepareResponse = AskAgain }
        );
    }

    // Modules and styles belong together: a browser asks for each whether it still holds, by its ETag.
    private static void AskAgain(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = "no-cache";
}
