import Foundation
import RhatchetEngine
import RhatchetStore
import RhatchetTestSupport
import Testing

/// Every implementation of the port, for the suite that all of them pass.
enum LedgerKind: CaseIterable, CustomTestStringConvertible {
    case memory, sqlite

    var testDescription: String {
        switch self {
        case .memory: "InMemoryLedger"
        case .sqlite: "SQLiteLedger"
        }
    }

    /// `count` ledgers on one store, as `count` processes would have them.
    func open(_ count: Int, in folder: ScratchFolder) throws -> [any Ledger] {
        switch self {
        case .memory:
            let store = MemoryStore()
            return (0..<count).map { _ in InMemoryLedger(store) }
        case .sqlite:
            return try (0..<count).map { _ in try SQLiteLedger(path: folder.file("store.sqlite").path) }
        }
    }
}
