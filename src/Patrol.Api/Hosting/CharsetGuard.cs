using Microsoft.Net.Http.Headers;

namespace Patrol.Api.Hosting;

/// <summary>Refuses a body whose charset nobody knows; the readers behind it would fail instead.</summary>
internal static class CharsetGuard
{
    public static IApplicationBuilder UseCharsetGuard(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
                && type is { Charset.Length: > 0, Encoding: null }
                    ? Results
                        .Problem(
                            title: "The request can't be read",
                            detail: $"\"{type.Charset}\" is no known charset: send application/json in UTF-8.",
                            statusCode: StatusCodes.Status415UnsupportedMediaType
                        )
                        .ExecuteAsync(context)
                    : next(context)
        );
}
