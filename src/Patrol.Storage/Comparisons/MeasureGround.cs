using Dapper;
using Patrol.Contracts.Comparisons;
using Patrol.Engine.Model;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Comparisons;

/// <summary>Where a measure took place, and what stands beside it, as cells.</summary>
/// <param name="Role">[cell] what the cell is part of.</param>
/// <param name="ComparedWith">Codes of the communities compared with.</param>
internal sealed record MeasureGround(MeasureRole[] Role, IReadOnlyList<string> ComparedWith)
{
    private const double UsualRing = 400;
    private const double MostMeters = 20_000;

    /// <summary>Number of cells of a role.</summary>
    public int Count(MeasureRole role) => Role.Count(one => one == role);

    /// <summary>Finds the cells, and says all that is wrong at once.</summary>
    public static async Task<MeasureGround?> ResolveAsync(
        DistrictSession session,
        MeasureQuery query,
        List<InputIssue> issues
    )
    {
        var raster =
            await RasterStore.LoadCurrentAsync(session)
            ?? throw new InputException(
                new InputIssue("demand.no-incidents", null, null, null, "0", "Import reported incidents.")
            );
        var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
        var codes = communities.Select(area => area.Code).ToList();
        var own = Find(query.Communities, codes, "communities", issues);
        var compared = Find(query.Compare, codes, "compare", issues);
        var ring = query.RingMeters ?? UsualRing;
        issues.Require(
            ring is >= 0 and <= MostMeters,
            "measure.ring",
            "ringMeters",
            ring,
            $"Give 0 to {MostMeters:0} meters; 0 for no ring."
        );
        var isCircle =
            query.Longitude is not null || query.Latitude is not null || query.RadiusMeters is not null;
        issues.Require(
            isCircle != (own.Count > 0) || issues.Any(issue => issue.Field == "communities"),
            "measure.area",
            "communities",
            query.Communities,
            "Give the area with the measure: communities, or a circle by longitude, latitude and radiusMeters."
        );
        if (isCircle)
        {
            CheckCircle(query, raster, issues);
        }
        if (issues.Count > 0)
        {
            return null;
        }
        var inArea = isCircle
            ? await CircleAsync(session, raster, query)
            : [.. raster.CellCommunity.Select(community => own.Contains(community))];
        if (!inArea.Contains(true))
        {
            issues.Add(
                "measure.circle",
                "longitude, latitude",
                FormattableString.Invariant($"{query.Longitude}, {query.Latitude}"),
                "No cell of the district has its center in the circle: move it, or make it larger."
            );
            return null;
        }
        return Lay(raster, codes, inArea, Near(raster, inArea, ring), compared, query, issues);
    }

    private static MeasureGround? Lay(
        AnalysisRaster raster,
        List<string> codes,
        bool[] inArea,
        bool[] inRing,
        HashSet<int> compared,
        MeasureQuery query,
        List<InputIssue> issues
    )
    {
        var touched = Cells(raster).Where(cell => inArea[cell] || inRing[cell]).Select(Community).ToHashSet();
        var own = Cells(raster).Where(cell => inArea[cell]).Select(Community).ToHashSet();
        if (compared.Count == 0)
        {
            compared = [.. Enumerable.Range(0, codes.Count).Where(one => !touched.Contains(one))];
        }
        else if (
            query.Communities is not null
            && compared.FirstOrDefault(own.Contains, -1) is >= 0 and var both
        )
        {
            issues.Add(
                "measure.compare",
                "compare",
                codes[both],
                "It has the measure itself: compare with communities without it."
            );
            return null;
        }
        var role = Cells(raster)
            .Select(cell =>
                inArea[cell] ? MeasureRole.Area
                : inRing[cell] ? MeasureRole.Ring
                : compared.Contains(Community(cell)) ? MeasureRole.Comparison
                : MeasureRole.None
            )
            .ToArray();
        if (!role.Contains(MeasureRole.Comparison))
        {
            issues.Add(
                "measure.compare",
                "compare",
                query.Compare,
                "No community is left to compare with: name some, or make the area or the ring smaller."
            );
            return null;
        }
        return new MeasureGround(role, [.. compared.Order().Select(one => codes[one])]);

        int Community(int cell) => raster.CellCommunity[cell];
    }

