namespace Patrol.Api.Tests;

public sealed partial class BadRequestTests
{
    /// <summary>Addresses of analyses that are not there: route, address, status.</summary>
    public static TheoryData<string, string, int> AnalysisGets =>
        new()
        {
            { "/api/districts/{district}/hotspots", "/api/districts/nowhere/hotspots", 404 },
            { "/api/districts/{district}/hotspots/values", "/api/districts/nowhere/hotspots/values", 404 },
            {
                "/api/districts/{district}/hotspots/difference",
                "/api/districts/nowhere/hotspots/difference",
                404
            },
            {
                "/api/districts/{district}/hotspots/difference/values",
                "/api/districts/nowhere/hotspots/difference/values",
                404
            },
            { "/api/districts/{district}/categories", "/api/districts/nowhere/categories", 404 },
            { "/api/districts/{district}/periods", "/api/districts/nowhere/periods", 404 },
            { "/api/districts/{district}/periods.csv", "/api/districts/nowhere/periods.csv", 404 },
            { "/api/districts/{district}/backtests", "/api/districts/nowhere/backtests", 404 },
            { "/api/backtests/{id}", "/api/backtests/here-9", 404 },
            {
                "/api/districts/{district}/hotspots/export/map.geojson",
                "/api/districts/nowhere/hotspots/export/map.geojson",
                404
            },
            {
                "/api/districts/{district}/hotspots/export/map.gpkg",
                "/api/districts/nowhere/hotspots/export/map.gpkg",
                404
            },
            {
                "/api/districts/{district}/hotspots/export/map.csv",
                "/api/districts/nowhere/hotspots/export/map.csv",
                404
            },
            {
                "/api/districts/{district}/hotspots/export/map.xlsx",
                "/api/districts/nowhere/hotspots/export/map.xlsx",
                404
            },
            {
                "/api/districts/{district}/hotspots/export/map.png",
                "/api/districts/nowhere/hotspots/export/map.png",
                404
            },
            {
                "/api/districts/{district}/hotspots/export/map.svg",
                "/api/districts/nowhere/hotspots/export/map.svg",
                404
            },
            {
                "/api/districts/{district}/hotspots/export/map.pdf",
                "/api/districts/nowhere/hotspots/export/map.pdf",
                404
            },
            { "/api/districts/{district}/hotspots/areas", "/api/districts/nowhere/hotspots/areas", 404 },
            { "/api/hotspots/areas/{id}", "/api/hotspots/areas/here-9", 404 },
            { "/api/hotspots/areas/{id}.geojson", "/api/hotspots/areas/here-9.geojson", 404 },
            { "/api/districts/{district}/hotspots/streets", "/api/districts/nowhere/hotspots/streets", 404 },
            {
                "/api/districts/{district}/hotspots/streets/values",
                "/api/districts/nowhere/hotspots/streets/values",
                404
            },
            { "/api/plans/{id}/check", "/api/plans/here-9/check", 404 },
            { "/api/districts/{district}/comparisons", "/api/districts/nowhere/comparisons", 404 },
            {
                "/api/districts/{district}/comparisons/measure",
                "/api/districts/nowhere/comparisons/measure",
                404
            },
            { "/api/districts/{district}/quality", "/api/districts/nowhere/quality", 404 },
            { "/api/districts/{district}/equity", "/api/districts/nowhere/equity", 404 },
            { "/api/districts/{district}/near-repeat", "/api/districts/nowhere/near-repeat", 404 },
            { "/api/districts/{district}/briefings", "/api/districts/nowhere/briefings", 404 },
            { "/api/briefings/{id}", "/api/briefings/here-9", 404 },
            { "/api/briefings/{id}/briefing.pdf", "/api/briefings/here-9/briefing.pdf", 404 },
            { "/api/briefings/{id}/briefing.xlsx", "/api/briefings/here-9/briefing.xlsx", 404 },
            { "/api/briefings/{id}/{table}.csv", "/api/briefings/here-9/x.csv", 404 },
            { "/api/districts/{district}/cards", "/api/districts/nowhere/cards", 404 },
            {
                "/api/districts/{district}/cards/{week}/{community}",
                "/api/districts/nowhere/cards/2026-W47/x",
                404
            },
            {
                "/api/districts/{district}/cards/{week}/{community}.pdf",
                "/api/districts/nowhere/cards/2026-W47/x.pdf",
                404
            },
            {
                "/api/districts/{district}/cards/{week}.pdf",
                "/api/districts/nowhere/cards/2026-W47.pdf",
                404
            },
        };

    [Theory]
    [MemberData(nameof(AnalysisGets))]
    public Task Get_AnalysisThatIsNotThere_IsRefusedInWords(string route, string address, int status) =>
        Get_WhatIsNotThereOrOutOfRange_IsRefusedInWords(route, address, status);
}
