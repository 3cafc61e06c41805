using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Patrol.Engine.Model;
using Patrol.Papers;
using Patrol.Storage;
using Patrol.Storage.Documents;

namespace Patrol.Api.Hosting;

/// <summary>Turns faults into ProblemDetails: bad input 400 with every issue, the rest 500 without internals.</summary>
internal sealed partial class Problems(IProblemDetailsService service, ILogger<Problems> logger)
    : IExceptionHandler
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
            InputException stale when stale.Issues.Any(issue => issue.Code == "plan.stale") => (
                StatusCodes.Status409Conflict,
                "Somebody else was faster; nothing was changed"
            ),
            InputException broken when broken.Issues.Any(issue => issue.Code == "plan.broken") => (
                StatusCodes.Status400BadRequest,
                "The plan breaks rules by now; nothing was changed"
            ),
            InputException => (
                StatusCodes.Status400BadRequest,
                "The input can't be used; nothing was changed"
            ),
            BadHttpRequestException bad => (bad.StatusCode, "The request can't be read"),
            OperationCanceledException => (StatusCodes.Status499ClientClosedRequest, "Canceled"),
            EnvironmentMissingException or TypefaceMissingException => (
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
            Detail = fault switch
            {
                _ when status == StatusCodes.Status500InternalServerError => null,
                BadHttpRequestException { InnerException: JsonException } => "The JSON can't be understood.",
                BadHttpRequestException bad => WordsOf(bad),
                _ => fault.Message,
            },
        };
        if (fault is InputException input)
        {
            problem.Extensions["issues"] = input.Issues.Select(ImportDocuments.Of).ToArray();
        }
        else if (fault.InnerException is JsonException json)
        {
            problem.Extensions["issues"] = new[] { ImportDocuments.Of(IssueOf(json)) };
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

    /// <summary>Gives an answer that has only a number its words.</summary>
    public static void AddWords(ProblemDetailsContext context) =>
        context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
        {
            StatusCodes.Status400BadRequest => "The request can't be read; /docs shows what is expected.",
            StatusCodes.Status404NotFound => $"There is nothing at {context.HttpContext.Request.Path}.",
            StatusCodes.Status405MethodNotAllowed =>
                $"{context.HttpContext.Request.Method} is not answered at {context.HttpContext.Request.Path}; /docs lists what is.",
            StatusCodes.Status413PayloadTooLarge => "The request is too large.",
            StatusCodes.Status415UnsupportedMediaType =>
                "Send application/json, or multipart/form-data for files; /docs shows which.",
            _ => null,
        };

    // The framework's own words name its types; these name the request.
    private static string WordsOf(BadHttpRequestException bad) =>
        bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => "The request is too large.",
            StatusCodes.Status415UnsupportedMediaType =>
                "Send application/json, or multipart/form-data for files; /docs shows which.",
            _ when bad.InnerException is InvalidDataException form =>
                $"The form can't be read: {form.Message}",
            _ when Parameter().Match(bad.Message) is { Success: true } match =>
                $"\"{match.Groups["value"].Value}\" is no value for {match.Groups["name"].Value}.",
            _ when Missing().Match(bad.Message) is { Success: true } match =>
                $"Name the {match.Groups["name"].Value} in the address: ?{match.Groups["name"].Value}=…",
            _ when Body().IsMatch(bad.Message) => "The request has no body: send what /docs shows.",
            _ => "The request can't be read; /docs shows what is expected.",
        };

    private static InputIssue IssueOf(JsonException fault)
    {
        var field =
            fault.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal)
                ? path[2..]
                : null;
        var remedy =
            field is null ? "Send one JSON object as /docs shows it."
            : Unknown().IsMatch(fault.Message) ? "There is no such field: /docs lists those that are known."
            : "Give a value of the kind that /docs shows, within its range.";
        return new InputIssue("request.json", null, null, field, null, remedy);
    }

    [GeneratedRegex("^Failed to bind parameter \"[^ ]+ (?<name>[^\"]+)\" from \"(?<value>.*)\"\\.$")]
    private static partial Regex Parameter();

    [GeneratedRegex("^Required parameter \"[^ ]+ (?<name>[^\"]+)\" was not provided from query string")]
    private static partial Regex Missing();

    [GeneratedRegex("^(Implicit body inferred|Required parameter)")]
    private static partial Regex Body();

    [GeneratedRegex("could not be mapped")]
    private static partial Regex Unknown();

    /// <summary>404 with words.</summary>
    public static IResult NotFound(string what, string value) =>
        Results.Problem(
            title: $"No such {what}",
            detail: $"There is no {what} \"{value}\".",
            statusCode: StatusCodes.Status404NotFound
        );
}
