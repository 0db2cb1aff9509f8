/// What an engine's decisions ask to be done outside of the record.
extension Engine {
    /// What asks to be done, oldest first.
    package func pendingEffects() throws -> [PendingEffect] {
        try self.ledger.pendingEffects().map(PendingEffect.init)
    }

    package func mark(_ effect: PendingEffect, as progress: StoredEffect.Progress, result: String? = nil) throws {
        try self.ledger.mark(effect.id, as: progress, result: result)
    }

    /// Ends an effect and tells what was seen of it, in one transaction: it is not told twice.
    package func settle(_ effect: PendingEffect, _ seen: Observation) throws {
        try self.transact { draft in
            if let conflict = seen.conflict { try draft.append(conflict) }
            let performed = Note.performed(PerformedEffect(effect: effect.effect, result: seen.result))
            try draft.append(seen.notes + [performed])
            try draft.mark(effect, as: .done, result: seen.result)
        }
    }
}
