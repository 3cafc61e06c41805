using Microsoft.AspNetCore.Diagnostics;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Documents;

namespace Patrol.Api.Hosting;

/// <summary>Turns faults into ProblemDetails: bad input 400 with every issue, the rest 500 without internals.</summary>
internal sealed class Problems(IProblemDetailsService service, ILogger<Problems> logger) : IExceptionHandler
{
    /// <summary>Writes the answer to a fault.</summary>
    public async ValueTask<bool> TryHandleAsync(
        HttpContext context,
        Exception fault,
        CancellationToken cancel
    )
    {
        var (status, title) = fault switch
        {
            InputException => (
                StatusCodes.Status400BadRequest,
                "The input can't be used; nothing was changed"
            ),
            BadHttpRequestException bad => (bad.StatusCode, "The request can't be read"),
            OperationCanceledException => (StatusCodes.Status499ClientClosedRequest, "Canceled"),
            EnvironmentMissingException => (
                StatusCodes.Status503ServiceUnavailable,
                "Something Patrol needs is missing"
            ),
            _ => (
                StatusCodes.Status500InternalServerError,
                "Something went wrong on our side; nothing was changed"
            ),
        };
        if (status == StatusCodes.Status500InternalServerError)
        {
            logger.LogError(fault, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
        }
        context.Response.StatusCode = status;
        var problem = new Microsoft.AspNetCore.Mvc.ProblemDetails
        {
            Status = status,
            Title = title,
            Detail = status == 500 ? null : fault.Message,
        };
        if (fault is InputException input)
        {
            problem.Extensions["issues"] = input.Issues.Select(ImportDocuments.Of).ToArray();
        }
        return await service.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = context,
                ProblemDetails = problem,
                Exception = fault,
            }
        );
    }

    /// <summary>404 with words.</summary>
    public static IResult NotFound(string what, string value) =>
        Results.Problem(
            title: $"No such {what}",
            detail: $"There is no {what} \"{value}\".",
            statusCode: StatusCodes.Status404NotFound
        );
}
