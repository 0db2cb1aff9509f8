import Foundation
import GRDB
import RhatchetEngine

/// A store of which parts cannot be read: what is left is read line by line, from a copy.
struct DamagedStore {
    /// How many lines in a row may be missing before the end of the log is taken to be reached.
    private static let patience: Int64 = 10_000

    private let queue: DatabaseQueue

    /// - Parameter path: of a copy of the store, with its journal beside it; SQLite may write to it.
    init(path: String) throws {
        var configuration = Configuration()
        // Else SQLite does not open a file that is shorter than its header says.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA writable_schema = ON") }
        self.queue = try translatingErrors(path) { try DatabaseQueue(path: path, configuration: configuration) }
        // Whether it is one at all.
        _ = try translatingErrors(path) { try self.queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } }
    }

    /// Every line that can still be read, in order, each with what is wrong with it.
    func lines() -> [RawEntry] {
        var found: [RawEntry] = []
        var missing: Int64 = 0
        let last = self.lastNumber
        var sequence: Int64 = 1
        while missing < Self.patience, sequence <= last ?? .max {
            if let line = self.line(sequence) {
                found.append(line)
                missing = 0
            } else {
                missing += 1
            }
            sequence += 1
        }
        return found
    }

    /// How far an effect had come; nil where that cannot be read any more.
    func effect(_ id: StoredEffect.ID) -> (progress: StoredEffect.Progress, result: String?)? {
        let row = try? self.queue.read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT progress, result FROM outbox WHERE sequence = ? AND place = ?",
                arguments: [id.sequence, id.index]
            )
        }
        guard let row, let name = try? row.decode(String.self, atIndex: 0),
            let progress = StoredEffect.Progress(rawValue: name)
        else { return nil }
        return (progress, try? row.decode(String.self, atIndex: 1))
    }

    private var lastNumber: Int64? {
        (try? self.queue.read { try Int64.fetchOne($0, sql: "SELECT max(sequence) FROM log") }) ?? nil
    }

    private func line(_ sequence: Int64) -> RawEntry? {
        (try? self.queue.read { try EntryRow.raw(sequence, in: $0) }) ?? nil
    }
}
