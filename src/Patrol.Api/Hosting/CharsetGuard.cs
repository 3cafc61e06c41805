using Microsoft.Net.Http.Headers;

namespace Patrol.Api.Hosting;

/// <summary>Refuses a body whose charset nobody knows; the readers behind it would fail instead.</summary>
internal static class CharsetGuard
{
    public static IApplicationBuilder UseCharsetGuard(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
                && type.Charset.Length > 0
                && !IsKnown(type)
                    ? Results
                        .Problem(
                            title: "The request can't be read",
                            detail: $"\"{type.Charset}\" is no known charset: send application/json in UTF-8.",
                            statusCode: StatusCodes.Status415UnsupportedMediaType
                        )
                        .ExecuteAsync(context)
                    : next(context)
        );

    // Of the charsets it will not have, such as UTF-7, the framework throws.
    private static bool IsKnown(MediaTypeHeaderValue type)
    {
        try
        {
            return type.Encoding is not null;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }
}
