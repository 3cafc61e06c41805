using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Server;

/// <summary>
/// Reads what is large or often asked for by code that was made for it; looking at types while the page runs takes a browser
/// several times as long.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DistrictView[]))]
[JsonSerializable(typeof(SurfaceView))]
[JsonSerializable(typeof(HotspotMap))]
[JsonSerializable(typeof(HotspotDifference))]
[JsonSerializable(typeof(JobView))]
[JsonSerializable(typeof(SearchHit[]))]
[JsonSerializable(typeof(PlanDetail))]
[JsonSerializable(typeof(PlanView[]))]
[JsonSerializable(typeof(PlanEdit))]
[JsonSerializable(typeof(PlanEditResult))]
[JsonSerializable(typeof(PlanDifference))]
[JsonSerializable(typeof(CandidatesView))]
[JsonSerializable(typeof(RouteView))]
[JsonSerializable(typeof(WeekPlanRequest))]
internal sealed partial class ServerJson : JsonSerializerContext
{
    /// <summary>These types, and all others by looking at them.</summary>
    public static JsonSerializerOptions All { get; } =
        new(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(Default, new DefaultJsonTypeInfoResolver()),
        };
}
