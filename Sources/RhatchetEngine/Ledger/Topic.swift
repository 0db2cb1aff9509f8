package import RhatchetProtocol

/// Which lines of the log are wanted, so that nobody reads all of it for a few.
package enum Topic: Sendable, Equatable {
    /// Those that name the incident, and those that name its model alone, from where the model's incident before it was
    /// opened until the one after it is.
    case incident(IncidentID)
    /// Those that name the model, with an incident or without.
    case model(ModelName)
    /// Those with one of these names, see ``Mention/name``.
    case names([String])

    /// Lines of these events.
    package static func events(_ names: EventName...) -> Topic { .names(names.map(\.rawValue)) }
}
