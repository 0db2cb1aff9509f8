import Foundation
import GRDB
import RhatchetEngine

/// How the ledger's file is kept safe: its journal, its one machine and when a commit counts.
extension SQLiteLedger {
    /// A write-ahead log where one machine alone sees the file, else none.
    func chooseJournal(_ host: String) throws {
        switch self.fileSystem {
        case .local: try self.turnOn(journal: "wal")
        case .network:
            try self.turnOn(journal: "delete")
            try self.insistOnOneHost(host)
        }
    }

    /// The locks of a network file system hold between processes of one machine, at best.
    private func insistOnOneHost(_ host: String) throws {
        let first = try self.queue.writeWithoutTransaction { db in
            try db.execute(sql: "INSERT OR IGNORE INTO host (one, name) VALUES (1, ?)", arguments: [host])
            return try String.fetchOne(db, sql: "SELECT name FROM host")
        }
        if let first, first != host { throw LedgerError.otherHost(path: self.path, first: first, here: host) }
    }

    /// SQLite does not wait for others when it changes the journal's mode, so this does; afterwards it is in the file.
    private func turnOn(journal wanted: String) throws {
        let deadline = ContinuousClock.now + .seconds(Self.busySeconds)
        while true {
            do {
                let mode = try self.queue.writeWithoutTransaction {
                    try String.fetchOne($0, sql: "PRAGMA journal_mode = \(wanted)")
                }
                guard mode == wanted else {
                    throw LedgerError.damaged(path: self.path, reason: "its journal cannot be set to '\(wanted)'")
                }
                return
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < deadline
            {
                Thread.sleep(forTimeInterval: 0.005)
            }
        }
    }

    /// A decision is acknowledged only once it is on the disk.
    func insistOnFullSync() throws {
        try self.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        let level = try self.synchronousLevel()
        precondition(level == 2, "the ledger's writer must run with synchronous=FULL, it runs with \(level)")
    }
}
