using Microsoft.AspNetCore.Http.Extensions;

namespace Patrol.Api.Hosting;

/// <summary>
/// Refuses state changes that another site's page asks for. Browsers say where a request comes from in
/// <c>Sec-Fetch-Site</c> and <c>Origin</c>; programs send neither and are let through. Foreign Host headers never
/// get here: host filtering refuses them.
/// </summary>
internal static class CrossSiteGuard
{
    public static IApplicationBuilder UseCrossSiteGuard(this IApplicationBuilder app) =>
        app.Use((context, next) => IsSafe(context.Request) ? next(context) : Refuse(context));

    internal static bool IsSafe(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return true;
        }
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
        {
            return false;
        }
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (
                Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(
                    uri.Authority,
                    request.Host.ToUriComponent(),
                    StringComparison.OrdinalIgnoreCase
                )
            );
    }

    private static Task Refuse(HttpContext context) =>
        Results
            .Problem(
                title: "Refused: the request comes from another site",
                detail: $"{context.Request.Method} {context.Request.GetEncodedPathAndQuery()} changes data and is only taken from Patrol's own pages.",
                statusCode: StatusCodes.Status403Forbidden
            )
            .ExecuteAsync(context);
}
