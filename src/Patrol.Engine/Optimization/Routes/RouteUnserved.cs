using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>A patrol without stops, or a must-visit point that is not passed often enough.</summary>
/// <param name="Code">Code of the patrol or of the must-visit point.</param>
/// <param name="IsMustVisit">True for a must-visit point.</param>
/// <param name="Reason">Why.</param>
public sealed record RouteUnserved(string Code, bool IsMustVisit, Reason Reason);