    private static HashSet<int> Find(string? text, List<string> codes, string field, List<InputIssue> issues)
    {
        var found = new HashSet<int>();
        foreach (
            var code in (text ?? "").Split(
                ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            var index = codes.IndexOf(code);
            issues.Require(
                index >= 0,
                "demand.community",
                field,
                code,
                "Use the code of a community of the district."
            );
            found.Add(index);
        }
        return found;
    }

    private static void CheckCircle(MeasureQuery query, AnalysisRaster raster, List<InputIssue> issues)
    {
        issues.Require(
            query is { Longitude: >= -180 and <= 180, Latitude: >= -85 and <= 85 },
            "measure.circle",
            "longitude, latitude",
            FormattableString.Invariant($"{query.Longitude}, {query.Latitude}"),
            "Give the middle of the circle in degrees."
        );
        var least = raster.CellMeters / 2;
        issues.Require(
            query.RadiusMeters >= least && query.RadiusMeters <= MostMeters,
            "measure.circle",
            "radiusMeters",
            query.RadiusMeters,
            FormattableString.Invariant($"Give {least:0} to {MostMeters:0} meters.")
        );
    }

    private static async Task<bool[]> CircleAsync(
        DistrictSession session,
        AnalysisRaster raster,
        MeasureQuery query
    )
    {
        var (x, y) = await session.Connection.QuerySingleAsync<(double X, double Y)>(
            """
            select st_x(p), st_y(p)
            from (select st_transform(st_setsrid(st_makepoint(@longitude, @latitude), 4326), metric_srid) as p from patrol.district) d
            """,
            new { longitude = query.Longitude, latitude = query.Latitude }
        );
        var square = query.RadiusMeters!.Value * query.RadiusMeters.Value;
        return
        [
            .. Cells(raster)
                .Select(raster.Center)
                .Select(center =>
                    (center.X - x) * (center.X - x) + (center.Y - y) * (center.Y - y) <= square
                ),
        ];
    }

    /// <summary>[cell] true outside the area with a center at most so far from that of a cell inside.</summary>
    private static bool[] Near(AnalysisRaster raster, bool[] inArea, double meters)
    {
        var near = new bool[inArea.Length];
        var reach = (int)(meters / raster.CellMeters);
        var square = meters / raster.CellMeters * (meters / raster.CellMeters);
        foreach (var cell in Cells(raster).Where(cell => inArea[cell] && IsBorder(raster, inArea, cell)))
        {
            for (var up = -reach; up <= reach; up++)
            {
                for (var right = -reach; right <= reach; right++)
                {
                    var other = raster.CellAt(raster.CellColumn[cell] + right, raster.CellRow[cell] + up);
                    if (other >= 0 && !inArea[other] && right * right + up * up <= square)
                    {
                        near[other] = true;
                    }
                }
            }
        }
        return near;
    }

    // From inside, the way to the nearest cell outside leads over one of these.
    private static bool IsBorder(AnalysisRaster raster, bool[] inArea, int cell) =>
        new[] { (1, 0), (-1, 0), (0, 1), (0, -1) }.Any(step =>
            raster.CellAt(raster.CellColumn[cell] + step.Item1, raster.CellRow[cell] + step.Item2)
                is var other
            && (other < 0 || !inArea[other])
        );

    private static IEnumerable<int> Cells(AnalysisRaster raster) => Enumerable.Range(0, raster.Count);
}

/// <summary>What a cell is part of.</summary>
internal enum MeasureRole
{
    None = 0,
    Area = 1,
    Ring = 2,
    Comparison = 3,
}
