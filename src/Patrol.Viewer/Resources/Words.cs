namespace Patrol.Viewer.Resources;

/// <summary>Names the resource file of all words on the screen.</summary>
public sealed class Words;
