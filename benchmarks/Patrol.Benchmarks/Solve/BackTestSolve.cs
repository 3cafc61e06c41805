using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Solve;

/// <summary>Back-test of all methods on a file of incidents.</summary>
internal static class BackTestSolve
{
    private static readonly LocalDateTimePattern[] Times =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.FFFFFFF"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss.FFFFFFF"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd"),
    ];

    public static int Run(string path, int weeks, double cell, string? area)
    {
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().LocalDateTime.PlusDays(1);
        var (x, y, time) = (new List<double>(), new List<double>(), new List<LocalDateTime>());
        var table = SolveTable.Read(
            path,
            ["x", "y", "time"],
            (row, values) =>
            {
                x.Add(row.Number("x", values[0]));
                y.Add(row.Number("y", values[1]));
                time.Add(Time(row, values[2], today));
            }
        );
        table.RefuseDegrees(x, y);
        var report = BackTests.Run(
            new BackTests.Input([.. x], [.. y], [.. time]),
            weeks,
            cell,
            area is null ? null : Area(area)
        );
        return SolvePrinter.Print(json => Write(json, report));
    }

    private static LocalDateTime Time(SolveTable row, string value, LocalDateTime today)
    {
        foreach (var pattern in Times)
        {
            if (pattern.Parse(value.Trim()) is { Success: true, Value: var time })
            {
                if (time > today)
                {
                    row.Name("solve.future", "time", value, "Write a time that has been.");
                }
                return time;
            }
        }
        row.Name(
            "solve.value",
            "time",
            value,
            "Write a local time as 2024-03-01T22:15, or a date as 2024-03-01."
        );
        return default;
    }

    /// <summary>The polygons of a GeoJSON file as one shape.</summary>
    /// <param name="path">The file.</param>
    /// <param name="toMeters">Brings a shape into the meters of the incidents; null when it is in them.</param>
    public static Geometry Area(string path, Func<Geometry, Geometry>? toMeters = null)
    {
        var name = Path.GetFileName(path);
        try
        {
            var options = new JsonSerializerOptions { Converters = { new GeoJsonConverterFactory() } };
            var text = File.ReadAllText(path);
            using var document = JsonDocument.Parse(text);
            IReadOnlyList<Geometry?> shapes = document.RootElement.GetProperty("type").GetString() switch
            {
                "FeatureCollection" =>
                [
                    .. JsonSerializer
                        .Deserialize<FeatureCollection>(text, options)!
                        .Select(feature => feature.Geometry),
                ],
                "Feature" => [JsonSerializer.Deserialize<Feature>(text, options)?.Geometry],
                _ => [JsonSerializer.Deserialize<Geometry>(text, options)],
            };
            Geometry[] polygons =
            [
                .. shapes.OfType<Geometry>().Where(shape => shape is IPolygonal && !shape.IsEmpty),
            ];
            if (polygons.Length > 0)
            {
                return NetTopologySuite.Operation.Union.CascadedPolygonUnion.Union([
                    .. polygons
                        .Select(shape => toMeters?.Invoke(shape) ?? shape)
                        .Select(shape => shape.IsValid ? shape : shape.Buffer(0)),
                ]);
            }
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or ArgumentException
                        or InvalidOperationException
                        or KeyNotFoundException
            )
        {
            throw new InputException(
                new InputIssue("solve.area", name, null, null, null, $"It is not GeoJSON: {fault.Message}")
            );
        }
        throw new InputException(
            new InputIssue("solve.area", name, null, null, null, "Write a polygon in the meters of x and y.")
        );
    }

    private static void Write(Utf8JsonWriter json, BackTestReport report)
    {
        json.WriteNumber("weeks", report.Weeks);
        json.WriteString("baseline", report.Baseline);
        json.WriteString("chosen", report.Chosen);
        json.WriteStartArray("methods");
        foreach (var method in report.Methods)
        {
            json.WriteStartObject();
            json.WriteString("name", method.Name);
            Shares("pai", one => json.WriteNumberValue(one.Pai));
            Shares("pei", one => json.WriteNumberValue(one.Pei));
            Shares("hitRate", one => json.WriteNumberValue(one.HitRate));
            Shares("ser", one => json.WriteNumberValue(one.Ser));
            Shares("rri", one => Nullable(one.Rri));
            Shares("paiInterval", one => Interval(one.PaiInterval));
            Shares("paiOverBaseline", one => json.WriteNumberValue(one.PaiOverBaseline));
            Shares("paiOverBaselineInterval", one => Interval(one.OverBaselineInterval));
            json.WriteEndObject();

            void Shares(string name, Action<AreaMeasure> value)
            {
                json.WriteStartObject(name);
                foreach (var one in method.Measures)
                {
                    json.WritePropertyName(
                        (one.AreaShare * 100).ToString("0.##", CultureInfo.InvariantCulture)
                    );
                    value(one);
                }
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();

        void Interval((double Low, double High) interval)
        {
            json.WriteStartArray();
            json.WriteNumberValue(interval.Low);
            json.WriteNumberValue(interval.High);
            json.WriteEndArray();
        }

        void Nullable(double? value)
        {
            if (value is { } number)
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteNullValue();
            }
        }
    }
}
