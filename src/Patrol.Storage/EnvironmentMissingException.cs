namespace Patrol.Storage;

/// <summary>Something outside Patrol is missing, such as PostGIS; the message says what to do.</summary>
public sealed class EnvironmentMissingException(string message, Exception? cause = null)
    : Exception(message, cause);
