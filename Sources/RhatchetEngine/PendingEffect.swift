package import RhatchetProtocol

/// An effect that is to be done, or that was begun by somebody who may have died over it.
package struct PendingEffect: Sendable, Equatable {
    package var id: StoredEffect.ID
    package var progress: StoredEffect.Progress
    package var effect: Effect
    /// What whoever began it noted.
    package var result: String?

    /// - Throws: ``LedgerError/unreadable(sequence:reason:)``
    init(_ stored: StoredEffect) throws {
        self.id = stored.id
        self.progress = stored.progress
        self.result = stored.result
        do {
            self.effect = try CanonicalJSON.decode(Effect.self, from: stored.body)
        } catch {
            throw LedgerError.unreadable(sequence: stored.id.sequence, reason: "\(error)")
        }
    }
}
