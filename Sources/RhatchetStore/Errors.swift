import GRDB
import RhatchetEngine

/// Runs `body` and says SQLite's errors in the ledger's words.
func translatingErrors<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw LedgerError(error, path: path)
    }
}

extension LedgerError {
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path, seconds: SQLiteLedger.busySeconds)
        default: self = .damaged(path: path, reason: error.message ?? "SQLite error \(error.resultCode.rawValue)")
        }
    }
}
