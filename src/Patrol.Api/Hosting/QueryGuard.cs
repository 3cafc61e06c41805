using System.Reflection;
using System.Text.Json;
using Patrol.Engine.Model;

namespace Patrol.Api.Hosting;

/// <summary>Refuses what an address asks for and no parameter takes: a typo would else be answered with something else.</summary>
internal static class QueryGuard
{
    /// <summary>Adds it to all addresses of a group.</summary>
    public static void RefuseUnknownQueries(this RouteGroupBuilder group) =>
        group.AddEndpointFilterFactory(
            (context, next) =>
            {
                var known = context
                    .MethodInfo.GetParameters()
                    .SelectMany(NamesOf)
                    .Select(JsonNamingPolicy.CamelCase.ConvertName)
                    .ToHashSet(StringComparer.OrdinalIgnoreCase);
                // One that takes the request itself reads what it likes.
                return context
                    .MethodInfo.GetParameters()
                    .Any(one =>
                        one.ParameterType == typeof(HttpContext) || one.ParameterType == typeof(HttpRequest)
                    )
                    ? next
                    : invocation =>
                    {
                        var unknown = invocation
                            .HttpContext.Request.Query.Keys.Where(key => !known.Contains(key))
                            .ToArray();
                        return unknown.Length == 0
                            ? next(invocation)
                            : throw new InputException([
                                .. unknown.Select(key => new InputIssue(
                                    "request.query",
                                    null,
                                    null,
                                    key,
                                    invocation.HttpContext.Request.Query[key],
                                    $"Nothing of that name can be asked for here; there is {string.Join(", ", known.Order(StringComparer.Ordinal))}."
                                )),
                            ]);
                    };
            }
        );

    private static IEnumerable<string> NamesOf(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is null
            ? IsAsked(parameter.ParameterType)
                ? [parameter.Name!]
                : []
            : parameter
                .ParameterType.GetProperties()
                .Where(one => IsAsked(one.PropertyType))
                .Select(one => one.Name);

    // What a query can hold: texts, numbers, dates, switches, and lists of them.
    private static bool IsAsked(Type type)
    {
        var one = Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return one == typeof(string)
            || one.IsPrimitive
            || one.IsEnum
            || one.IsValueType && one != typeof(CancellationToken);
    }
}
