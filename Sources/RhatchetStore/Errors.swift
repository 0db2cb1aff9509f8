import Foundation
import GRDB
import RhatchetEngine

/// Runs `body` and says SQLite's errors in the ledger's words.
func translatingErrors<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw LedgerError(error, path: path)
    } catch let error as RowDecodingError {
        throw LedgerError.unreadableProjection("the state", reason: "\(error)")
    }
}

extension LedgerError {
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly(path: path)
        // What SQLite calls an I/O error is a full device where its shared memory could not be made.
        case .SQLITE_IOERR where Self.isFull(path): self = .diskFull(path: path)
        case .SQLITE_IOERR where Self.writes.contains(error.extendedResultCode): self = .notWritten(path: path)
        case .SQLITE_NOTADB: self = .damaged(path: path, reason: "it does not begin as an SQLite file does")
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path, seconds: SQLiteLedger.busySeconds)
        default: self = .damaged(path: path, reason: error.message ?? "SQLite error \(error.resultCode.rawValue)")
        }
    }

    /// I/O errors of a file that is written, which say nothing about what stands in it.
    private static let writes: [ResultCode] = [
        .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE,
        .SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP,
    ]

    /// Less room than a page of the log needs.
    private static func isFull(_ path: String) -> Bool {
        var device = statvfs()
        guard statvfs((path as NSString).deletingLastPathComponent, &device) == 0 else { return false }
        return UInt64(device.f_bavail) * UInt64(device.f_frsize) < 1 << 16
    }
}
