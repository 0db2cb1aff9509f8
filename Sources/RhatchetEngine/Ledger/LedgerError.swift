/// What can be wrong with a ledger, in words for the person in front of it.
package enum LedgerError: Error, Equatable {
    /// The file is there and is no ledger of ours, or a damaged one.
    case damaged(path: String, reason: String)
    /// Written by a newer Rhatchet.
    case newerSchema(path: String, found: Int, known: Int)
    /// The folder or the file cannot be written.
    case readOnly(path: String)
    /// The system refused a write for another reason than room or rights.
    case notWritten(path: String)
    /// No room on the device.
    case diskFull(path: String)
    /// Another process held the ledger for longer than the busy timeout.
    case busy(path: String, seconds: Int)
    /// It lies on a network file system, and another machine has opened it first.
    case otherHost(path: String, first: String, here: String)
    /// A stored line cannot be understood.
    case unreadable(sequence: Int64, reason: String)
    /// What is kept beside the log cannot be understood; the log is not touched by that.
    case unreadableProjection(String, reason: String)
}

extension LedgerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged(let path, let reason):
            "'\(path)' is not a readable store: \(reason); nothing was changed in it; bring back a copy, or take out what is whole "
                + "with 'rhatchet salvage'"
        case .newerSchema(let path, let found, let known):
            "'\(path)' has schema \(found), this program knows up to \(known); use the newer rhatchet"
        case .readOnly(let path):
            "'\(path)' cannot be written; give this account the right to write there"
        case .notWritten(let path):
            "'\(path)' could not be written, so nothing was recorded; look at the device, the quota and the limit on the "
                + "size of files (ulimit -f), and run the command again"
        case .diskFull(let path):
            "no room is left on the device of '\(path)'; free some and run the command again"
        case .busy(let path, let seconds):
            "'\(path)' was held by another process for \(seconds) s; run the command again"
        case .otherHost(let path, let first, let here):
            "'\(path)' lies on a network file system and belongs to '\(first)', this is '\(here)'; "
                + "run the command on '\(first)'"
        case .unreadable(let sequence, let reason):
            "line \(sequence) of the log cannot be read: \(reason); run 'rhatchet verify'"
        case .unreadableProjection(let what, let reason):
            "what is kept of \(what) cannot be read: \(reason); 'rhatchet verify --repair' makes it again from the log"
        }
    }
}
