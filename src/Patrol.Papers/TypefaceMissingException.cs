namespace Patrol.Papers;

/// <summary>This computer has no typeface with letters; the message says what to install.</summary>
public sealed class TypefaceMissingException(string message) : Exception(message);
