import RhatchetProtocol

/// Keeping what is derived from the log in step with it.
package enum Projections {
    /// How many lines are read at once.
    private static let batch = 5000

    /// Throws away everything that is derived, and makes it again from the log.
    ///
    /// - Throws: ``LedgerError``
    package static func rebuild(_ ledger: any Ledger) throws {
        try ledger.write { transaction in
            try transaction.dropProjection()
            try Self.catchUp(transaction)
        }
    }

    /// Does nothing where the projection is in step with the log, as every writer of this schema leaves it.
    static func bringUp(_ transaction: any LedgerTransaction) throws {
        guard try transaction.newestSequence() != transaction.projectedThrough() ?? 0 else { return }
        try Self.catchUp(transaction)
    }

    /// Brings the projection to the end of the log: a store of an older program has none.
    static func catchUp(_ transaction: any LedgerTransaction) throws {
        var folding = try Self.beginning(transaction)
        while true {
            let entries = try transaction.entries(after: folding.sequence, limit: Self.batch)
            guard !entries.isEmpty else { return }
            var gathering = Gathering()
            for entry in entries {
                let line = try Line(entry)
                try folding.bringToHand(line.content.incident, from: transaction)
                folding.fold(line)
                gathering.take(line.content, folding)
                folding.letEndedGo(after: line.content)
            }
            if let projection = try gathering.projection(&folding) { try transaction.project(projection) }
        }
    }

    /// Nil also where it cannot be read: it is only derived.
    static func readable(_ read: () throws -> Projection?) throws -> Projection? {
        do {
            return try read()
        } catch LedgerError.unreadableProjection {
            return nil
        }
    }

    /// Where the projection stands; one that cannot be read, or knows of lines that are not there, is thrown away.
    private static func beginning(_ transaction: any LedgerTransaction) throws -> Folding {
        guard let kept = try Self.readable({ try transaction.projection() }) else {
            try transaction.dropProjection()
            return Folding()
        }
        if kept.standing.sequence <= (try transaction.newestSequence()), let folding = try? Folding(kept) {
            return folding
        }
        try transaction.dropProjection()
        return Folding()
    }
}

extension Folding {
    /// Takes up the incident that the next line is about, when it has ended and was let go; gives whether it had to.
    @discardableResult
    mutating func bringToHand(_ id: IncidentID?, from transaction: any LedgerTransaction) throws -> Bool {
        guard let id, id.rawValue > 0, id.rawValue <= self.state.opened, self.state.incident(id) == nil,
            let kept = try transaction.incident(id)
        else { return false }
        self.takeUp(try Incident(kept))
        return true
    }
}

extension Incident {
    /// - Throws: ``LedgerError/unreadableProjection(_:reason:)``
    init(_ kept: Projection.KeptIncident) throws {
        do {
            self = try CanonicalJSON.decode(Incident.self, from: kept.body)
        } catch {
            throw LedgerError.unreadableProjection("\(kept.head.id)", reason: "\(error)")
        }
    }
}
