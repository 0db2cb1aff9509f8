package import RhatchetProtocol

extension StoredEffect {
    /// What an event asks for, as it stands in the outbox from the same transaction on.
    package static func asked(by event: Event, at sequence: Int64) throws -> [StoredEffect] {
        try event.effects.enumerated().map { index, effect in
            StoredEffect(
                id: ID(sequence: sequence, index: index),
                progress: .pending,
                body: try CanonicalJSON.encode(effect)
            )
        }
    }
}
