namespace Patrol.Engine.Optimization.Routes.Towns;

/// <summary>A patrol as the search sees it. Times are whole seconds since the start of the problem.</summary>
/// <param name="Index">Place in the problem's list.</param>
/// <param name="Town">Its community.</param>
/// <param name="Base">Its base's place in the community.</param>
/// <param name="From">Earliest departure.</param>
/// <param name="To">Latest return.</param>
/// <param name="Stay">Seconds at each stop.</param>
/// <param name="Hours">Numbers of the hours in which it may cover something, ascending.</param>
internal sealed record Watch(int Index, Town Town, int Base, int From, int To, int Stay, int[] Hours);

/// <summary>Patrols of one community whose hours overlap, directly or through others: they compete for the same cells.</summary>
/// <param name="Town">The community.</param>
/// <param name="Watches">By start.</param>
/// <param name="Hours">Numbers of all their hours, ascending.</param>
internal sealed record WatchGroup(Town Town, Watch[] Watches, int[] Hours);
