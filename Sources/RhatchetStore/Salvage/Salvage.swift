import Foundation
import GRDB
package import RhatchetEngine
import RhatchetProtocol

/// What is whole in a damaged store: the lines from the first on, as far as each hangs on the one before it.
///
/// Nothing after the first damage can be trusted to be all that there was; what can be read of it is kept as text.
package struct Salvage {
    private let store: DamagedStore
    package private(set) var whole: [Entry] = []
    /// Lines that can be read and hang on nothing.
    package private(set) var loose: [Entry] = []
    /// Why the first line that is not taken is not; nil where all are.
    package private(set) var reason: String?
    /// Whether anything is wrong with the store at all.
    package let isNeeded: Bool

    /// - Parameter path: of a copy of the damaged file; SQLite may write to it.
    /// - Throws: ``LedgerError/damaged(path:reason:)`` where nothing can be read at all.
    package init(copy path: String) throws {
        self.isNeeded = try Self.isDamaged(path)
        self.store = try DamagedStore(path: path)
        var chain = ChainWalk()
        for line in self.store.lines() {
            switch line {
            case .whole(let entry): self.take(entry, &chain)
            case .unreadable(let sequence, let reason): self.reason = self.reason ?? "line \(sequence) \(reason)"
            }
        }
        self.leaveHalfSteps()
    }

    /// A step is taken whole or not at all: its lines are of one transaction, and of one reading of the clocks.
    ///
    /// Where the line after the last whole one is of another step, that one was whole; else nobody knows.
    private mutating func leaveHalfSteps() {
        guard self.reason != nil, let last = self.whole.last else { return }
        if let next = self.loose.first, next.sequence == last.sequence + 1, next.stamp != last.stamp { return }
        let keep = self.whole.lastIndex { $0.stamp != last.stamp }.map { $0 + 1 } ?? 0
        self.loose.insert(contentsOf: self.whole[keep...], at: 0)
        self.whole.removeSubrange(keep...)
    }

    private static func isDamaged(_ path: String) throws -> Bool {
        do {
            return try !StoreAudit(SQLiteLedger(path: path)).damages.isEmpty
        } catch LedgerError.damaged, LedgerError.unreadable, LedgerError.unreadableProjection {
            return true
        }
    }

    package var head: LineMark {
        self.whole.last.map { LineMark(sequence: $0.sequence, hash: $0.hash) } ?? .beginning
    }

    private mutating func take(_ entry: Entry, _ chain: inout ChainWalk) {
        let fault = self.reason == nil ? chain.take(entry) ?? Self.fault(entry) : nil
        if let fault { self.reason = "line \(entry.sequence): \(fault)" }
        if self.reason == nil { self.whole.append(entry) } else { self.loose.append(entry) }
    }

    private static func fault(_ entry: Entry) -> String? {
        (try? Line(entry)) == nil ? "cannot be understood" : nil
    }

    /// Makes a store of the lines that are whole, with its effects as far as they had come.
    ///
    /// - Parameter path: where nothing is yet.
    package func write(to path: String) throws {
        let ledger = try SQLiteLedger(path: path)
        try ledger.write { transaction in
            for entry in self.whole {
                let draft = Draft(kind: entry.kind, at: entry.at, body: entry.body)
                try transaction.append(draft, stamp: entry.stamp)
            }
            for effect in try self.effects() {
                try transaction.enqueue(effect)
                try transaction.mark(effect.id, as: effect.progress, result: effect.result)
            }
        }
        try Projections.rebuild(ledger)
        try ledger.close()
    }

    /// Every effect as far as it is known to have come: from the outbox, else done where the log says so.
    ///
    /// One of which nothing is known stays pending: whoever performs it looks at the world first.
    private func effects() throws -> [StoredEffect] {
        var told = ToldEffects()
        for entry in self.whole { try told.take(Line(entry)) }
        return told.effects.map { effect in
            guard let kept = self.store.effect(effect.id) else { return effect }
            var effect = effect
            (effect.progress, effect.result) = kept
            return effect
        }
    }
}
